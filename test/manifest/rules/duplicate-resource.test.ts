import assert from "node:assert/strict";
import { duplicateResource } from "../../../src/manifest/rules/duplicate-resource.js";
import {
  calendarsRead,
  exchangeOnline,
  graph,
  manifest,
  offlineAccess,
  resource,
  userRead,
} from "../../support/manifests.js";
import { findingsOf, testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(duplicateResource);

const custom = "11111111-aaaa-3333-4444-555555555555";
const second = (appId: string) => `{ "resourceAppId": «"${appId}"», "resourceAccess": [] }`;

describe("duplicate-resource", () => {
  it("allows each resource once, and the same one in two applications", () => {
    allows(manifest(resource(graph, userRead), resource(exchangeOnline, userRead)));
    allows(`[${manifest(resource(graph))}, ${manifest(resource(graph))}]`);
  });

  it("reports the resource of the second entry", () => {
    reports(
      manifest(resource(graph, userRead), second(graph)),
      "Microsoft Graph already has an entry above.",
    );
  });

  it("reports it in another spelling", () => {
    reports(
      manifest(resource(graph), second(graph.toUpperCase()), second(`{${graph}}`), second("microsoft graph")),
    );
    reports(
      manifest(resource(custom), second(custom.toUpperCase()), second(custom.replaceAll("-", ""))),
      `“${custom}`,
    );
  });

  it("moves the permissions that are new into the first entry", () => {
    fixes(
      manifest(resource(graph, userRead), resource(graph, userRead, calendarsRead)),
      manifest(resource(graph, userRead, calendarsRead)),
    );
    fixes(manifest(resource(graph), resource(graph, userRead)), manifest(resource(graph, userRead)));
    fixes(manifest(resource(graph, userRead), resource(graph)), manifest(resource(graph, userRead)));
  });

  it("merges three entries, whatever stands between them", () => {
    const other = resource(exchangeOnline, userRead);
    fixes(
      manifest(
        resource(graph, userRead),
        other,
        resource(graph, calendarsRead),
        other.replace(exchangeOnline, custom),
        resource(graph, offlineAccess),
      ),
      manifest(
        resource(graph, userRead, calendarsRead, offlineAccess),
        other,
        other.replace(exchangeOnline, custom),
      ),
    );
  });

  it("keeps lines, comments and trailing commas of the rest", () => {
    fixes(
      [
        `{ "requiredResourceAccess": [{`,
        `    "resourceAppId": "${graph}",`,
        `    "resourceAccess": [`,
        `      ${userRead}, // sign in`,
        `    ]`,
        `  }, {`,
        `    "resourceAppId": "${graph}",`,
        `    "resourceAccess": [`,
        `      ${calendarsRead}`,
        `    ]`,
        `  }] }`,
        ``,
      ].join("\r\n"),
      [
        `{ "requiredResourceAccess": [{`,
        `    "resourceAppId": "${graph}",`,
        `    "resourceAccess": [`,
        `      ${userRead}, // sign in`,
        `      ${calendarsRead},`,
        `    ]`,
        `  }] }`,
        ``,
      ].join("\r\n"),
    );
  });

  it("asks before it drops comments, or entries that are no permissions", () => {
    const isSafe = (text: string) => findingsOf(duplicateResource, text)[0]?.fixes[0]?.safe;
    assert.equal(isSafe(manifest(resource(graph), resource(graph, userRead))), true);
    assert.equal(isSafe(manifest(resource(graph), resource(graph, `${userRead} /* sign in */`))), false);
    assert.equal(isSafe(manifest(resource(graph), resource(graph, "null"))), false);
  });

  it("offers nothing where an entry has no list, or is half-typed", () => {
    assert.deepEqual(offers(manifest(`{ "resourceAppId": "${graph}" }`, resource(graph, userRead))), []);
    assert.deepEqual(
      offers(
        `{ "requiredResourceAccess": [${resource(graph)}, { "resourceAppId": "${graph}", "resourceAccess": [`,
      ),
      [],
    );
  });

  it("says nothing of entries without a resource", () => {
    allows(
      manifest(
        resource(""),
        resource(""),
        "{}",
        "{}",
        `{ "resourceAppId": null }`,
        `{ "resourceAppId": null }`,
      ),
    );
    allows(manifest(`{ "resourceAppId": {{A}} }`, `{ "resourceAppId": {{B}} }`));
  });

  it("treats names that JavaScript knows like any other", () => {
    allows(manifest(resource("constructor"), resource("__proto__"), resource("toString")));
  });
});

import assert from "node:assert/strict";
import { unknownResource } from "../../../src/manifest/rules/unknown-resource.js";
import {
  access,
  calendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers, severities } = testing(unknownResource);

const custom = "11111111-2222-3333-4444-555555555555";
const off = `${graph.slice(0, -1)}1`;

describe("unknown-resource", () => {
  it("allows resources of the catalogue, in either case", () => {
    allows(requesting(userRead));
    allows(manifest(resource(graph.toUpperCase())));
  });

  it("leaves names, malformed GUIDs, placeholders and the GUID of zeros to others", () => {
    for (const id of [
      "Microsoft Graph",
      "Nothing",
      "{0000}",
      "${{ID}}",
      "",
      "00000000-0000-0000-0000-000000000000",
    ]) {
      allows(manifest(resource(id, userRead)));
    }
    allows(manifest(`{ "resourceAppId": 3, "resourceAccess": [] }`));
  });

  it("corrects a wrong digit, by the permissions of the entry", () => {
    reports(
      manifest(`{ "resourceAppId": «"${off}"», "resourceAccess": [${calendarsRead}] }`),
      "probably meant to be Microsoft Graph.",
    );
    fixes(manifest(resource(off, calendarsRead)), manifest(resource(graph, calendarsRead)));
    assert.deepEqual(severities(manifest(resource(off, calendarsRead))), ["warning"]);
  });

  it("corrects a GUID that is all wrong, by the permissions of the entry", () => {
    fixes(manifest(resource(custom, fullAccessAsApp)), manifest(resource(exchangeOnline, fullAccessAsApp)));
    assert.match(
      offers(manifest(resource(custom, access("798ee544-9d2d-430c-a058-570e29e34338", "Role"))))[0] ?? "",
      /\(Microsoft Graph\)/,
    );
  });

  it("names a few candidates where nothing else tells them apart, those in service first", () => {
    const between = resource("00000001-0000-0000-c000-000000000000");
    reports(manifest(between.replace(/"0[^"]*"/, "«$&»")), "probably meant to be Microsoft Graph or ");
    assert.equal(offers(manifest(between)).length, 3);
    assert.ok(!offers(manifest(between)).some((title) => title.includes("Windows Azure Active Directory")));
  });

  it("only remarks an API that resembles nothing", () => {
    const own = manifest(
      `{ "resourceAppId": «"${custom}"», "resourceAccess": [${access(custom, "Scope")}] }`,
    );
    reports(own, "If it is an API of your own");
    assert.deepEqual(severities(own), ["information"]);
    assert.deepEqual(offers(own), []);
  });

  it("does not guess by a part of the permissions", () => {
    assert.deepEqual(offers(manifest(resource(custom, userRead, access(custom, "Scope")))), []);
  });
});

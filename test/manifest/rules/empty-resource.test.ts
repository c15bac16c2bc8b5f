import assert from "node:assert/strict";
import { emptyResource } from "../../../src/manifest/rules/empty-resource.js";
import { exchangeOnline, graph, manifest, requesting, resource, userRead } from "../../support/manifests.js";
import { findingsOf, testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(emptyResource);

const empty = resource(graph);
const full = resource(exchangeOnline, userRead);

describe("empty-resource", () => {
  it("allows lists with anything in them, and what is no list", () => {
    allows(requesting(userRead));
    allows(requesting("{}"));
    allows(requesting("{{permissions}}"));
    allows(
      manifest(`{ "resourceAppId": "${graph}" }`, `{ "resourceAppId": "${graph}", "resourceAccess": {} }`),
    );
  });

  it("allows an application that asks for nothing at all", () => {
    allows(manifest());
  });

  it("reports the empty list, with the name of the resource", () => {
    reports(
      manifest(`{ "resourceAppId": "${graph}", "resourceAccess": «[]» }`),
      "Nothing is asked of Microsoft Graph here.",
    );
    reports(manifest(`{ "resourceAppId": "x", "resourceAccess": «[]» }`), "Nothing is asked of “x” here.");
    reports(
      manifest(`{ "resourceAppId": "", "resourceAccess": «[]» }`),
      "Nothing is asked of this resource here.",
    );
  });

  it("removes the entry, and leaves the others as they are", () => {
    fixes(manifest(empty), manifest());
    fixes(manifest(full, empty, full), manifest(full, full));
    fixes(
      `[\r\n\t// first\r\n\t${full}, // one\r\n\t${empty}, // two\r\n\t${full},\r\n]`,
      `[\r\n\t// first\r\n\t${full}, // one\r\n\t${full},\r\n]`,
    );
  });

  it("asks before it removes comments, such as permissions that were commented out", () => {
    const isSafe = (text: string) => findingsOf(emptyResource, text)[0]?.fixes[0]?.safe;
    assert.equal(isSafe(manifest(empty)), true);
    assert.equal(isSafe(manifest(empty.replace("[]", `[/* ${userRead} */]`))), false);
  });

  it("offers nothing for a single entry without a list around it", () => {
    assert.deepEqual(offers(empty), []);
  });

  it("says nothing of a list that is being typed", () => {
    allows(`{ "requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [`);
  });
});

import assert from "node:assert/strict";
import { fixAll } from "../../../src/manifest/fix.js";
import { incompletePermission } from "../../../src/manifest/rules/incomplete-permission.js";
import {
  access,
  exchangeOnline,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { context, testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(incompletePermission);

const scope = "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42";

describe("incomplete-permission", () => {
  it("allows whole permissions, and values of the wrong kind, which others speak of", () => {
    allows(requesting(userRead));
    allows(manifest(`{ "resourceAppId": 1, "resourceAccess": 2 }`));
    allows(requesting(`{ "id": null, "type": 1 }`));
  });

  it("reports a permission without an id", () => {
    reports(requesting(`«{ "type": "Scope" }»`), "has no id");
    reports(requesting(`{ "id": «""», "type": "Scope" }`), "has no id");
    reports(requesting(`{ "id": «"  "», "type": "Scope" }`), "has no id");
  });

  it("reports an empty permission once", () => {
    reports(requesting("«{}»"), "has no id and no type");
  });

  it("adds the type that the GUID has", () => {
    reports(requesting(`«{ "id": "${scope}" }»`), "has no type");
    fixes(requesting(`{ "id": "${scope}" }`), requesting(access(scope, "Scope")));
    fixes(requesting(`{ "id": "${scope}", "type": "" }`), requesting(access(scope, "Scope")));
  });

  it("offers both types where the GUID has both", () => {
    const both = "405a51b5-8d8d-430b-9842-8be4b0e9f324";
    assert.equal(offers(requesting(`{ "id": "${both}" }`)).length, 2);
  });

  it("offers no type where the resource does not publish the GUID", () => {
    assert.deepEqual(
      offers(manifest(`{ "resourceAppId": "${exchangeOnline}", "resourceAccess": [{ "id": "${scope}" }] }`)),
      [],
    );
    assert.deepEqual(offers(requesting(`{ "id": "constructor" }`)), []);
  });

  it("points at the brace of an entry without a resource, and adds the one that fits", () => {
    reports(manifest(`«{» "resourceAccess": [${userRead}] }`), "resourceAppId is missing");
    fixes(
      manifest(`{ "resourceAccess": [${userRead}] }`),
      manifest(`{ "resourceAccess": [${userRead}], "resourceAppId": "${graph}" }`),
    );
    fixes(manifest(resource("", userRead)), manifest(resource(graph, userRead)));
  });

  it("prefers Microsoft Graph where several resources publish a GUID", () => {
    const shared = access("798ee544-9d2d-430c-a058-570e29e34338", "Role");
    assert.match(offers(manifest(`{ "resourceAccess": [${shared}] }`))[0] ?? "", /\(Microsoft Graph\)$/);
  });

  it("reports an entry without permissions", () => {
    reports(manifest(`«{» "resourceAppId": "${graph}" }`), "resourceAccess is missing");
  });

  it("says nothing of what is half-typed, or runs together behind an error", () => {
    for (const text of [
      `{ "requiredResourceAccess": [{`,
      `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [{`,
      `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [{ "id": "${scope}", `,
      `[{ "resourceAppId": "${graph}", "resourceAccess": [${userRead} }, { "resourceAppId": "${graph}", "resourceAccess": [] }]`,
    ]) {
      allows(text);
    }
  });

  it("speaks up in spite of a missing comma", () => {
    reports(requesting(`${userRead} «{ "id": "${scope}" }»`));
  });

  it("expects no resource of a bare list of permissions", () => {
    allows(`"resourceAccess": [${userRead}]`);
  });

  it("adds no type unasked, for with one the app asks for what it did not ask for", () => {
    const text = requesting(`{ "id": "${scope}" }`);
    assert.equal(offers(text).length, 1);
    assert.deepEqual(fixAll(text, context), { text, count: 0 });
  });
});

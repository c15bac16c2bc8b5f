import assert from "node:assert/strict";
import { retiredResource } from "../../../src/manifest/rules/retired-resource.js";
import {
  access,
  azureAdGraph,
  calendarsRead,
  exchangeOnline,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers, severities } = testing(retiredResource);

/** Permissions of Azure AD Graph. */
const oldUserRead = access("311a71cc-e848-46a1-bdf8-97ff7156d8e6", "Scope");
const oldDirectoryRead = access("5778995a-e1bf-45b8-affa-663a9f3f4d04", "Scope");
const oldUnknown = access("11111111-2222-3333-4444-555555555555", "Scope");

const old = (...accesses: string[]) => resource(azureAdGraph, ...accesses);

describe("retired-resource", () => {
  it("allows Microsoft Graph and Exchange Online, whose ids look alike", () => {
    allows(manifest(resource(graph, calendarsRead), resource(exchangeOnline)));
  });

  it("allows a resource that nobody knows", () => {
    allows(manifest(resource("11111111-2222-3333-4444-555555555555", oldUserRead)));
  });

  it("reports Azure AD Graph at its id, in any spelling", () => {
    const marked = (id: string) =>
      `{ "requiredResourceAccess": [{ "resourceAppId": «"${id}"», "resourceAccess": [] }] }`;
    reports(marked(azureAdGraph), "Azure AD Graph) is retired");
    reports(marked("00000002-0000-0000-C000-000000000000"));
    reports(marked("{00000002-0000-0000-c000-000000000000}"));
  });

  it("is an error from the final day on, and a warning before it", () => {
    const text = manifest(old(oldUserRead));
    assert.deepEqual(severities(text), ["error"]);
    assert.deepEqual(testing(retiredResource, { asOf: "2020-01-01" }).severities(text), ["warning"]);
  });

  it("asks for the counterpart of Microsoft Graph in place", () => {
    fixes(manifest(old(oldUserRead)), requesting(userRead));
  });

  it("asks in the entry of Microsoft Graph where there is one, and for nothing twice", () => {
    fixes(manifest(old(oldUserRead), resource(graph, calendarsRead)), requesting(calendarsRead, userRead));
    fixes(manifest(resource(graph, userRead), old(oldUserRead)), requesting(userRead));
  });

  it("says in the title how many permissions the fix leaves out", () => {
    assert.deepEqual(offers(manifest(old(oldUserRead, oldUnknown))), [
      "Ask for User.Read of Microsoft Graph instead, leaving out 1 permission",
      "Remove the entry",
    ]);
  });

  it("names each counterpart once", () => {
    assert.equal(
      offers(manifest(old(oldUserRead, oldUserRead, oldDirectoryRead)))[0],
      "Ask for User.Read and Directory.Read.All of Microsoft Graph instead",
    );
  });

  it("offers only to remove the entry where no counterpart is known", () => {
    assert.deepEqual(offers(manifest(old(oldUnknown))), ["Remove the entry"]);
    fixes(manifest(old(oldUnknown), resource(graph, userRead)), requesting(userRead));
  });

  it("offers nothing to remove where the text is a single entry", () => {
    assert.deepEqual(offers(old(oldUnknown)), []);
    fixes(old(oldUserRead), resource(graph, userRead));
  });
});

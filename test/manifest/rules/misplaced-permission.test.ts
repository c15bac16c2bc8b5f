import assert from "node:assert/strict";
import { misplacedPermission } from "../../../src/manifest/rules/misplaced-permission.js";
import {
  access,
  azureAdGraph,
  calendarsRead,
  ewsAccessAsUser,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  offlineAccess,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(misplacedPermission);

const sharePoint = "00000003-0000-0ff1-ce00-000000000000";
const shared = access("798ee544-9d2d-430c-a058-570e29e34338", "Role");

describe("misplaced-permission", () => {
  it("allows permissions of the resource, and one GUID below each resource that publishes it", () => {
    allows(requesting(calendarsRead));
    allows(manifest(resource(graph, shared), resource(exchangeOnline, shared, fullAccessAsApp)));
  });

  it("leaves the wrong kind, unknown GUIDs and unknown APIs to others", () => {
    allows(requesting(access("465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "Role")));
    allows(
      requesting(access("11111111-2222-3333-4444-555555555555", "Role"), access("constructor", "Role"), "{}"),
    );
    allows(manifest(resource("11111111-2222-3333-4444-555555555555", fullAccessAsApp)));
  });

  it("reports the GUID of a permission of another resource", () => {
    reports(
      requesting(fullAccessAsApp.replace(/"dc[^"]*"/, "«$&»")),
      "This GUID is full_access_as_app of Office 365 Exchange Online, not a permission of Microsoft Graph.",
    );
  });

  it("moves it into the entry of its resource", () => {
    fixes(
      manifest(resource(graph, userRead, fullAccessAsApp), resource(exchangeOnline, ewsAccessAsUser)),
      manifest(resource(graph, userRead), resource(exchangeOnline, ewsAccessAsUser, fullAccessAsApp)),
    );
  });

  it("makes the entry where there is none", () => {
    fixes(
      manifest(resource(graph, userRead, fullAccessAsApp)),
      manifest(resource(graph, userRead), resource(exchangeOnline, fullAccessAsApp)),
    );
  });

  it("changes the resource where it stands alone", () => {
    fixes(manifest(resource(graph, fullAccessAsApp)), manifest(resource(exchangeOnline, fullAccessAsApp)));
  });

  it("takes it away where its resource is asked for it already", () => {
    fixes(
      manifest(resource(graph, userRead, fullAccessAsApp), resource(exchangeOnline, fullAccessAsApp)),
      manifest(resource(graph, userRead), resource(exchangeOnline, fullAccessAsApp)),
    );
  });

  it("corrects the type on the way", () => {
    fixes(
      manifest(resource(graph, access("dc890d15-9560-4a4c-9b7f-a736ec74ec40", "Scope"))),
      manifest(resource(exchangeOnline, fullAccessAsApp)),
    );
  });

  it("prefers Microsoft Graph among several resources", () => {
    const text = manifest(resource(sharePoint, shared));
    reports(
      text.replace(/"798[^"]*"/, "«$&»"),
      "Calendars.Read of Microsoft Graph and Calendars.Read of Office 365 Exchange Online",
    );
    assert.deepEqual(offers(text), [
      "Move Calendars.Read (application) to Microsoft Graph",
      "Move Calendars.Read (application) to Office 365 Exchange Online",
    ]);
  });

  it("names each meaning where a GUID has several", () => {
    const text = manifest(resource(sharePoint, access("ef54d2bf-783f-4e0f-bca1-3210c0444d99", "Role")));
    reports(
      text.replace(/"ef5[^"]*"/, "«$&»"),
      "Calendars.ReadWrite of Microsoft Graph and Calendars.ReadWrite.All of Office 365 Exchange Online",
    );
  });

  it("offers what the resource itself calls so", () => {
    assert.deepEqual(offers(requesting(ewsAccessAsUser)), [
      "Move EWS.AccessAsUser.All (delegated) to Office 365 Exchange Online",
      "Write 9769c687-087d-48ac-9cb3-c37dde652038 (EWS.AccessAsUser.All, delegated)",
    ]);
  });

  it("does not move anything to a retired resource", () => {
    const old = access("311a71cc-e848-46a1-bdf8-97ff7156d8e6", "Scope");
    fixes(requesting(old, offlineAccess), requesting(userRead, offlineAccess));
  });

  it("moves permissions away from a retired resource", () => {
    fixes(manifest(resource(azureAdGraph, userRead)), manifest(resource(graph, userRead)));
  });

  it("keeps line ends, indentation and comments", () => {
    fixes(
      [
        `[`,
        `\t{ // one`,
        `\t\t"resourceAppId": "${graph}",`,
        `\t\t"resourceAccess": [`,
        `\t\t\t${userRead}, // sign in`,
        `\t\t\t${fullAccessAsApp}`,
        `\t\t]`,
        `\t},`,
        `\t{ "resourceAppId": "${exchangeOnline}", "resourceAccess": [`,
        `\t\t\t${ewsAccessAsUser} // EWS`,
        `\t\t] }`,
        `]`,
      ].join("\r\n"),
      [
        `[`,
        `\t{ // one`,
        `\t\t"resourceAppId": "${graph}",`,
        `\t\t"resourceAccess": [`,
        `\t\t\t${userRead} // sign in`,
        `\t\t]`,
        `\t},`,
        `\t{ "resourceAppId": "${exchangeOnline}", "resourceAccess": [`,
        `\t\t\t${ewsAccessAsUser}, // EWS`,
        `\t\t\t${fullAccessAsApp}`,
        `\t\t] }`,
        `]`,
      ].join("\r\n"),
    );
  });

  it("offers no move out of a single entry without a list around it", () => {
    assert.deepEqual(offers(resource(graph, userRead, fullAccessAsApp)), []);
  });
});

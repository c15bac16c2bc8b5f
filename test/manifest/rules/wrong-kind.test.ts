import assert from "node:assert/strict";
import { wrongKind } from "../../../src/manifest/rules/wrong-kind.js";
import {
  access,
  appCalendarsRead,
  calendarsRead,
  exchangeOnline,
  graph,
  manifest,
  requesting,
  resource,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(wrongKind);

const scope = "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42";
const ews = "3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5";

describe("wrong-kind", () => {
  it("allows the right kind, and a GUID that has both", () => {
    const both = "405a51b5-8d8d-430b-9842-8be4b0e9f324";
    allows(requesting(calendarsRead, appCalendarsRead, access(both, "Role"), access(both, "Scope")));
  });

  it("reports the GUID of the other kind", () => {
    reports(
      requesting(`{ "id": «"${scope}"», "type": "Role" }`),
      "This is the GUID of the delegated Calendars.Read",
    );
  });

  it("offers the GUID of the same name first, then the other type", () => {
    fixes(requesting(access(scope, "Role")), requesting(appCalendarsRead));
    fixes(requesting(access(scope, "Role")), requesting(calendarsRead), "^Change the type");
  });

  it("offers only the type where the name has one kind", () => {
    const wrong = manifest(resource(exchangeOnline, access(ews, "Role")));
    reports(wrong.replace(`"${ews}"`, `«"${ews}"»`), "There is no application permission of that name.");
    assert.deepEqual(offers(wrong), ["Change the type to Scope (delegated)"]);
  });

  it("sees through other spellings of the type and the GUID", () => {
    fixes(
      requesting(access(scope.toUpperCase(), "application")),
      requesting(access("798ee544-9d2d-430c-a058-570e29e34338", "application")),
    );
    reports(requesting(`{ "type": "role", "id": «"{${scope}}"» }`));
  });

  it("changes nothing but the value", () => {
    fixes(
      `[{ "resourceAppId": "${graph}", "resourceAccess": [\r\n{ "type" : "Role" /* app */, // x\r\n  "id":"${scope}", },\r\n] }]`,
      `[{ "resourceAppId": "${graph}", "resourceAccess": [\r\n{ "type" : "Role" /* app */, // x\r\n  "id":"798ee544-9d2d-430c-a058-570e29e34338", },\r\n] }]`,
    );
  });

  it("says nothing of GUIDs of other resources, unknown types and unknown resources", () => {
    allows(manifest(resource("Microsoft Graph", access("dc890d15-9560-4a4c-9b7f-a736ec74ec40", "Scope"))));
    allows(requesting(access(scope, "constructor"), access("constructor", "Role")));
    allows(manifest(resource("11111111-2222-3333-4444-555555555555", access(scope, "Role"))));
  });
});

import assert from "node:assert/strict";
import { literalName } from "../../../src/manifest/rules/literal-name.js";
import {
  access,
  application,
  exchangeOnline,
  graph,
  manifest,
  requesting,
  resource,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers, severities } = testing(literalName);

const named = manifest(resource("Microsoft Graph", access("Calendars.Read", "Role")));
const template = application(
  `"name": "sync-\${{TEAMSFX_ENV}}"`,
  resource("Microsoft Graph", access("User.Read", "Scope")),
);

describe("literal-name", () => {
  it("allows GUIDs", () => {
    allows(manifest(resource(graph, access("798ee544-9d2d-430c-a058-570e29e34338", "Role"))));
  });

  it("leaves what is meant as a GUID, placeholders and what is empty to others", () => {
    for (const id of [
      "",
      " ",
      "{798ee544-9d2d-430c-a058-570e29e34338}",
      "798ee544-9d2d-430c",
      "<id>",
      "${{ID}}",
      "{{id}}",
    ]) {
      allows(manifest(resource(id, access(id, "Role"))));
    }
    allows(requesting(access("798ee544-9d2d-430c-a058-570e29e34338 (Calendars.Read)", "Role")));
  });

  it("allows what a deployment tool works out", () => {
    for (const id of ["[parameters('graph')]", "$(GraphId)", "%GRAPH%", "__GraphId__", "${var.graph}"]) {
      allows(manifest(resource(id, access(id, "Role"))));
    }
  });

  it("reports the names that Microsoft's app templates write, and replaces both by GUIDs", () => {
    reports(
      manifest(
        `{ "resourceAppId": «"Microsoft Graph"», "resourceAccess": [{ "id": «"Calendars.Read"», "type": "Role" }] }`,
      ),
      "want the GUID of ",
    );
    fixes(named, manifest(resource(graph, access("798ee544-9d2d-430c-a058-570e29e34338", "Role"))));
  });

  it("takes the GUID of the kind that is asked for", () => {
    fixes(
      requesting(access("calendars.read", "Scope")),
      requesting(access("465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "Scope")),
    );
  });

  it("warns, and only remarks it in a template", () => {
    assert.deepEqual(severities(named), ["warning", "warning"]);
    assert.deepEqual(severities(template), ["information", "information"]);
  });

  it("reports a name that no resource has, with the nearest", () => {
    reports(
      manifest(`{ "resourceAppId": «"Microsft Graph"», "resourceAccess": [] }`),
      "neither a GUID nor the name",
    );
    fixes(manifest(resource("Microsft Graph")), manifest(resource(graph)));
    assert.deepEqual(severities(manifest(resource("Fabrikam"))), ["error"]);
  });

  it("reports a name that no permission has, with the nearest", () => {
    reports(
      requesting(`{ "id": «"Calendar.Read"», "type": "Role" }`),
      "“Calendar.Read” is not an application permission",
    );
    fixes(
      requesting(access("Calendar.Read", "Role")),
      requesting(access("798ee544-9d2d-430c-a058-570e29e34338", "Role")),
    );
  });

  it("offers the name in the other kind, together with its type", () => {
    const mixed = manifest(resource(exchangeOnline, access("full_access_as_app", "Scope")));
    reports(mixed.replace('"full_access_as_app"', '«"full_access_as_app"»'), "is not a delegated permission");
    fixes(mixed, manifest(resource(exchangeOnline, access("dc890d15-9560-4a4c-9b7f-a736ec74ec40", "Role"))));
  });

  it("offers both kinds where the type is missing", () => {
    assert.deepEqual(offers(requesting('{ "id": "Calendars.Read" }')), [
      "Write 465a38f9-76ea-45b9-9f34-9e8b0d4b0b42 (Calendars.Read, delegated)",
      "Write 798ee544-9d2d-430c-a058-570e29e34338 (Calendars.Read, application)",
    ]);
  });

  it("reports a name below an API that the catalogue does not know", () => {
    reports(
      manifest(
        `{ "resourceAppId": "11111111-2222-3333-4444-555555555555", "resourceAccess": [{ "id": «"access_as_user"», "type": "Scope" }] }`,
      ),
      "want the GUID of “access_as_user”",
    );
  });

  it("says nothing of names below a resource that is itself not understood", () => {
    reports(
      manifest(`{ "resourceAppId": «"Fabrikam"», "resourceAccess": [{ "id": "a.b", "type": "Scope" }] }`),
    );
    allows(manifest(`{ "resourceAppId": 1, "resourceAccess": [{ "id": "a.b", "type": "Scope" }] }`));
  });

  it("treats names that JavaScript knows like any other", () => {
    for (const name of ["constructor", "__proto__x", "toString"]) {
      reports(
        requesting(`{ "id": «"${name}"», "type": "${name}" }`),
        "is not a permission of Microsoft Graph",
      );
    }
  });

  it("shortens a name that has no end, also one of several lines", () => {
    const [finding] = reports(requesting(`{ "id": «"${"x\\n".repeat(5000)}"», "type": "Role" }`));
    assert.ok(finding && finding.message.length < 200 && !finding.message.includes("\n"));
  });

  it("says nothing of a name that is being typed", () => {
    allows(`[{ "resourceAppId": "${graph}", "resourceAccess": [{ "id": "Calen`);
  });
});

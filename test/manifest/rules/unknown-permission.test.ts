import assert from "node:assert/strict";
import { unknownPermission } from "../../../src/manifest/rules/unknown-permission.js";
import {
  access,
  calendarsRead,
  fullAccessAsApp,
  manifest,
  requesting,
  resource,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers, severities } = testing(unknownPermission);

const role = "798ee544-9d2d-430c-a058-570e29e34338";
const off = "798ee544-9d2d-430c-a058-570e29e34339";
const nothing = "11111111-2222-3333-4444-555555555555";

describe("unknown-permission", () => {
  it("allows permissions of the resource, in either case and of either kind", () => {
    allows(requesting(calendarsRead, access(role.toUpperCase(), "Role"), access(role, "Scope")));
  });

  it("leaves permissions of other resources, retired ones and the GUID of zeros to others", () => {
    allows(requesting(fullAccessAsApp));
    allows(requesting(access("1a997f7e-17c6-44c3-adc4-996e0712c777", "Role")));
    allows(requesting(access("00000000-0000-0000-0000-000000000000", "Role")));
  });

  it("leaves names and malformed GUIDs to others", () => {
    allows(
      requesting(
        access("Calendars.Read", "Role"),
        access(`{${off}}`, "Role"),
        access("", "Role"),
        "{}",
        '{ "id": 1 }',
      ),
    );
  });

  it("says nothing of permissions of an unknown API", () => {
    allows(manifest(resource(nothing, access(off, "Role"))));
  });

  it("corrects a wrong digit, or two", () => {
    reports(
      requesting(`{ "id": «"${off}"», "type": "Role" }`),
      "differs by a digit or two from Calendars.Read.",
    );
    fixes(requesting(access(off, "Role")), requesting(access(role, "Role")));
    fixes(requesting(access(off.replace("798", "797"), "Role")), requesting(access(role, "Role")));
    assert.deepEqual(severities(requesting(access(off, "Role"))), ["error"]);
  });

  it("corrects a wrong digit although the type is wrong or missing, too", () => {
    assert.equal(offers(requesting(access(off, "Scope"))).length, 1);
    assert.equal(offers(requesting(`{ "id": "${off}" }`)).length, 1);
  });

  it("only warns where nothing is near, because the catalogue has a date", () => {
    reports(
      requesting(`{ "id": «"${nothing}"», "type": "Role" }`),
      "when the catalogue was made on 2026-08-22",
    );
    assert.deepEqual(severities(requesting(access(nothing, "Role"))), ["warning"]);
    assert.deepEqual(offers(requesting(access(nothing, "Role"))), []);
  });
});

import assert from "node:assert/strict";
import { extraPermission } from "../../../src/manifest/rules/extra-permission.js";
import {
  access,
  appCalendarsRead,
  calendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { asking } from "../../support/needs.js";
import { needing, testing } from "../../support/testing.js";

const needs = needing({
  permissions: [
    asking("Role", "Calendars.Read"),
    asking("Scope", "User.Read", { optional: true }),
    asking("Scope", "Calendars.Read", { outdated: "It is not needed any more." }),
  ],
});
const { allows, reports, fixes, offers, severities } = testing(extraPermission, { needs });
const mark = (entry: string) => entry.replace(/"[0-9a-f-]{36}"/, "«$&»");

describe("extra-permission", () => {
  it("says nothing without a profile", () => {
    testing(extraPermission).allows(manifest(resource(exchangeOnline, fullAccessAsApp)));
  });

  it("says nothing where the profile has no registration to make", () => {
    const registration = { by: "nobody", why: "There is none." } as const;
    const nobodys = { ...needs, permissions: [], mode: { ...needs.mode, registration } };
    testing(extraPermission, { needs: nobodys }).allows(requesting(userRead));
  });

  it("allows what is needed, optional or outdated", () => {
    allows(requesting(appCalendarsRead, userRead, calendarsRead));
  });

  it("reports what is none of these", () => {
    const text = manifest(resource(graph, appCalendarsRead), resource(exchangeOnline, mark(fullAccessAsApp)));
    reports(text, "Sync does not need full_access_as_app (application) of Office 365 Exchange Online");
    assert.deepEqual(severities(text), ["information"]);
  });

  it("tells kinds apart", () => {
    const onlyRole = needing({ permissions: [asking("Role", "Calendars.Read")] });
    testing(extraPermission, { needs: onlyRole }).reports(requesting(appCalendarsRead, mark(calendarsRead)));
  });

  it("leaves what nobody knows to other rules", () => {
    allows(requesting(access("11111111-2222-3333-4444-555555555555", "Role")));
    allows(requesting(access("798ee544-9d2d-430c-a058-570e29e34338", "Scope")));
  });

  it("removes it, with the entry of a resource that is left without any", () => {
    const calendar = resource(graph, appCalendarsRead);
    assert.deepEqual(offers(manifest(resource(exchangeOnline, fullAccessAsApp))), [
      "Remove full_access_as_app (application)",
    ]);
    fixes(manifest(calendar, resource(exchangeOnline, fullAccessAsApp)), manifest(calendar));
    const mailRead = access("810c84a8-4a9e-49e6-bf7d-12d183f40d01", "Role");
    fixes(requesting(appCalendarsRead, mailRead, userRead), requesting(appCalendarsRead, userRead));
  });
});

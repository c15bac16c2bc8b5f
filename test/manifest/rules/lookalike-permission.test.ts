import assert from "node:assert/strict";
import { lookalikePermission } from "../../../src/manifest/rules/lookalike-permission.js";
import {
  access,
  appCalendarsRead,
  appCalendarsReadWrite,
  calendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  requesting,
  resource,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(lookalikePermission);

const workHours = access("470229df-a15a-4b08-9d95-8c534862b362", "Role");

describe("lookalike-permission", () => {
  it("allows the permissions that are what they are called", () => {
    allows(requesting(calendarsRead, appCalendarsRead, appCalendarsReadWrite));
    allows(manifest(resource(exchangeOnline, fullAccessAsApp)));
  });

  it("reports the permission for work hours that is called like the one for events", () => {
    reports(requesting(workHours.replace(/"470[^"]*"/, "«$&»")), /^Calendars\.Read\.All: .*work hours.*\.$/);
    fixes(requesting(workHours), requesting(appCalendarsRead));
  });

  it("reports it by its name, too", () => {
    reports(requesting(`{ "id": «"Calendars.Read.All"», "type": "Role" }`));
  });

  it("moves a permission of the retired Outlook REST API to Microsoft Graph", () => {
    const old = access("ef54d2bf-783f-4e0f-bca1-3210c0444d99", "Role");
    reports(
      manifest(resource(exchangeOnline, old)).replace(/"ef5[^"]*"/, "«$&»"),
      "retired Outlook REST API",
    );
    fixes(
      manifest(resource(graph, calendarsRead), resource(exchangeOnline, fullAccessAsApp, old)),
      manifest(
        resource(graph, calendarsRead, appCalendarsReadWrite),
        resource(exchangeOnline, fullAccessAsApp),
      ),
    );
    fixes(manifest(resource(exchangeOnline, old)), manifest(resource(graph, appCalendarsReadWrite)));
  });

  it("takes it away where the right one is asked for already", () => {
    fixes(requesting(appCalendarsRead, workHours), requesting(appCalendarsRead));
  });

  it("says what it offers to ask for", () => {
    assert.deepEqual(offers(requesting(workHours)), [
      "Ask for Calendars.Read (application) of Microsoft Graph instead",
    ]);
  });

  it("says nothing of the GUID below another resource or as another kind", () => {
    allows(manifest(resource(exchangeOnline, workHours)));
    allows(requesting(workHours.replace("Role", "Scope"), "{}", "null"));
  });
});

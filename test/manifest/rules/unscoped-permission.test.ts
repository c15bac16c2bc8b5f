import { unscopedPermission } from "../../../src/manifest/rules/unscoped-permission.js";
import {
  access,
  appCalendarsRead,
  calendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  manifest,
  requesting,
  resource,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports } = testing(unscopedPermission);
const mark = (entry: string) => entry.replace(/"[0-9a-f-]{36}"/, "«$&»");

describe("unscoped-permission", () => {
  it("allows delegated access", () => {
    allows(requesting(calendarsRead));
  });

  it("allows an application permission that opens no mailbox", () => {
    allows(requesting(access("df021288-bdef-4463-88db-98f22de89214", "Role")));
  });

  it("reports an application permission for calendars with the role that narrows it", () => {
    reports(
      requesting(mark(appCalendarsRead)),
      "the role “Application Calendars.Read” for chosen mailboxes (RBAC for Applications)",
    );
  });

  it("reports full access through Exchange Web Services", () => {
    reports(manifest(resource(exchangeOnline, mark(fullAccessAsApp))), "Application EWS.AccessAsApp");
  });

  it("does not promise a role where there is none", () => {
    reports(
      requesting(mark(access("8ba4a692-bc31-4128-9094-475872af8a53", "Role"))),
      "has no means to scope it",
    );
  });

  it("says that the consent for all has to go as well, because the wider access counts", () => {
    reports(
      requesting(mark(appCalendarsRead)),
      "Calendars.Read opens every mailbox of the organisation until it is scoped. To scope it, give the app the role “Application Calendars.Read” for chosen mailboxes (RBAC for Applications) and remove the tenant-wide consent.",
    );
  });
});

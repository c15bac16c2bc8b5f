import { redundantPermission } from "../../../src/manifest/rules/redundant-permission.js";
import {
  access,
  appCalendarsRead,
  appCalendarsReadWrite,
  calendarsRead,
  calendarsReadWrite,
  exchangeOnline,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { asking } from "../../support/needs.js";
import { needing, testing } from "../../support/testing.js";

const { allows, reports, fixes } = testing(redundantPermission);
const mark = (entry: string) => entry.replace(/"[0-9a-f-]{36}"/, "«$&»");

const readBasic = access("662d75ba-a364-42ad-adee-f5f880ea4878", "Scope");
const readShared = access("2b9c4092-424d-4249-948d-b43879977640", "Scope");
const allUsersRead = access("a154be20-db9c-4678-8ab7-66f6cc099a59", "Scope");

describe("redundant-permission", () => {
  it("allows one permission by itself", () => {
    allows(requesting(calendarsRead));
    allows(requesting(calendarsReadWrite));
  });

  it("allows the narrower one that a profile needs, for it would be missing then", () => {
    const bound = (optional: object) =>
      testing(redundantPermission, {
        needs: needing({ permissions: [asking("Scope", "Calendars.Read", optional)] }),
      });
    bound({}).allows(requesting(calendarsRead, calendarsReadWrite));
    bound({ optional: true }).reports(requesting(mark(calendarsRead), calendarsReadWrite));
  });

  it("allows the narrower one of the other kind", () => {
    allows(requesting(calendarsRead, appCalendarsReadWrite));
  });

  it("allows the narrower one of another resource", () => {
    allows(
      manifest(
        resource(graph, calendarsReadWrite),
        resource(exchangeOnline, access("5b9be81f-2977-4d27-8faf-bb43af8fc705", "Scope")),
      ),
    );
  });

  it("allows the same permission twice, which another rule reports", () => {
    allows(requesting(calendarsRead, calendarsRead));
  });

  it("allows User.Read, which also signs in, and calendars shared with the user", () => {
    allows(requesting(userRead, allUsersRead));
    allows(requesting(calendarsRead, readShared));
  });

  it("reports the narrower one, whichever comes first", () => {
    reports(
      requesting(mark(calendarsRead), calendarsReadWrite),
      "Calendars.ReadWrite (delegated) is requested as well and includes Calendars.Read.",
    );
    reports(requesting(calendarsReadWrite, mark(calendarsRead)));
    reports(requesting(mark(appCalendarsRead), appCalendarsReadWrite), "(application)");
  });

  it("reports one that is two steps narrower", () => {
    reports(requesting(mark(readBasic), calendarsReadWrite));
  });

  it("looks into other entries of the same resource, but not into other applications", () => {
    reports(manifest(resource(graph, mark(calendarsRead)), resource(graph, calendarsReadWrite)));
    allows(`[${requesting(calendarsRead)}, ${requesting(calendarsReadWrite)}]`);
  });

  it("removes the narrower ones and keeps the broadest", () => {
    fixes(
      requesting(readBasic, calendarsReadWrite, calendarsRead, userRead),
      requesting(calendarsReadWrite, userRead),
    );
  });
});

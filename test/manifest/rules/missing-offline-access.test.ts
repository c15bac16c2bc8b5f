import { missingOfflineAccess } from "../../../src/manifest/rules/missing-offline-access.js";
import {
  appCalendarsRead,
  application,
  calendarsRead,
  ewsAccessAsUser,
  exchangeOnline,
  graph,
  manifest,
  offlineAccess,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { needing, testing } from "../../support/testing.js";

const { allows, reports, fixes } = testing(missingOfflineAccess);
const mark = (entry: string) => entry.replace(/"[0-9a-f-]{36}"/, "«$&»");

describe("missing-offline-access", () => {
  it("allows delegated access together with offline_access", () => {
    allows(requesting(calendarsRead, offlineAccess));
    allows(requesting(offlineAccess, calendarsRead));
  });

  it("allows offline_access in another entry", () => {
    allows(manifest(resource(exchangeOnline, ewsAccessAsUser), resource(graph, offlineAccess)));
  });

  it("allows application permissions, which have no user to sign in again", () => {
    allows(requesting(appCalendarsRead));
  });

  it("allows delegated access that is only for signing in", () => {
    allows(requesting(userRead));
  });

  it("leaves it to the profile, where there is one", () => {
    testing(missingOfflineAccess, { needs: needing({}) }).allows(requesting(calendarsRead));
  });

  it("reports the first permission that works in the background, and only that one", () => {
    reports(
      requesting(userRead, mark(calendarsRead), calendarsRead),
      "Calendars.Read is requested without offline_access.",
    );
  });

  it("looks at each application by itself", () => {
    reports(`[${requesting(calendarsRead, offlineAccess)}, ${requesting(mark(calendarsRead))}]`);
  });

  it("adds offline_access to the entry of Microsoft Graph", () => {
    fixes(requesting(calendarsRead), requesting(calendarsRead, offlineAccess));
  });

  it("makes an entry of Microsoft Graph where there is none", () => {
    const exchange = resource(exchangeOnline, ewsAccessAsUser);
    fixes(
      application(`"displayName": "x"`, exchange),
      application(`"displayName": "x"`, exchange, resource(graph, offlineAccess)),
    );
  });

  it("writes it in the layout of its neighbours", () => {
    fixes(
      `[\r\n\t{\r\n\t\t"resourceAppId": "${graph}",\r\n\t\t"resourceAccess": [\r\n\t\t\t{\r\n\t\t\t\t"id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",\r\n\t\t\t\t"type": "Scope"\r\n\t\t\t}\r\n\t\t]\r\n\t}\r\n]`,
      `[\r\n\t{\r\n\t\t"resourceAppId": "${graph}",\r\n\t\t"resourceAccess": [\r\n\t\t\t{\r\n\t\t\t\t"id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",\r\n\t\t\t\t"type": "Scope"\r\n\t\t\t},\r\n\t\t\t{\r\n\t\t\t\t"id": "7427e0e9-2fba-42fe-b0c0-848c9e6a8182",\r\n\t\t\t\t"type": "Scope"\r\n\t\t\t}\r\n\t\t]\r\n\t}\r\n]`,
    );
  });

  it("changes no placeholder of a template that follows", () => {
    fixes(
      `[{ "resourceAppId": "${graph}", "resourceAccess": [${calendarsRead}, {{MORE_PERMISSIONS}}] }]`,
      `[{ "resourceAppId": "${graph}", "resourceAccess": [${calendarsRead}, {{MORE_PERMISSIONS}}, ${offlineAccess}] }]`,
    );
  });
});

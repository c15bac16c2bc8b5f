import { excessivePermission } from "../../../src/manifest/rules/excessive-permission.js";
import {
  access,
  appCalendarsReadWrite,
  calendarsReadWrite,
  exchangeOnline,
  fullAccessAsApp,
  manifest,
  offlineAccess,
  requesting,
  resource,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes } = testing(excessivePermission);
const mark = (entry: string) => entry.replace(/"[0-9a-f-]{36}"/, "«$&»");

const directoryReadWrite = access("19dbc75e-c2e2-444c-a770-ec69d8559fc7", "Role");
const allMailboxSettings = access("40f97065-369a-49f4-947c-6a255697ae91", "Role");
const filesReadWrite = access("75359482-378d-4052-8f01-80520e7db3cd", "Role");

describe("excessive-permission", () => {
  it("allows what a calendar sync needs, reading and writing", () => {
    allows(requesting(appCalendarsReadWrite, calendarsReadWrite, offlineAccess, allMailboxSettings));
  });

  it("leaves full access through Exchange Web Services to the rule about its end", () => {
    allows(manifest(resource(exchangeOnline, fullAccessAsApp)));
  });

  it("names Directory.ReadWrite.All and what is enough", () => {
    reports(
      requesting(mark(directoryReadWrite)),
      /^Directory\.ReadWrite\.All: .* A calendar sync makes do with User\.Read\.All\.$/,
    );
  });

  it("says only once that no calendar needs it", () => {
    reports(requesting(mark(filesReadWrite)), /^Files\.ReadWrite\.All: [^.]*\.$/);
  });

  it("says nothing of the same id on another resource or of another kind", () => {
    allows(manifest(resource(exchangeOnline, directoryReadWrite)));
    allows(requesting(directoryReadWrite.replace("Role", "Scope")));
  });

  it("asks for what is enough instead, or removes it", () => {
    const usersRead = access("df021288-bdef-4463-88db-98f22de89214", "Role");
    fixes(requesting(offlineAccess, directoryReadWrite), requesting(offlineAccess, usersRead));
    fixes(requesting(offlineAccess, directoryReadWrite), requesting(offlineAccess), "Remove");
  });
});

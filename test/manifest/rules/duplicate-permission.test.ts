import { duplicatePermission } from "../../../src/manifest/rules/duplicate-permission.js";
import {
  calendarsRead as scope,
  access,
  appCalendarsRead as role,
  manifest,
  requesting,
  resource,
  graph,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes } = testing(duplicatePermission);

describe("duplicate-permission", () => {
  it("allows one id as a role and as a scope", () => {
    const both = "405a51b5-8d8d-430b-9842-8be4b0e9f324";
    allows(requesting(access(both, "Role"), access(both, "Scope")));
  });

  it("allows one id below two resources", () => {
    allows(manifest(resource(graph, role), resource("00000002-0000-0ff1-ce00-000000000000", role)));
  });

  it("reports the second of two equal permissions", () => {
    reports(requesting(role, `«${role}»`));
  });

  it("reports a repeat in another spelling", () => {
    const shouted = access("798EE544-9D2D-430C-A058-570E29E34338", "role");
    reports(requesting(role, `«${shouted}»`));
  });

  it("reports a repeat by name", () => {
    reports(requesting(role, `«${access("Calendars.Read", "Role")}»`));
    reports(requesting(access("Calendars.Read", "Role"), `«${access("Calendars.Read", "Role")}»`));
  });

  it("reports a repeat in another entry of the resource", () => {
    reports(manifest(resource(graph, role), resource(graph, scope, `«${role}»`)));
  });

  it("says nothing of half-typed ones", () => {
    allows(requesting("{}", "{}", '{ "id": "" }', '{ "id": "" }'));
  });

  it("removes the repeat, wherever it stands in the line", () => {
    fixes(requesting(role, role), requesting(role));
    fixes(requesting(role, role, scope), requesting(role, scope));
    fixes(requesting(role, role, role, scope, role), requesting(role, scope));
  });

  it("removes the line of a repeat and leaves every comment of the others", () => {
    fixes(
      `{
  "requiredResourceAccess": [{
    "resourceAppId": "${graph}",
    "resourceAccess": [
      ${role}, // what we need
      // and again
      ${role}, // a repeat
      ${scope} // the last
    ]
  }]
}`,
      `{
  "requiredResourceAccess": [{
    "resourceAppId": "${graph}",
    "resourceAccess": [
      ${role}, // what we need
      // and again
      ${scope} // the last
    ]
  }]
}`,
    );
  });

  it("takes the comma in front of the last one with it", () => {
    fixes(
      `[{ "resourceAppId": "${graph}", "resourceAccess": [\r\n  ${role}, // first\r\n  ${role}\r\n] }]\r\n`,
      `[{ "resourceAppId": "${graph}", "resourceAccess": [\r\n  ${role} // first\r\n] }]\r\n`,
    );
  });

  it("keeps a trailing comma", () => {
    fixes(
      `[{ "resourceAppId": "${graph}", "resourceAccess": [\n  ${role},\n  ${role},\n] }]`,
      `[{ "resourceAppId": "${graph}", "resourceAccess": [\n  ${role},\n] }]`,
    );
  });
});

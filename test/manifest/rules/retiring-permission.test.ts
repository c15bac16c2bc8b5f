import assert from "node:assert/strict";
import { retiringPermission } from "../../../src/manifest/rules/retiring-permission.js";
import {
  access,
  appCalendarsRead,
  calendarsRead,
  ewsAccessAsUser,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  offlineAccess,
  requesting,
  resource,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(retiringPermission);
const on = (asOf: string) => testing(retiringPermission, { asOf });

const ewsOnGraph = access("9769c687-087d-48ac-9cb3-c37dde652038", "Scope");
const appReadBasic = access("8ba4a692-bc31-4128-9094-475872af8a53", "Role");
const readBasic = access("662d75ba-a364-42ad-adee-f5f880ea4878", "Scope");
const exchange = (...accesses: string[]) => manifest(resource(exchangeOnline, ...accesses));
const mark = (entry: string) => entry.replace(/"[0-9a-f-]{36}"/, "«$&»");

describe("retiring-permission", () => {
  it("allows the permissions of Microsoft Graph that stay", () => {
    allows(requesting(calendarsRead, appCalendarsRead, offlineAccess));
  });

  it("allows the protocols of Exchange Online that go on", () => {
    allows(exchange(access("dc50a0fb-09a3-484d-be87-e023b12c6440", "Role")));
  });

  it("says nothing of an id of the wrong kind", () => {
    allows(exchange(fullAccessAsApp.replace("Role", "Scope")));
  });

  it("reports Exchange Web Services on both resources", () => {
    reports(exchange(mark(fullAccessAsApp), mark(ewsAccessAsUser)), "EWS in Exchange Online");
    reports(requesting(mark(ewsOnGraph)), "EWS in Exchange Online");
  });

  it("says that Exchange Server is not affected", () => {
    reports(exchange(mark(fullAccessAsApp)), "Exchange Server on-premises is not affected.");
  });

  it("becomes a warning on the day of the block and an error on the last day", () => {
    const text = exchange(fullAccessAsApp, ewsAccessAsUser);
    const severitiesOn = (day: string) => new Set(on(day).severities(text));
    assert.deepEqual(severitiesOn("2026-09-30"), new Set(["information"]));
    assert.deepEqual(severitiesOn("2026-10-01"), new Set(["warning"]));
    assert.deepEqual(severitiesOn("2027-03-31"), new Set(["warning"]));
    assert.deepEqual(severitiesOn("2027-04-01"), new Set(["error"]));
  });

  it("speaks of the past once it is over", () => {
    on("2027-04-01").reports(exchange(mark(fullAccessAsApp)), "which ended on 1 April 2027");
    on("2027-03-31").reports(exchange(mark(fullAccessAsApp)), "ends on 1 April 2027 (in 1 day)");
  });

  it("is never more than a warning where no days were announced", () => {
    const outlookRest = access("ef54d2bf-783f-4e0f-bca1-3210c0444d99", "Role");
    assert.deepEqual(on("2030-01-01").severities(exchange(outlookRest)), ["warning"]);
  });

  it("offers the calendar permissions of the same kind, narrowest first", () => {
    assert.deepEqual(offers(exchange(fullAccessAsApp)), [
      "Ask for Calendars.ReadBasic.All (application) of Microsoft Graph instead",
      "Ask for Calendars.Read (application) of Microsoft Graph instead",
      "Ask for Calendars.ReadWrite (application) of Microsoft Graph instead",
    ]);
    assert.match(offers(exchange(ewsAccessAsUser))[0] ?? "", /Calendars\.ReadBasic \(delegated\)/);
  });

  it("makes the only permission of an entry one of Microsoft Graph", () => {
    fixes(exchange(fullAccessAsApp), requesting(appReadBasic));
    fixes(exchange(fullAccessAsApp), requesting(appCalendarsRead), "Calendars.Read \\(");
  });

  it("moves it into the entry of Microsoft Graph", () => {
    fixes(
      manifest(resource(exchangeOnline, fullAccessAsApp), resource(graph, offlineAccess)),
      requesting(offlineAccess, appReadBasic),
    );
    fixes(
      manifest(resource(graph, offlineAccess), resource(exchangeOnline, fullAccessAsApp)),
      requesting(offlineAccess, appReadBasic),
    );
  });

  it("replaces it in place on Microsoft Graph itself", () => {
    fixes(requesting(offlineAccess, ewsOnGraph), requesting(offlineAccess, readBasic));
  });

  it("asks for nothing twice", () => {
    fixes(requesting(ewsOnGraph, readBasic), requesting(readBasic));
  });

  it("leaves the other permissions of the entry where they are", () => {
    const manage = access("dc50a0fb-09a3-484d-be87-e023b12c6440", "Role");
    fixes(
      exchange(fullAccessAsApp, manage),
      manifest(resource(exchangeOnline, manage), resource(graph, appReadBasic)),
    );
  });
});

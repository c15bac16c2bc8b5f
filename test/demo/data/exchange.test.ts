import assert from "node:assert/strict";
import { address, testCompany } from "../support/company.js";

const company = testCompany();
const appId = company.registrations[0]?.appId ?? "";
const group = (alias: string) => company.groups.find(address(alias))?.id ?? "";
const mailbox = (alias: string) => {
  const found = company.users.find(address(alias));
  assert.ok(found, alias);
  return found;
};
const granted = new Set(["Calendars.ReadWrite"]);
const access = (alias: string, roles: ReadonlySet<string> = granted) =>
  company.exchange.accessOf(appId, roles, ["Calendars.Read", "Calendars.ReadWrite"], mailbox(alias));

describe("what Exchange lets an application do", () => {
  it("is limited to a group by an access policy, and to the groups within", () => {
    assert.equal(access("clockwork"), "allowed");
    assert.equal(access("joost.bakker"), "allowed");
    assert.equal(access("uwe.ahrens"), "allowed");
    assert.equal(access("grace.okafor"), "kept out by policy");
  });

  it("is nothing without a permission", () => {
    assert.equal(access("joost.bakker", new Set()), "not granted");
  });

  it("is more by a role in Exchange, for direct members only", () => {
    const { exchange } = testCompany();
    exchange.applicationRoles = [
      { appId, permission: "Calendars.Read", groupId: group("innovaphone.calendar") },
      { appId, permission: "Calendars.Read", groupId: group("clockwork.calendar.sync") },
    ];
    const reach = (alias: string, roles: ReadonlySet<string>) =>
      exchange.accessOf(appId, roles, ["Calendars.Read"], mailbox(alias));
    assert.equal(reach("grace.okafor", granted), "allowed");
    assert.equal(reach("joost.bakker", new Set()), "allowed");
    assert.equal(reach("uwe.ahrens", new Set()), "not granted");
  });

  it("is less where a policy denies, whatever another one allows", () => {
    const { exchange } = testCompany();
    exchange.accessPolicies = [
      ...exchange.accessPolicies,
      { id: "deny", appId, groupId: group("hamburg.planning"), right: "DenyAccess", description: "" },
    ];
    const reach = (alias: string) =>
      exchange.accessOf(appId, granted, ["Calendars.ReadWrite"], mailbox(alias));
    assert.equal(reach("uwe.ahrens"), "kept out by policy");
    assert.equal(reach("joost.bakker"), "allowed");
  });

  it("is not limited for what policies do not govern", () => {
    const basic = new Set(["Calendars.ReadBasic.All"]);
    assert.equal(
      company.exchange.accessOf(appId, basic, ["Calendars.ReadBasic.All"], mailbox("grace.okafor")),
      "allowed",
    );
  });
});

describe("what Exchange lets a person do in the calendar of another", () => {
  const right = (alias: string, owner: string) =>
    company.exchange.rightOf(mailbox(alias).id, mailbox(owner)).right;

  it("is to see free and busy times", () => {
    assert.equal(right("joost.bakker", "willem.degroot"), "AvailabilityOnly");
    assert.equal(right("joost.bakker", "room.maas"), "LimitedDetails");
  });

  it("is more for a delegate, and for the monitor user almost everywhere", () => {
    assert.equal(right("saskia.vermeulen", "willem.degroot"), "Editor");
    const rights = [...company.users].map(
      (owner) => company.exchange.rightOf(mailbox("monitor").id, owner).right,
    );
    const readable = rights.filter((entry) => entry === "Reviewer").length;
    assert.ok(readable > rights.length / 2 && readable < rights.length, String(readable));
  });

  it("is what was written last", () => {
    const { exchange } = testCompany();
    exchange.setRight(mailbox("joost.bakker").id, mailbox("willem.degroot"), {
      right: "None",
      seesPrivate: false,
    });
    assert.equal(exchange.rightOf(mailbox("joost.bakker").id, mailbox("willem.degroot")).right, "None");
  });
});

import assert from "node:assert/strict";

import type { PermissionKind } from "../../src/catalogue/catalogue.js";
import { findMeaning, meanings } from "../../src/catalogue/meanings.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";

const graph = "00000003-0000-0000-c000-000000000000";
const exchangeOnline = "00000002-0000-0ff1-ce00-000000000000";
const azureAdGraph = "00000002-0000-0000-c000-000000000000";

const rows = Object.entries(meanings).flatMap(([resource, table]) =>
  Object.entries(table).map(([name, sentence]) => ({ resource, name, sentence })),
);

function find(resource: string, name: string) {
  const [kind, value = ""] = name.split(" ");
  const permission = standardCatalogue().findPermissionByName(resource, kind as PermissionKind, value);
  assert.ok(permission, `${name} of ${resource} is not in the catalogue`);
  assert.equal(permission.value, value);
  return permission;
}

describe("meanings", () => {
  it("speaks only of permissions that exist", () => {
    for (const { resource, name, sentence } of rows) {
      assert.equal(findMeaning(find(resource, name)), sentence);
    }
  });

  it("says one sentence each, in plain words", () => {
    for (const { name, sentence } of rows) {
      assert.match(sentence, /^[A-Z].*\.$/, name);
      assert.doesNotMatch(sentence, /\. [A-Z]|[!–—;]|please|organization/, name);
    }
  });

  it("says of an application permission that nobody signs in, and of no delegated one", () => {
    for (const { resource, name, sentence } of rows) {
      if (name.startsWith("Scope ")) {
        assert.doesNotMatch(sentence, /anybody signed in|every mailbox of the organisation/, name);
      } else if (name !== "Role OnlineMeetingAiInsight.Read.Chat") {
        assert.match(sentence, /without anybody signed in/, `${name} of ${resource}`);
      }
    }
  });

  it("knows every permission of Exchange Online and of Azure AD Graph", () => {
    for (const appId of [exchangeOnline, azureAdGraph]) {
      for (const permission of standardCatalogue().findResource(appId)?.permissions ?? []) {
        assert.ok(findMeaning(permission), `${permission.kind} ${permission.value}`);
      }
    }
  });

  it("knows every permission of Microsoft Graph that a calendar integration may ask for", () => {
    const near =
      /^(Calendars|Contacts|Mail|OnlineMeeting|Virtual|Bookings|Schedule|Tasks|People|Place|Presence|OrgContact|openid$|profile$|email$|offline_access$|User[.-]|Group\.Read|GroupMember|Member|IMAP|POP|SMTP|EAS|EWS|Directory\.|Application[.-]|AppRoleAssignment|RoleManagement\.ReadWrite\.Directory|Organization\.)/;
    for (const permission of standardCatalogue().findResource(graph)?.permissions ?? []) {
      assert.equal(
        findMeaning(permission) !== undefined,
        near.test(permission.value) || permission.value === "Group.Create",
        `${permission.kind} ${permission.value}`,
      );
    }
  });

  it("does not take work hours for events", () => {
    assert.match(findMeaning(find(graph, "Role Calendars.Read.All")) ?? "", /work hours.*no events/);
    assert.match(
      findMeaning(find(exchangeOnline, "Role Calendars.Read.All")) ?? "",
      /the events of every mailbox/,
    );
  });

  it("says what a basic permission leaves out", () => {
    for (const name of ["Scope Calendars.ReadBasic", "Role Calendars.ReadBasic.All"]) {
      assert.match(
        findMeaning(find(graph, name)) ?? "",
        /subject, time and place.*without bodies, attachments and extensions/,
      );
    }
  });

  it("says nothing of what it does not know", () => {
    assert.equal(findMeaning(find(graph, "Scope Device.Read")), undefined);
    assert.equal(
      findMeaning(find("797f4846-ba00-4fd7-ba43-dac1f8f63013", "Scope user_impersonation")),
      undefined,
    );
  });
});

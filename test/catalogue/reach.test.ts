import assert from "node:assert/strict";

import type { PermissionKind } from "../../src/catalogue/catalogue.js";
import {
  excesses,
  findExcess,
  findLookalike,
  lookalikes,
  mailboxReaches,
  opensEveryMailbox,
} from "../../src/catalogue/reach.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";

const graph = "00000003-0000-0000-c000-000000000000";
const exchangeOnline = "00000002-0000-0ff1-ce00-000000000000";

function find(resource: string, name: string) {
  const [kind, value = ""] = name.split(" ");
  const permission = standardCatalogue().findPermissionByName(resource, kind as PermissionKind, value);
  assert.ok(permission, `${name} of ${resource} is not in the catalogue`);
  assert.equal(permission.value, value);
  return permission;
}

const sentence = /^[A-Z](?!.*\. [A-Z]).*[^.]\.$/;

describe("opensEveryMailbox", () => {
  it("speaks only of application permissions that exist", () => {
    for (const [resource, table] of Object.entries(mailboxReaches)) {
      for (const [value, reach] of Object.entries(table)) {
        assert.equal(opensEveryMailbox(find(resource, `Role ${value}`)), reach);
        assert.match(reach.scopedBy ?? "Application ", /^Application /);
      }
    }
  });

  it("names the Exchange role, where there is one", () => {
    assert.deepEqual(opensEveryMailbox(find(graph, "Role Calendars.Read")), {
      scopedBy: "Application Calendars.Read",
      accessPolicy: true,
    });
    assert.deepEqual(opensEveryMailbox(find(exchangeOnline, "Role full_access_as_app")), {
      scopedBy: "Application EWS.AccessAsApp",
      accessPolicy: true,
    });
    assert.deepEqual(opensEveryMailbox(find(graph, "Role Calendars.ReadBasic.All")), { accessPolicy: false });
    assert.equal(
      opensEveryMailbox(find(graph, "Role MailboxItem.Read.All"))?.scopedBy,
      "Application MailboxItem.Read",
    );
  });

  it("is silent about delegated permissions, the directory and what an administrator opens one by one", () => {
    assert.equal(opensEveryMailbox(find(graph, "Scope Calendars.Read")), undefined);
    assert.equal(opensEveryMailbox(find(graph, "Role User.Read.All")), undefined);
    assert.equal(opensEveryMailbox(find(exchangeOnline, "Role IMAP.AccessAsApp")), undefined);
  });
});

describe("findExcess", () => {
  it("speaks only of permissions that exist, and leads to narrower ones of the same kind", () => {
    for (const [resource, table] of Object.entries(excesses)) {
      for (const [name, excess] of Object.entries(table)) {
        const permission = find(resource, name);
        assert.equal(findExcess(permission), excess);
        assert.match(excess.what, sentence, name);
        for (const value of excess.instead ?? []) {
          assert.equal(
            findExcess(find(graph, `${permission.kind} ${value}`)),
            undefined,
            `${name} leads to ${value}`,
          );
        }
      }
    }
  });

  it("knows the keys to the whole organisation", () => {
    for (const name of [
      "Role Directory.ReadWrite.All",
      "Scope Directory.AccessAsUser.All",
      "Role AppRoleAssignment.ReadWrite.All",
      "Role RoleManagement.ReadWrite.Directory",
      "Role Mail.ReadWrite",
    ]) {
      assert.ok(findExcess(find(graph, name)), name);
    }
    assert.ok(findExcess(find(exchangeOnline, "Role Exchange.ManageAsApp")));
  });

  it("leaves alone what integrations have reason to ask for", () => {
    for (const permission of standardCatalogue().findResource(graph)?.permissions ?? []) {
      if (/^(Calendars|MailboxSettings|Place|Contacts|People|OnlineMeetings)\./.test(permission.value)) {
        assert.equal(findExcess(permission), undefined, permission.value);
      }
    }
    for (const name of ["Role User.Read.All", "Role Group.Read.All", "Scope Mail.Read", "Scope User.Read"]) {
      assert.equal(findExcess(find(graph, name)), undefined, name);
    }
  });
});

describe("findLookalike", () => {
  it("speaks only of permissions that exist, and leads to others that are what they seem", () => {
    for (const [resource, table] of Object.entries(lookalikes)) {
      for (const [name, lookalike] of Object.entries(table)) {
        const permission = find(resource, name);
        assert.equal(findLookalike(permission), lookalike);
        assert.match(lookalike.what, sentence, name);

        const { usuallyMeant: meant } = lookalike;
        const other = find(meant.resource, `${meant.kind} ${meant.value}`);
        assert.equal(other.kind, permission.kind);
        assert.equal(findLookalike(other), undefined);
      }
    }
  });

  it("knows the trap of the work hours", () => {
    const lookalike = findLookalike(find(graph, "Role Calendars.Read.All"));
    assert.match(lookalike?.what ?? "", /work hours/);
    assert.deepEqual(lookalike?.usuallyMeant, { resource: graph, kind: "Role", value: "Calendars.Read" });
  });

  it("claims a shared id only where it is shared", () => {
    for (const [name, lookalike] of Object.entries(lookalikes[exchangeOnline] ?? {})) {
      const { kind, value } = lookalike.usuallyMeant;
      const same = find(exchangeOnline, name).id === find(graph, `${kind} ${value}`).id;
      assert.equal(lookalike.what.includes("same id"), same, name);
    }
  });

  it("is silent about the genuine ones", () => {
    for (const name of ["Role Calendars.Read", "Role MailboxSettings.Read", "Scope Calendars.Read.Shared"]) {
      assert.equal(findLookalike(find(graph, name)), undefined, name);
    }
  });
});

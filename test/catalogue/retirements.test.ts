import assert from "node:assert/strict";

import type { PermissionKind } from "../../src/catalogue/catalogue.js";
import {
  findRetirement,
  listReplacements,
  replacements,
  retirements,
} from "../../src/catalogue/retirements.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";

const graph = "00000003-0000-0000-c000-000000000000";
const exchangeOnline = "00000002-0000-0ff1-ce00-000000000000";
const azureAdGraph = "00000002-0000-0000-c000-000000000000";

function find(resource: string, name: string) {
  const [kind, value = ""] = name.split(" ");
  const permission = standardCatalogue().findPermissionByName(resource, kind as PermissionKind, value);
  assert.ok(permission, `${name} of ${resource} is not in the catalogue`);
  assert.equal(permission.value, value);
  return permission;
}

const values = (resource: string, name: string) =>
  listReplacements(find(resource, name)).map(({ value }) => value);

describe("retirements", () => {
  it("speaks only of permissions that exist, once each", () => {
    const seen = new Set<string>();
    for (const retirement of retirements) {
      assert.ok(retirement.permission);
      const { kind, id } = retirement.permission;
      const permission = standardCatalogue().findPermission(retirement.resource, kind, id);
      assert.ok(permission, `${kind} ${id}`);
      assert.equal(findRetirement(permission), retirement);
      seen.add(`${retirement.resource} ${kind} ${id}`);
    }
    assert.equal(seen.size, retirements.length);
  });

  it("dates what it says", () => {
    for (const { blockedFrom, ends, read, source } of retirements) {
      for (const day of [blockedFrom ?? ends, ends, read]) {
        assert.match(day, /^\d{4}-\d\d-\d\d$/);
      }
      assert.ok((blockedFrom ?? ends) <= ends);
      assert.match(source, /^https:\/\/learn\.microsoft\.com\//);
    }
  });

  it("ends Exchange Web Services in all three places", () => {
    for (const permission of [
      find(exchangeOnline, "Role full_access_as_app"),
      find(exchangeOnline, "Scope EWS.AccessAsUser.All"),
      find(graph, "Scope EWS.AccessAsUser.All"),
    ]) {
      const retirement = findRetirement(permission);
      assert.equal(retirement?.blockedFrom, "2026-10-01");
      assert.equal(retirement.ends, "2027-04-01");
      assert.match(retirement.unaffected ?? "", /Exchange Server/);
    }
  });

  it("ends a permission of Exchange Online, but not the one of Microsoft Graph with the same id", () => {
    const old = find(exchangeOnline, "Role Calendars.Read");
    const current = find(graph, "Role Calendars.Read");
    assert.equal(old.id, current.id);
    assert.equal(findRetirement(old)?.ends, "2024-03-31");
    assert.equal(findRetirement(current), undefined);
  });

  it("lets the mail protocols and High Volume Email live", () => {
    for (const name of [
      "Scope IMAP.AccessAsUser.All",
      "Role IMAP.AccessAsApp",
      "Scope SMTP.Send",
      "Role Mail.Send",
    ]) {
      assert.equal(findRetirement(find(exchangeOnline, name)), undefined, name);
    }
  });
});

describe("replacements", () => {
  it("lead from permissions that exist to permissions that exist, of the same kind", () => {
    for (const [resource, table] of Object.entries(replacements)) {
      for (const [name, others] of Object.entries(table)) {
        const permission = find(resource, name);
        assert.ok(others.length > 0, name);
        for (const other of others) {
          const replacement = find(graph, other);
          assert.equal(replacement.kind, permission.kind);
          assert.equal(findRetirement(replacement), undefined);
        }
      }
    }
  });

  it("exist for everything that is retired", () => {
    for (const { resource, permission } of retirements) {
      assert.ok(permission);
      const found = standardCatalogue().findPermission(resource, permission.kind, permission.id);
      assert.ok(found && listReplacements(found).length > 0, permission.id);
    }
    for (const permission of standardCatalogue().findResource(azureAdGraph)?.permissions ?? []) {
      assert.ok(listReplacements(permission).length > 0, permission.value);
    }
  });

  it("begin with the narrowest", () => {
    assert.deepEqual(listReplacements(find(exchangeOnline, "Role full_access_as_app")), [
      { kind: "Role", value: "Calendars.ReadBasic.All" },
      { kind: "Role", value: "Calendars.Read" },
      { kind: "Role", value: "Calendars.ReadWrite" },
    ]);
    assert.deepEqual(values(azureAdGraph, "Role Directory.Read.All"), [
      "User.Read.All",
      "Directory.Read.All",
    ]);
  });

  it("never lead to the work hours", () => {
    assert.deepEqual(values(exchangeOnline, "Role Calendars.Read.All"), ["Calendars.Read"]);
    assert.deepEqual(values(exchangeOnline, "Role Calendars.ReadWrite.All"), ["Calendars.ReadWrite"]);
    assert.deepEqual(values(exchangeOnline, "Scope Calendars.Read.All"), ["Calendars.Read.Shared"]);
  });

  it("are none for what has no counterpart", () => {
    assert.deepEqual(values(exchangeOnline, "Role IMAP.AccessAsApp"), []);
  });
});

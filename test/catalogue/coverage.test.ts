import assert from "node:assert/strict";

import type { PermissionKind } from "../../src/catalogue/catalogue.js";
import { broaderThan, coverage } from "../../src/catalogue/coverage.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";

const graph = "00000003-0000-0000-c000-000000000000";

const kinds: readonly PermissionKind[] = ["Role", "Scope"];

function find(resource: string, kind: PermissionKind, value: string) {
  const permission = standardCatalogue().findPermissionByName(resource, kind, value);
  assert.ok(permission, `${kind} ${value} of ${resource} is not in the catalogue`);
  assert.equal(permission.value, value);
  return permission;
}

const broader = (kind: PermissionKind, value: string) => broaderThan(find(graph, kind, value));

describe("coverage", () => {
  it("speaks only of permissions that exist", () => {
    for (const [resource, byKind] of Object.entries(coverage)) {
      for (const kind of kinds) {
        for (const [value, others] of Object.entries(byKind[kind])) {
          find(resource, kind, value);
          for (const other of others) {
            find(resource, kind, other);
          }
        }
      }
    }
  });

  it("goes round in no circle", () => {
    for (const resource of Object.keys(coverage)) {
      for (const permission of standardCatalogue().findResource(resource)?.permissions ?? []) {
        for (const other of broaderThan(permission)) {
          const back = broaderThan(find(resource, permission.kind, other));
          assert.ok(!back.includes(permission.value), `${permission.value} and ${other}`);
        }
      }
    }
  });

  it("takes any number of steps", () => {
    assert.deepEqual(broader("Scope", "Calendars.ReadBasic"), ["Calendars.Read", "Calendars.ReadWrite"]);
    assert.deepEqual(broader("Role", "Calendars.ReadBasic.All"), ["Calendars.Read", "Calendars.ReadWrite"]);
    assert.deepEqual(broader("Role", "User.ReadBasic.All"), ["User.Read.All", "User.ReadWrite.All"]);
    assert.deepEqual(broader("Role", "Calendars.ReadWrite"), []);
  });

  it("does not put a shared permission over the one for the user's own", () => {
    assert.deepEqual(broader("Scope", "Calendars.Read"), ["Calendars.ReadWrite"]);
    assert.deepEqual(broader("Scope", "Calendars.Read.Shared"), ["Calendars.ReadWrite.Shared"]);
  });

  it("keeps the work hours apart", () => {
    for (const [, byKind] of Object.entries(coverage)) {
      for (const kind of kinds) {
        const named = Object.entries(byKind[kind]).flatMap(([value, others]) => [value, ...others]);
        assert.ok(!named.some((value) => /^Calendars\.Read(Write)?\.All$/.test(value)));
      }
    }
  });

  it("never calls the sign-in superfluous", () => {
    assert.deepEqual(broader("Scope", "User.Read"), ["User.ReadWrite"]);
    assert.deepEqual(broader("Scope", "openid"), []);
  });
});

import assert from "node:assert/strict";

import type { PermissionKind } from "../../src/catalogue/catalogue.js";
import { backgroundPermissions, needsOfflineAccess } from "../../src/catalogue/sign-in.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";

const graph = "00000003-0000-0000-c000-000000000000";
const exchangeOnline = "00000002-0000-0ff1-ce00-000000000000";

function find(resource: string, kind: PermissionKind, value: string) {
  const permission = standardCatalogue().findPermissionByName(resource, kind, value);
  assert.ok(permission, `${kind} ${value} of ${resource} is not in the catalogue`);
  assert.equal(permission.value, value);
  return permission;
}

describe("needsOfflineAccess", () => {
  it("speaks only of delegated permissions that exist", () => {
    for (const [resource, values] of Object.entries(backgroundPermissions)) {
      for (const value of values) {
        assert.ok(needsOfflineAccess(find(resource, "Scope", value)), value);
      }
    }
  });

  it("knows every delegated calendar permission of Microsoft Graph", () => {
    for (const permission of standardCatalogue().findResource(graph)?.permissions ?? []) {
      if (permission.kind === "Scope" && permission.value.startsWith("Calendars.")) {
        assert.ok(needsOfflineAccess(permission), permission.value);
      }
    }
  });

  it("knows Exchange Web Services on both resources", () => {
    assert.ok(needsOfflineAccess(find(graph, "Scope", "EWS.AccessAsUser.All")));
    assert.ok(needsOfflineAccess(find(exchangeOnline, "Scope", "EWS.AccessAsUser.All")));
  });

  it("asks nothing of application permissions, which need no user, and of the sign-in itself", () => {
    assert.equal(needsOfflineAccess(find(graph, "Role", "Calendars.Read")), false);
    assert.equal(needsOfflineAccess(find(graph, "Scope", "User.Read")), false);
    assert.equal(needsOfflineAccess(find(graph, "Scope", "offline_access")), false);
  });
});

import type { UnifiedRoleAssignment, User } from "@microsoft/microsoft-graph-types";
import assert from "node:assert/strict";
import {
  address,
  asAdministrator,
  asApp,
  asUser,
  ask,
  refusalOf,
  testCompany,
  valuesOf,
} from "../support/company.js";

const company = testCompany({ mailboxes: 2500 });
const path = "/roleManagement/directory/roleAssignments";
const globalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
const get = (query = "", who = asAdministrator(company)) => ask(company, who, "GET", `${path}${query}`);

describe("role assignments", () => {
  it("say who holds which role, with the principal where that is asked for", () => {
    const plain = valuesOf<UnifiedRoleAssignment>(get());
    assert.ok(
      plain.every((assignment) => !("principal" in assignment) && assignment.directoryScopeId === "/"),
    );
    const expanded = valuesOf<UnifiedRoleAssignment>(get("?$expand=principal"));
    assert.equal(expanded.length, plain.length);
    const names = expanded.map(({ principal }) => (principal as User).userPrincipalName);
    assert.deepEqual(names, [
      address("ada.lindqvist"),
      address("ruben.mulder"),
      address("sanne.bos"),
      undefined, // the application that administrates Exchange
    ]);
    for (const { principal, principalId } of expanded) {
      assert.equal(principal?.id, principalId);
    }
  });

  it("have ids that are made of the role and the principal", () => {
    const [first] = valuesOf<UnifiedRoleAssignment>(
      get(`?$filter=roleDefinitionId eq '${globalAdministrator}'`),
    );
    assert.equal(first?.roleDefinitionId, globalAdministrator);
    assert.match(first.id ?? "", /^lAPpYvVpN0KRkAEhdxReE[\w-]{22}-1$/);
  });

  it("are for those who may read roles", () => {
    assert.equal(get("?$expand=principal", asApp(company, "Exchange cal")).status, 403);
    assert.equal(get("", asApp(company, "Exchange cal", ["RoleManagement.Read.Directory"])).status, 200);
    assert.equal(get("", asUser(company, "ada.lindqvist")).status, 200);
    const refused = get("", asUser(company, "willem.degroot"));
    assert.equal(refusalOf(refused), "403 Authorization_RequestDenied");
    assert.equal(get("?$expand=members").status, 400);
  });
});

import type {
  DirectoryAudit,
  OAuth2PermissionGrant,
  ServicePrincipal,
} from "@microsoft/microsoft-graph-types";
import assert from "node:assert/strict";
import { graph } from "../../../src/catalogue/well-known.js";
import type { Company } from "../../../src/demo/data/company.js";
import { asAdministrator, asApp, asUser, ask, entityOf, testCompany, valuesOf } from "../support/company.js";

const request = (company: Company, method: string, path: string, body?: unknown) =>
  ask(company, asAdministrator(company), method, path, body === undefined ? {} : { body });

const principal = (company: Company, appId: string) =>
  entityOf<ServicePrincipal & { id: string }>(
    request(company, "GET", `/servicePrincipals(appId='${appId}')`),
  );

const appIdOf = (company: Company, name: string) =>
  company.registrations.find((registration) => registration.name.startsWith(name))?.appId ?? "";

function auditsOf(company: Company, id: string): DirectoryAudit[] {
  const filter = encodeURIComponent(`targetResources/any(t:t/id eq '${id}')`);
  return valuesOf<DirectoryAudit>(request(company, "GET", `/auditLogs/directoryAudits?$filter=${filter}`));
}

const named = (audits: readonly DirectoryAudit[]) => audits.map((each) => each.activityDisplayName);

describe("the audit log", () => {
  it("has what was consented to before, with who did it", () => {
    const company = testCompany();
    const audits = auditsOf(company, principal(company, appIdOf(company, "Sense")).id);
    assert.deepEqual(named(audits).sort(), ["Add delegated permission grant", "Consent to application"]);
    for (const { initiatedBy, loggedByService, result } of audits) {
      assert.equal(initiatedBy?.user?.userPrincipalName, "ada.lindqvist@quillhaven.example");
      assert.deepEqual([loggedByService, result], ["Core Directory", "success"]);
    }
  });

  it("has a role that is granted and taken away: the resource with what changed, then the client", () => {
    const company = testCompany();
    const [client, resource] = [
      principal(company, appIdOf(company, "innovaphone")),
      principal(company, graph),
    ];
    const role = resource.appRoles?.find(({ value }) => value === "Calendars.Read");
    const path = `/servicePrincipals/${client.id}/appRoleAssignments`;
    const body = { principalId: client.id, resourceId: resource.id, appRoleId: role?.id };
    const { id } = entityOf<{ id: string }>(request(company, "POST", path, body));
    request(company, "DELETE", `${path}/${id}`);

    const audits = auditsOf(company, client.id);
    assert.deepEqual(named(audits).sort(), [
      "Add app role assignment to service principal",
      "Remove app role assignment from service principal",
    ]);
    const added = audits.find(({ operationType }) => operationType === "Assign");
    assert.deepEqual(
      added?.targetResources?.map(({ id: targetId }) => targetId),
      [resource.id, client.id],
    );
    assert.deepEqual(added.targetResources[0]?.modifiedProperties?.[0], {
      displayName: "AppRole.Value",
      oldValue: null,
      newValue: '"Calendars.Read"',
    });
    assert.equal(added.initiatedBy?.app?.displayName, "Quillhaven Tenant Administration");
  });

  it("has only those scopes that were added or removed", () => {
    const company = testCompany();
    const client = principal(company, appIdOf(company, "innovaphone"));
    const body = {
      clientId: client.id,
      consentType: "AllPrincipals",
      resourceId: principal(company, graph).id,
    };
    const [before] = valuesOf<OAuth2PermissionGrant>(
      request(company, "GET", `/servicePrincipals/${client.id}/oauth2PermissionGrants`),
    );
    request(company, "DELETE", `/oauth2PermissionGrants/${before?.id ?? ""}`);
    const grant = entityOf<{ id: string }>(
      request(company, "POST", "/oauth2PermissionGrants", { ...body, scope: "User.Read Calendars.Read" }),
    );
    request(company, "PATCH", `/oauth2PermissionGrants/${grant.id}`, { scope: "User.Read Mail.Read" });
    const changes = auditsOf(company, client.id).flatMap(({ targetResources }) =>
      (targetResources?.[0]?.modifiedProperties ?? [])
        .filter(({ displayName }) => displayName === "DelegatedPermissionGrant.Scope")
        .map(({ oldValue, newValue }) => [oldValue, newValue]),
    );
    assert.deepEqual(
      changes.map((change) => JSON.stringify(change)).sort(),
      [
        [null, '"Mail.Read"'],
        [null, '"User.Read Calendars.Read"'],
        ['"Calendars.Read"', null],
        [JSON.stringify(before?.scope), null],
      ]
        .map((change) => JSON.stringify(change))
        .sort(),
    );
  });

  it("has who consented on the pages of sign-in, for whom", () => {
    const company = testCompany();
    const appId = appIdOf(company, "Exchange calendar");
    const by = company.administrator.id;
    company.consent({
      clientId: appId,
      resourceAppId: graph,
      userId: undefined,
      scopes: [],
      roles: ["Mail.Send"],
      by,
    });
    const [consent] = auditsOf(company, principal(company, appId).id);
    assert.equal(consent?.activityDisplayName, "Consent to application");
    assert.equal(consent.initiatedBy?.user?.id, by);
    assert.ok(company.grantedRoles(appId, graph).has("Mail.Send"));
  });

  it("forgets after thirty days", () => {
    let now = new Date("2026-11-21T12:00:00Z");
    const company = testCompany({ now: () => now });
    const { id } = principal(company, appIdOf(company, "Sense"));
    assert.equal(auditsOf(company, id).length, 2);
    now = new Date("2026-12-15T12:00:00Z");
    assert.equal(auditsOf(company, id).length, 0);
  });

  it("is for those who may read it: with the permission, and as a person with a role", () => {
    const company = testCompany();
    const path = "/auditLogs/directoryAudits";
    const scopes = ["AuditLog.Read.All", "Directory.Read.All"];
    for (const who of [
      asApp(company, "ClockWork"),
      asApp(company, "ClockWork", ["Directory.Read.All"]),
      asUser(company, "oliver.pembroke", scopes),
      asUser(company, "ada.lindqvist", ["Directory.Read.All"]),
    ]) {
      assert.equal(ask(company, who, "GET", path).status, 403);
    }
    assert.equal(ask(company, asUser(company, "ada.lindqvist", scopes), "GET", path).status, 200);
  });
});

import type {
  AppRoleAssignment,
  OAuth2PermissionGrant,
  ServicePrincipal,
} from "@microsoft/microsoft-graph-types";
import assert from "node:assert/strict";
import { exchangeOnline, graph } from "../../../src/catalogue/well-known.js";
import type { Company } from "../../../src/demo/data/company.js";
import {
  address,
  asAdministrator,
  ask,
  entityOf,
  refusalOf,
  testCompany,
  valuesOf,
} from "../support/company.js";

const request = (company: Company, method: string, path: string, body?: unknown) =>
  ask(company, asAdministrator(company), method, path, body === undefined ? {} : { body });
const principal = (company: Company, appId: string) =>
  entityOf<ServicePrincipal & { id: string }>(
    request(company, "GET", `/servicePrincipals(appId='${appId}')`),
  );
const clientIdOf = (company: Company, name: string) =>
  company.registrations.find((registration) => registration.name.startsWith(name))?.appId ?? "";
const calendarsRead = "798ee544-9d2d-430c-a058-570e29e34338";

describe("application permissions that were granted", () => {
  it("name the permission, who has it, and the resource", () => {
    const company = testCompany();
    const { id } = principal(company, clientIdOf(company, "Exchange"));
    const [assignment] = valuesOf<AppRoleAssignment>(
      request(company, "GET", `/servicePrincipals/${id}/appRoleAssignments`),
    );
    assert.equal(assignment?.appRoleId, calendarsRead);
    assert.equal(assignment.principalId, id);
    assert.equal(assignment.principalDisplayName, "Exchange calendar synchronization");
    assert.equal(assignment.resourceId, principal(company, graph).id);
    assert.equal(assignment.resourceDisplayName, "Microsoft Graph");
  });

  it("are listed at the resource, too", () => {
    const company = testCompany({ applications: 300 });
    const { id } = principal(company, exchangeOnline);
    const all = valuesOf<AppRoleAssignment>(
      request(company, "GET", `/servicePrincipals/${id}/appRoleAssignedTo?$top=999`),
    );
    const names = all.map(({ principalDisplayName }) => principalDisplayName);
    assert.ok(names.includes("innovaphone Calendar") && names.includes("ClockWork Office365Sync"));
    assert.ok(all.every(({ resourceId }) => resourceId === id));
  });

  it("are given, seen by the next token, and taken away", () => {
    const company = testCompany();
    const appId = clientIdOf(company, "innovaphone");
    const { id } = principal(company, appId);
    const body = { principalId: id, resourceId: principal(company, graph).id, appRoleId: calendarsRead };
    const path = `/servicePrincipals/${id}/appRoleAssignments`;
    const answer = request(company, "POST", path, body);
    const made = entityOf<AppRoleAssignment>(answer);
    assert.equal(answer.status, 201);
    assert.deepEqual([...company.grantedRoles(appId, graph)], ["Calendars.Read"]);
    assert.equal(refusalOf(request(company, "POST", path, body)), "400 Request_BadRequest");
    assert.equal(
      entityOf<AppRoleAssignment>(request(company, "GET", `${path}/${made.id ?? ""}`)).appRoleId,
      calendarsRead,
    );
    assert.equal(request(company, "DELETE", `${path}/${made.id ?? ""}`).status, 204);
    assert.deepEqual([...company.grantedRoles(appId, graph)], []);
    assert.equal(
      refusalOf(request(company, "DELETE", `${path}/${made.id ?? ""}`)),
      "404 Request_ResourceNotFound",
    );
    assert.deepEqual([...company.grantedRoles(appId, exchangeOnline)], ["full_access_as_app"]);
  });

  it("can be given and taken away below the resource", () => {
    const company = testCompany();
    const appId = clientIdOf(company, "innovaphone");
    const resource = principal(company, graph).id;
    const path = `/servicePrincipals/${resource}/appRoleAssignedTo`;
    const body = {
      principalId: principal(company, appId).id,
      resourceId: resource,
      appRoleId: calendarsRead,
    };
    const made = entityOf<AppRoleAssignment>(request(company, "POST", path, body));
    assert.equal(request(company, "DELETE", `${path}/${made.id ?? ""}`).status, 204);
    assert.deepEqual([...company.grantedRoles(appId, graph)], []);
  });

  it("are refused where the resource has no such permission", () => {
    const company = testCompany();
    const { id } = principal(company, clientIdOf(company, "Sense"));
    const path = `/servicePrincipals/${id}/appRoleAssignments`;
    const resourceId = principal(company, graph).id;
    const refuse = (body: unknown) => refusalOf(request(company, "POST", path, body));
    assert.equal(
      refuse({ principalId: id, resourceId, appRoleId: "dc890d15-9560-4a4c-9b7f-a736ec74ec40" }),
      "400 Request_BadRequest",
    );
    assert.equal(
      refuse({ principalId: id, resourceId: "x", appRoleId: calendarsRead }),
      "404 Request_ResourceNotFound",
    );
    assert.equal(refuse({ resourceId, appRoleId: calendarsRead }), "400 Request_BadRequest");
  });

  it("are given by whoever may, and by nobody else", () => {
    const company = testCompany();
    const { id } = principal(company, clientIdOf(company, "Sense"));
    const reader = { kind: "app", clientId: "x", roles: new Set(["Application.ReadWrite.All"]) } as const;
    const body = { principalId: id, resourceId: principal(company, graph).id, appRoleId: calendarsRead };
    const path = `/servicePrincipals/${id}/appRoleAssignments`;
    assert.equal(refusalOf(ask(company, reader, "POST", path, { body })), "403 Authorization_RequestDenied");
  });
});

describe("delegated permissions that were granted", () => {
  it("are for everybody or for one user", () => {
    const company = testCompany();
    const all = valuesOf<OAuth2PermissionGrant>(request(company, "GET", "/oauth2PermissionGrants"));
    const own = all.find(({ consentType }) => consentType === "Principal");
    assert.equal(own?.principalId, company.findUser(address("oliver.pembroke"))?.id);
    assert.equal(own?.scope?.trim(), "Calendars.ReadWrite");
    assert.ok(
      all.some(({ consentType, principalId }) => consentType === "AllPrincipals" && principalId === null),
    );
    const mine = valuesOf<OAuth2PermissionGrant>(
      request(company, "GET", `/users/${address("oliver.pembroke")}/oauth2PermissionGrants`),
    );
    assert.deepEqual(mine, [own]);
  });

  it("are found by who has them, in two ways", () => {
    const company = testCompany({ applications: 500 });
    const { id } = principal(company, clientIdOf(company, "Sense"));
    const [one] = valuesOf<OAuth2PermissionGrant>(
      request(company, "GET", `/oauth2PermissionGrants?$filter=clientId eq '${id}'`),
    );
    const [other] = valuesOf<OAuth2PermissionGrant>(
      request(company, "GET", `/servicePrincipals/${id}/oauth2PermissionGrants`),
    );
    assert.ok(one);
    assert.deepEqual(one, other);
    assert.deepEqual(
      valuesOf(request(company, "GET", `/oauth2PermissionGrants?$filter=clientId eq 'x'`)),
      [],
    );
  });

  it("are listed to the end, each once", () => {
    const company = testCompany({ applications: 500 });
    const seen: string[] = [];
    let next: string | undefined = "/oauth2PermissionGrants?$top=40";
    while (next !== undefined) {
      const answer = ask(company, asAdministrator(company), "GET", next);
      seen.push(...valuesOf<OAuth2PermissionGrant>(answer).map(({ id }) => id ?? ""));
      next = answer.body["@odata.nextLink"] as unknown as string | undefined;
    }
    assert.ok(seen.length > 250, String(seen.length));
    assert.equal(new Set(seen).size, seen.length);
  });

  it("are given, changed and taken away", () => {
    const company = testCompany();
    const appId = clientIdOf(company, "innovaphone");
    const clientId = principal(company, appId).id;
    const resourceId = principal(company, exchangeOnline).id;
    const body = { clientId, resourceId, consentType: "AllPrincipals", scope: "EWS.AccessAsUser.All" };
    const scopes = () => [...company.grantedScopes(appId, "anybody", exchangeOnline)];

    const made = entityOf<OAuth2PermissionGrant>(request(company, "POST", "/oauth2PermissionGrants", body));
    assert.deepEqual(scopes(), ["EWS.AccessAsUser.All"]);
    assert.equal(
      refusalOf(request(company, "POST", "/oauth2PermissionGrants", body)),
      "409 Request_MultipleObjectsWithSameKeyValue",
    );
    const path = `/oauth2PermissionGrants/${made.id ?? ""}`;
    assert.equal(request(company, "PATCH", path, { scope: "EAS.AccessAsUser.All" }).status, 204);
    assert.deepEqual(scopes(), ["EAS.AccessAsUser.All"]);
    assert.equal(request(company, "DELETE", path).status, 204);
    assert.deepEqual(scopes(), []);
    assert.equal(refusalOf(request(company, "GET", path)), "404 Request_ResourceNotFound");
  });

  it("are refused where something is missing", () => {
    const company = testCompany();
    const clientId = principal(company, clientIdOf(company, "Sense")).id;
    const resourceId = principal(company, graph).id;
    const refuse = (body: object) =>
      refusalOf(
        request(company, "POST", "/oauth2PermissionGrants", {
          clientId,
          resourceId,
          scope: "User.Read",
          ...body,
        }),
      );
    assert.equal(refuse({}), "400 Request_BadRequest");
    assert.equal(refuse({ consentType: "Principal" }), "400 Request_BadRequest");
    assert.equal(refuse({ consentType: "AllPrincipals", clientId: "x" }), "400 Request_BadRequest");
    assert.equal(refuse({ consentType: "AllPrincipals", scope: 1 }), "400 Request_BadRequest");
  });
});

import assert from "node:assert/strict";
import { asAdministrator, asUser, ask, noon, refusalOf, testCompany, valuesOf } from "../support/company.js";

const company = testCompany();
const administrator = asAdministrator(company);

describe("what Microsoft Graph answers at all", () => {
  it("carries the ids of the request, the client's own where it sent one", () => {
    const answer = ask(company, administrator, "GET", "/organization", {
      headers: { "client-request-id": "mine" },
    });
    assert.equal(answer.headers["client-request-id"], "mine");
    assert.match(answer.headers["request-id"] ?? "", /^[0-9a-f-]{36}$/);
    assert.equal(answer.headers["odata-version"], "4.0");
    assert.match(answer.headers["content-type"] ?? "", /^application\/json;odata\.metadata=minimal/);
  });

  it("are errors that say when and by which ids", () => {
    const { body, headers } = ask(company, administrator, "GET", "/nothing");
    assert.deepEqual(body["error"]?.["innerError"], {
      date: noon.slice(0, 19),
      "request-id": headers["request-id"],
      "client-request-id": headers["client-request-id"],
    });
  });

  const refused: readonly (readonly [method: string, path: string, refusal: string])[] = [
    ["GET", "/nothing", "400 BadRequest"],
    ["GET", "/users/x/y/z", "400 BadRequest"],
    ["DELETE", "/users", "405 Request_BadRequest"],
    ["PUT", "/applications", "405 Request_BadRequest"],
    ["GET", "/$batch", "405 Request_BadRequest"],
    ["GET", "/me", "400 BadRequest"],
    ["GET", "/users/%E0%A4%A", "400 BadRequest"],
    ["POST", "/applications", "400 BadRequest"],
    ["GET", "/applications/00000000-0000-0000-0000-000000000000", "404 Request_ResourceNotFound"],
    ["GET", "/users/nobody@quillhaven.example", "404 Request_ResourceNotFound"],
    ["GET", "/groups/x", "404 Request_ResourceNotFound"],
    ["GET", "/organization/x", "404 Request_ResourceNotFound"],
  ];
  for (const [method, path, refusal] of refused) {
    it(`refuses ${method} ${path}`, () => {
      assert.equal(refusalOf(ask(company, administrator, method, path)), refusal);
    });
  }

  it("is v1.0 only", () => {
    const answer = ask(company, administrator, "GET", "http://127.0.0.1:4711/beta/users");
    assert.equal(refusalOf(answer), "400 BadRequest");
  });

  it("takes keys in brackets, and functions by their full name", () => {
    const user = company.users.at(0);
    for (const path of [
      `/users('${user.id}')`,
      `/users/${user.id}`,
      `/Users/${user.userPrincipalName}`,
      `/users/${user.id}/`,
    ]) {
      assert.equal(ask(company, administrator, "GET", path).body["id"], user.id, path);
    }
  });

  it("knows who asks", () => {
    const ada = asUser(company, "ada.lindqvist");
    assert.equal(ask(company, ada, "GET", "/me").body["displayName"], "Ada Lindqvist");
  });
});

describe("directory objects", () => {
  it("are found by their ids, whatever they are", () => {
    const user = company.users.at(0).id;
    const facts = company.findClient(company.registrations[0]?.appId ?? "");
    const ids = [facts?.servicePrincipalId, "00000000-0000-4000-8000-000000000000", user, facts?.objectId];
    const types = (body: object) => {
      const answer = ask(company, administrator, "POST", "/directoryObjects/getByIds", { body });
      return valuesOf<{ "@odata.type": string }>(answer).map((object) => object["@odata.type"].slice(17));
    };
    assert.deepEqual(types({ ids }), ["servicePrincipal", "user", "application"]);
    assert.deepEqual(types({ ids, types: ["user"] }), ["user"]);
    assert.equal(ask(company, administrator, "GET", `/directoryObjects/${user}`).body["id"], user);
  });
});

describe("permissions of the directory", () => {
  const nobody = { kind: "app", clientId: "x", roles: new Set<string>() } as const;
  for (const path of [
    "/users",
    "/applications",
    "/servicePrincipals",
    "/oauth2PermissionGrants",
    "/groups",
    "/organization",
    "/users/$count",
  ]) {
    it(`are needed for ${path}`, () => {
      assert.equal(refusalOf(ask(company, nobody, "GET", path)), "403 Authorization_RequestDenied");
    });
  }

  it("are each enough for what they are for", () => {
    const only = (role: string) => ({ kind: "app", clientId: "x", roles: new Set([role]) }) as const;
    const enough: readonly (readonly [path: string, role: string])[] = [
      ["/users", "User.ReadBasic.All"],
      ["/applications", "Application.Read.All"],
      ["/servicePrincipals", "Directory.Read.All"],
      ["/oauth2PermissionGrants", "DelegatedPermissionGrant.Read.All"],
      ["/groups", "GroupMember.Read.All"],
      ["/organization", "Organization.Read.All"],
    ];
    for (const [path, role] of enough) {
      assert.equal(ask(company, only(role), "GET", path).status, 200, path);
    }
  });

  it("to write are not enough for a person who is no administrator", () => {
    const scopes = ["Application.ReadWrite.All", "DelegatedPermissionGrant.ReadWrite.All"];
    const joost = asUser(company, "joost.bakker", scopes);
    const { appId } = company.registrations[0] ?? { appId: "" };
    const path = `/applications(appId='${appId}')`;
    assert.equal(
      refusalOf(ask(company, joost, "PATCH", path, { body: { notes: "x" } })),
      "403 Authorization_RequestDenied",
    );
    const owner = asUser(company, "ruben.mulder", scopes);
    assert.equal(ask(company, owner, "PATCH", path, { body: { notes: "x" } }).status, 204);
  });

  it("show a basic reader little of others", () => {
    const basic = asUser(company, "joost.bakker", ["User.ReadBasic.All"]);
    const { body } = ask(company, basic, "GET", "/users?$top=1&$select=displayName,department");
    assert.deepEqual(body["value"], [{ displayName: "Ada Lindqvist", department: null }]);
  });
});

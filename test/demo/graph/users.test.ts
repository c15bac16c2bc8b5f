import type { Group, Organization, User } from "@microsoft/microsoft-graph-types";
import assert from "node:assert/strict";
import {
  address,
  asAdministrator,
  asApp,
  ask,
  entityOf,
  eventual,
  refusalOf,
  testCompany,
  valuesOf,
} from "../support/company.js";

const company = testCompany({ mailboxes: 2500 });
const administrator = asAdministrator(company);
const get = (path: string, headers = {}) => ask(company, administrator, "GET", path, { headers });
const names = (path: string, headers = {}) =>
  valuesOf<User>(get(path, headers)).map(({ displayName }) => displayName);

describe("users", () => {
  it("come a hundred at a time, with the properties that are there by default", () => {
    const answer = get("/users");
    const users = valuesOf<User>(answer);
    assert.equal(users.length, 100);
    assert.deepEqual(Object.keys(users[0] ?? {}).sort(), [
      "businessPhones",
      "displayName",
      "givenName",
      "id",
      "jobTitle",
      "mail",
      "mobilePhone",
      "officeLocation",
      "preferredLanguage",
      "surname",
      "userPrincipalName",
    ]);
    assert.equal(answer.body["@odata.context"], "http://127.0.0.1:4711/v1.0/$metadata#users");
  });

  it("are each listed once, page by page, to the end", () => {
    const seen = new Set<string>();
    let pages = 0;
    let next: string | undefined = "/users?$top=999&$select=id,mail";
    while (next !== undefined) {
      const answer = get(next);
      for (const { id } of valuesOf<User>(answer)) {
        seen.add(id ?? "");
      }
      pages++;
      next = answer.body["@odata.nextLink"] as unknown as string | undefined;
      assert.ok(
        next === undefined ||
          next.startsWith("http://127.0.0.1:4711/v1.0/users?$top=999&$select=id,mail&$skiptoken="),
      );
    }
    assert.equal(seen.size, 2500);
    assert.equal(pages, 3);
  });

  it("are found by what they are called", () => {
    assert.deepEqual(names(`/users?$filter=mail eq '${address("ada.lindqvist")}'`), ["Ada Lindqvist"]);
    assert.deepEqual(names(`/users?$filter=userPrincipalName eq 'nobody@quillhaven.example'`), []);
    assert.deepEqual(names("/users?$filter=startswith(displayName,'Room ')&$top=2"), [
      "Room Maas (12)",
      "Room Rijn (4)",
    ]);
    assert.deepEqual(names('/users?$search="displayName:lindq"', eventual), ["Ada Lindqvist"]);
    assert.deepEqual(names("/users?$filter=department eq 'IT' and city eq 'London'"), ["Priya Raman"]);
    assert.deepEqual(
      names("/users?$filter=proxyAddresses/any(p:p eq 'SMTP:ada.lindqvist@quillhaven.example')"),
      ["Ada Lindqvist"],
    );
  });

  it("are sorted and counted", () => {
    const answer = get("/users?$orderby=displayName desc&$top=3&$count=true", eventual);
    const sorted = valuesOf<User>(answer).map(({ displayName }) => displayName ?? "");
    assert.deepEqual(
      sorted,
      [...sorted].sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? 1 : -1)),
    );
    assert.equal(answer.body["@odata.count"], 2500);
    assert.equal(ask(company, administrator, "GET", "/users/$count", { headers: eventual }).body, "2500");
  });

  it("are not counted without the header, and nobody says so", () => {
    assert.equal("@odata.count" in get("/users?$count=true").body, false);
  });

  it("may have no mail address", () => {
    assert.equal(entityOf<User>(get(`/users/${address("piet.wassenaar")}`)).mail, null);
  });

  it("know the roles that make an administrator", () => {
    const roles = valuesOf<{ "@odata.type": string; displayName: string }>(
      get(`/users/${address("ada.lindqvist")}/memberOf`),
    );
    assert.ok(
      roles.some(
        (role) =>
          role["@odata.type"] === "#microsoft.graph.directoryRole" &&
          role.displayName === "Global Administrator",
      ),
    );
  });

  const refused: readonly (readonly [path: string, refusal: string])[] = [
    ["/users?$top=1000", "400 Request_UnsupportedQuery"],
    ["/users?$top=0", "400 Request_UnsupportedQuery"],
    ["/users?$top=many", "400 BadRequest"],
    ["/users?$select=shoeSize", "400 BadRequest"],
    ["/users?$filter=shoeSize eq 42", "400 BadRequest"],
    ["/users?$filter=streetAddress eq 'x'", "400 Request_UnsupportedQuery"],
    ["/users?$filter=mail ne 'x'", "400 Request_UnsupportedQuery"],
    ["/users?$filter=mail eq null", "400 Request_UnsupportedQuery"],
    ["/users?$filter=endswith(mail,'x')", "400 Request_UnsupportedQuery"],
    ["/users?$filter=contains(displayName,'x')", "400 Request_UnsupportedQuery"],
    ["/users?$filter=startswith(displayName,'A')&$orderby=displayName", "400 Request_UnsupportedQuery"],
    ["/users?$orderby=jobTitle", "400 Request_UnsupportedQuery"],
    ['/users?$search="displayName:a"', "400 Request_UnsupportedQuery"],
    ["/users?$skip=10", "400 Request_BadRequest"],
    ["/users?$wait=1", "400 BadRequest"],
    ["/users?$skiptoken=bm9uc2Vuc2U", "400 Directory_ExpiredPageToken"],
  ];
  for (const [path, refusal] of refused) {
    it(`refuse ${path}`, () => {
      assert.equal(refusalOf(get(path)), refusal);
    });
  }

  it("can be asked for more with the header and a count", () => {
    assert.equal(names("/users?$filter=mail eq null&$count=true", eventual)[0], "Piet Wassenaar");
    assert.equal(
      names("/users?$filter=endswith(mail,'maas@quillhaven.example')&$count=true", eventual).length,
      2,
    );
    assert.ok(
      !names("/users?$filter=not startswith(displayName,'A')&$count=true", eventual).includes(
        "Ada Lindqvist",
      ),
    );
  });
});

describe("the organization", () => {
  it("is one, with its domains", () => {
    const [organization] = valuesOf<Organization>(get("/organization"));
    assert.equal(organization?.id, company.tenantId);
    assert.deepEqual(
      organization.verifiedDomains?.filter(({ isDefault }) => isDefault).map(({ name }) => name),
      ["quillhaven.example"],
    );
  });
});

describe("groups", () => {
  const group = () => valuesOf<Group>(get("/groups?$filter=startswith(displayName,'ClockWork')"))[0];

  it("are mail-enabled security groups where access is limited to them", () => {
    const found = group();
    assert.equal(found?.mailEnabled, true);
    assert.equal(found.securityEnabled, true);
    assert.deepEqual(found.groupTypes, []);
  });

  it("have direct members, and those of the groups within", () => {
    const id = group()?.id ?? "";
    const members = valuesOf<User & { "@odata.type": string }>(
      get(`/groups/${id}/members?$select=id,displayName`),
    );
    assert.ok(members.some(({ displayName }) => displayName === "ClockWork Sync"));
    assert.ok(members.some((member) => member["@odata.type"] === "#microsoft.graph.group"));
    assert.ok(!members.some(({ displayName }) => displayName === "Uwe Ahrens"));

    const all = valuesOf<User>(get(`/groups/${id}/transitiveMembers/microsoft.graph.user`));
    assert.ok(all.some(({ displayName }) => displayName === "Uwe Ahrens"));
    assert.ok(!all.some(({ displayName }) => displayName === "Hamburg Planning"));
  });

  it("are not shown to an application that may read calendars only", () => {
    const vendor = asApp(company, "Exchange calendar");
    assert.equal(refusalOf(ask(company, vendor, "GET", "/groups")), "403 Authorization_RequestDenied");
  });
});

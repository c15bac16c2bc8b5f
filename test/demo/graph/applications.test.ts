import type { Application, PasswordCredential, ServicePrincipal } from "@microsoft/microsoft-graph-types";
import assert from "node:assert/strict";
import { azureAdGraph, exchangeOnline, graph } from "../../../src/catalogue/well-known.js";
import type { Company } from "../../../src/demo/data/company.js";
import {
  asAdministrator,
  asUser,
  ask,
  entityOf,
  eventual,
  refusalOf,
  testCompany,
  valuesOf,
} from "../support/company.js";

const post = (company: Company, path: string, body: unknown) =>
  ask(company, asAdministrator(company), "POST", path, { body });
const patch = (company: Company, path: string, body: unknown) =>
  ask(company, asAdministrator(company), "PATCH", path, { body });
const get = (company: Company, path: string, headers = {}) =>
  ask(company, asAdministrator(company), "GET", path, { headers });
const create = (company: Company, more: object = {}) =>
  entityOf<Application & { id: string; appId: string }>(
    post(company, "/applications", { displayName: "Made in a test", ...more }),
  );
const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const asking = (count: number) => ({
  resourceAppId: graph,
  resourceAccess: Array.from({ length: count }, (_, number) => ({ id: guid(number), type: "Scope" })),
});

describe("applications", () => {
  const company = testCompany({ applications: 2500 });

  it("are listed to the end", () => {
    const ids = new Set<string>();
    let next: string | undefined = "/applications?$top=999&$select=id,displayName,requiredResourceAccess";
    while (next !== undefined) {
      const answer = get(company, next);
      for (const { id } of valuesOf<Application>(answer)) {
        ids.add(id ?? "");
      }
      next = answer.body["@odata.nextLink"] as unknown as string | undefined;
    }
    assert.equal(ids.size, 2500);
  });

  it("are found by either id, by name and by what they ask for", () => {
    const [first] = valuesOf<Application>(get(company, "/applications?$top=1"));
    const { id = "", appId = "", displayName = "" } = first ?? {};
    for (const path of [
      `/applications/${id}`,
      `/applications(appId='${appId ?? ""}')`,
      `/applications('${id}')`,
    ]) {
      assert.equal(entityOf<Application>(get(company, path)).displayName, displayName, path);
    }
    assert.equal(valuesOf(get(company, `/applications?$filter=appId eq '${appId ?? ""}'`)).length, 1);
    assert.equal(valuesOf(get(company, '/applications?$search="displayName:clockwork"', eventual)).length, 1);

    const dead = `requiredResourceAccess/any(r:r/resourceAppId eq '${azureAdGraph}')`;
    assert.equal(refusalOf(get(company, `/applications?$filter=${dead}`)), "400 Request_UnsupportedQuery");
    const found = valuesOf<Application>(
      get(company, `/applications?$filter=${dead}&$count=true&$top=999`, eventual),
    );
    assert.ok(found.length > 10);
    assert.ok(
      found.every(({ requiredResourceAccess }) =>
        requiredResourceAccess?.some(({ resourceAppId }) => resourceAppId === azureAdGraph),
      ),
    );
  });

  it("tell no secret", () => {
    for (const { passwordCredentials } of valuesOf<Application>(get(company, "/applications?$top=100"))) {
      assert.ok(
        (passwordCredentials ?? []).every(
          ({ secretText, hint }) => secretText === null && hint?.length === 3,
        ),
      );
    }
  });

  it("tell their owners", () => {
    const path = `/applications(appId='${company.registrations[1]?.appId ?? ""}')`;
    const names = (value: unknown) =>
      (value as { displayName: string }[]).map(({ displayName }) => displayName);
    const expanded = get(company, `${path}?$expand=owners($select=id,displayName)&$select=id`).body;
    assert.deepEqual(names(expanded["owners"]), ["Ada Lindqvist", "Ruben Mulder"]);
    assert.deepEqual(names(get(company, `${path}/owners`).body["value"]), ["Ada Lindqvist", "Ruben Mulder"]);
  });

  it("ask for calendars now and then", () => {
    const all = valuesOf<Application>(get(company, "/applications?$top=999"));
    const calendars = new Set([
      "798ee544-9d2d-430c-a058-570e29e34338",
      "ef54d2bf-783f-4e0f-bca1-3210c0444d99",
      "1ec239c2-d7c9-4623-a91a-a9775856bb36",
    ]);
    const share =
      all.filter(({ requiredResourceAccess }) =>
        requiredResourceAccess?.some(({ resourceAccess }) =>
          resourceAccess?.some(({ id }) => calendars.has(id ?? "")),
        ),
      ).length / all.length;
    assert.ok(share > 0.01 && share < 0.1, String(share));
  });
});

describe("writing to applications", () => {
  it("creates one that is then there, with the answer of Entra", () => {
    const company = testCompany();
    const answer = post(company, "/applications", {
      displayName: "New",
      requiredResourceAccess: [asking(2)],
    });
    const made = entityOf<Application>(answer);
    assert.equal(answer.status, 201);
    assert.match(answer.headers["location"] ?? "", /\/directoryObjects\//);
    assert.equal(made.publisherDomain, "quillhaven.example");
    assert.deepEqual(
      entityOf<Application>(get(company, `/applications(appId='${made.appId ?? ""}')`))
        .requiredResourceAccess,
      [asking(2)],
    );
    assert.ok(valuesOf<Application>(get(company, "/applications?$top=999")).some(({ id }) => id === made.id));
    assert.equal(company.findClient(made.appId ?? "")?.displayName, "New");
  });

  it("makes whoever creates one its owner", () => {
    const company = testCompany();
    const ada = asUser(company, "ada.lindqvist", ["Application.ReadWrite.All"]);
    const made = entityOf<Application>(
      ask(company, ada, "POST", "/applications", { body: { displayName: "Mine" } }),
    );
    assert.equal(
      valuesOf<{ displayName: string }>(get(company, `/applications/${made.id ?? ""}/owners`))[0]
        ?.displayName,
      "Ada Lindqvist",
    );
  });

  it("changes what is said, and leaves what is not", () => {
    const company = testCompany();
    const { appId } = company.registrations[0] ?? { appId: "" };
    const path = `/applications(appId='${appId}')`;
    const before = entityOf<Application>(get(company, path));
    assert.equal(
      patch(company, path, { notes: "Seen", web: { redirectUris: ["https://a.example/b"] } }).status,
      204,
    );
    const after = entityOf<Application>(get(company, path));
    assert.deepEqual(after, {
      ...before,
      notes: "Seen",
      web: { ...before.web, redirectUris: ["https://a.example/b"] },
    });
  });

  it("removes one together with its service principal", () => {
    const company = testCompany();
    const { appId } = company.registrations[4] ?? { appId: "" };
    assert.equal(
      ask(company, asAdministrator(company), "DELETE", `/applications(appId='${appId}')`).status,
      204,
    );
    assert.equal(refusalOf(get(company, `/applications(appId='${appId}')`)), "404 Request_ResourceNotFound");
    assert.equal(
      refusalOf(get(company, `/servicePrincipals(appId='${appId}')`)),
      "404 Request_ResourceNotFound",
    );
    assert.equal(company.findClient(appId), undefined);
    assert.deepEqual([...company.grantedRoles(appId, exchangeOnline)], []);
  });

  const refused: Readonly<Record<string, object>> = {
    "an unknown property": { shoeSize: 42 },
    "an id": { appId: guid(1) },
    "a publisher domain": { publisherDomain: "x.example" },
    passwords: { passwordCredentials: [{ displayName: "x" }] },
    "no name": { displayName: "" },
    "a name that is too long": { displayName: "x".repeat(121) },
    "an unknown audience": { signInAudience: "Everybody" },
    "a permission without a type": {
      requiredResourceAccess: [{ resourceAppId: graph, resourceAccess: [{ id: guid(1) }] }],
    },
    "a permission whose id is none": {
      requiredResourceAccess: [{ resourceAppId: graph, resourceAccess: [{ id: "x", type: "Role" }] }],
    },
    "a resource twice": { requiredResourceAccess: [asking(1), asking(1)] },
    "401 permissions": { requiredResourceAccess: [asking(401)] },
    "51 resources": {
      requiredResourceAccess: Array.from({ length: 51 }, (_, number) => ({
        resourceAppId: guid(number),
        resourceAccess: [],
      })),
    },
    "31 permissions of a resource, with personal accounts": {
      signInAudience: "AzureADandPersonalMicrosoftAccount",
      requiredResourceAccess: [asking(31)],
    },
    "a redirect without encryption": { web: { redirectUris: ["http://a.example"] } },
    "a redirect to a scheme, from the web": { web: { redirectUris: ["app://x"] } },
    "257 redirects": {
      web: {
        redirectUris: Array.from({ length: 257 }, (_, number) => `https://a.example/${String(number)}`),
      },
    },
    "1,201 entries": { tags: Array.from({ length: 1201 }, (_, number) => `t${String(number)}`) },
    "a tag twice": { tags: ["a", "a"] },
    "a list that is none": { identifierUris: "api://x" },
    "a certificate without a key": { keyCredentials: [{ type: "AsymmetricX509Cert", usage: "Verify" }] },
  };
  for (const [what, body] of Object.entries(refused)) {
    it(`refuses ${what}, and changes nothing`, () => {
      const company = testCompany();
      const path = `/applications(appId='${company.registrations[0]?.appId ?? ""}')`;
      const before = get(company, path).body;
      assert.match(
        refusalOf(patch(company, path, body)),
        /^400 (?:Request_BadRequest|Directory_QuotaExceeded)$/,
      );
      assert.deepEqual(get(company, path).body, before);
    });
  }

  it("takes redirects that Entra takes", () => {
    const company = testCompany();
    const body = {
      web: { redirectUris: ["http://localhost:4000/x", "https://a.example/*"] },
      publicClient: { redirectUris: ["http://localhost", "msal0000://auth", "http://127.0.0.1/x"] },
    };
    assert.equal(
      patch(company, `/applications(appId='${company.registrations[0]?.appId ?? ""}')`, body).status,
      204,
    );
  });

  it("lets what is published go only when it is disabled", () => {
    const company = testCompany();
    const role = {
      id: guid(7),
      allowedMemberTypes: ["User"],
      displayName: "Read",
      description: "Read",
      value: "Read",
      isEnabled: true,
    };
    const { id } = create(company, { appRoles: [role] });
    const path = `/applications/${id}`;
    assert.equal(
      refusalOf(patch(company, path, { appRoles: [] })),
      "400 CannotDeleteOrUpdateEnabledEntitlement",
    );
    assert.equal(patch(company, path, { appRoles: [{ ...role, isEnabled: false }] }).status, 204);
    assert.equal(patch(company, path, { appRoles: [] }).status, 204);
  });

  it("keeps an identifier for one application", () => {
    const company = testCompany();
    create(company, { identifierUris: ["api://one"] });
    assert.equal(
      refusalOf(post(company, "/applications", { displayName: "Other", identifierUris: ["API://ONE"] })),
      "400 Request_MultipleObjectsWithSameKeyValue",
    );
  });

  it("adds a certificate and tells its thumbprint", () => {
    const company = testCompany();
    const { id, appId } = create(company);
    const key = Buffer.from("a certificate").toString("base64");
    const body = {
      keyCredentials: [
        {
          type: "AsymmetricX509Cert",
          usage: "Verify",
          key,
          displayName: "CN=x",
          startDateTime: "2026-01-01T00:00:00Z",
          endDateTime: "2027-01-01T00:00:00Z",
        },
      ],
    };
    assert.equal(patch(company, `/applications/${id}`, body).status, 204);
    const [shown] = entityOf<Application>(get(company, `/applications/${id}`)).keyCredentials ?? [];
    assert.equal(shown?.key, null);
    const [whole] =
      entityOf<Application>(get(company, `/applications/${id}?$select=keyCredentials`)).keyCredentials ?? [];
    assert.equal(whole?.key, key);
    const [certificate] = company.findClient(appId)?.certificates ?? [];
    assert.equal(certificate?.key, key);
    assert.equal(certificate.thumbprint, shown.customKeyIdentifier);
  });
});

describe("secrets", () => {
  it("are made, shown once, and valid for two years where nothing is said", () => {
    const company = testCompany();
    const { id, appId } = create(company);
    const made = entityOf<PasswordCredential>(
      post(company, `/applications/${id}/addPassword`, { passwordCredential: { displayName: "First" } }),
    );
    assert.equal(made.secretText, `made-for-${made.keyId ?? ""}`);
    assert.equal(made.hint, "mad");
    assert.equal(made.startDateTime, "2026-11-21T12:00:00Z");
    assert.equal(made.endDateTime, "2028-11-21T12:00:00Z");
    const [kept] = entityOf<Application>(get(company, `/applications/${id}`)).passwordCredentials ?? [];
    assert.deepEqual(
      { ...kept, secretText: made.secretText },
      Object.fromEntries(Object.entries(made).filter(([name]) => !name.startsWith("@"))),
    );
    assert.deepEqual(
      company.findClient(appId)?.secrets.map(({ keyId }) => keyId),
      [made.keyId],
    );
  });

  it("are forgotten when they are removed", () => {
    const forgotten: string[] = [];
    const company = testCompany({
      secrets: { create: () => "x".repeat(40), forget: (_, keyId) => forgotten.push(keyId) },
    });
    const { id } = create(company);
    const { keyId } = entityOf<PasswordCredential>(post(company, `/applications/${id}/addPassword`, {}));
    assert.equal(post(company, `/applications/${id}/removePassword`, { keyId }).status, 204);
    assert.deepEqual(forgotten, [keyId]);
    assert.equal(
      refusalOf(post(company, `/applications/${id}/removePassword`, { keyId })),
      "400 Request_BadRequest",
    );
    assert.deepEqual(entityOf<Application>(get(company, `/applications/${id}`)).passwordCredentials, []);
  });

  it("end after they begin", () => {
    const company = testCompany();
    const { id } = create(company);
    const passwordCredential = { startDateTime: "2026-12-01T00:00:00Z", endDateTime: "2026-11-01T00:00:00Z" };
    assert.equal(
      refusalOf(post(company, `/applications/${id}/addPassword`, { passwordCredential })),
      "400 Request_BadRequest",
    );
  });
});

describe("service principals", () => {
  it("are made of an application once", () => {
    const company = testCompany();
    const { appId } = create(company);
    const made = entityOf<ServicePrincipal>(post(company, "/servicePrincipals", { appId }));
    assert.equal(made.appOwnerOrganizationId, company.tenantId);
    assert.equal(
      refusalOf(post(company, "/servicePrincipals", { appId })),
      "409 Request_MultipleObjectsWithSameKeyValue",
    );
    assert.equal(
      refusalOf(post(company, "/servicePrincipals", { appId: guid(3) })),
      "400 NoBackingApplicationObject",
    );
  });

  it("are made of what Microsoft publishes", () => {
    const company = testCompany();
    const sharePoint = "00000003-0000-0ff1-ce00-000000000000";
    const made = entityOf<ServicePrincipal>(post(company, "/servicePrincipals", { appId: sharePoint }));
    assert.notEqual(made.appOwnerOrganizationId, company.tenantId);
    assert.ok((made.appRoles ?? []).length > 0);
  });

  it("can be switched off, and found so", () => {
    const company = testCompany();
    const { appId } = company.registrations[1] ?? { appId: "" };
    const path = `/servicePrincipals(appId='${appId}')`;
    assert.equal(patch(company, path, { accountEnabled: false }).status, 204);
    assert.equal(entityOf<ServicePrincipal>(get(company, path)).accountEnabled, false);
    assert.equal(company.findClient(appId)?.enabled, false);
    assert.equal(refusalOf(patch(company, path, { appId: guid(1) })), "400 Request_BadRequest");
    assert.equal(refusalOf(patch(company, path, { accountEnabled: "no" })), "400 Request_BadRequest");
  });

  it("have no grants again when they were removed and made anew", () => {
    const company = testCompany();
    const { appId } = company.registrations[1] ?? { appId: "" };
    assert.deepEqual([...company.grantedRoles(appId, graph)], ["Calendars.Read"]);
    assert.equal(
      ask(company, asAdministrator(company), "DELETE", `/servicePrincipals(appId='${appId}')`).status,
      204,
    );
    entityOf(post(company, "/servicePrincipals", { appId }));
    assert.deepEqual([...company.grantedRoles(appId, graph)], []);
    assert.equal(valuesOf(get(company, `/servicePrincipals?$filter=appId eq '${appId}'`)).length, 1);
  });
});

import assert from "node:assert/strict";
import type { Application } from "@microsoft/microsoft-graph-types";
import fc from "fast-check";
import { newApplication } from "../../src/demo/data/application.js";
import { isObject } from "../../src/tenant/json.js";
import { planRestore } from "../../src/tenant/push-manifest.js";
import { exchangeOnline, graph } from "../support/manifests.js";
import { randomRegistration, registrationIds } from "../support/random-registrations.js";
import { runs } from "../support/runs.js";
import { catalogue, comparing, planning } from "./support/comparing.js";

const own = "5c1d0e7a-9a55-4a2d-8c7e-0f1e2d3c4b5a";
const role = "798ee544-9d2d-430c-a058-570e29e34338";

const tenant: Application = {
  ...newApplication({
    ...registrationIds,
    displayName: "Calendar sync",
    created: new Date("2026-01-01T00:00:00Z"),
    publisherDomain: "contoso.example",
  }),
  notes: "Ask Ada.",
  tags: ["a"],
  requiredResourceAccess: [{ resourceAppId: graph, resourceAccess: [{ id: role, type: "Role" }] }],
  web: {
    homePageUrl: "https://home.example",
    logoutUrl: null,
    redirectUris: ["https://a.example", "https://b.example"],
    implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true },
    redirectUriSettings: [],
  },
  info: { logoUrl: "https://logo.example/1", supportUrl: "https://support.example", marketingUrl: null },
};

/** What becomes of an application where objects are merged, as the protocol has it. */
function merged<Value>(old: Value, value: Value): Value {
  return isObject(old) && isObject(value)
    ? (Object.fromEntries(
        [...new Set([...Object.keys(old), ...Object.keys(value)])].map((name) => [
          name,
          name in value ? merged(old[name], value[name]) : old[name],
        ]),
      ) as Value)
    : value;
}

/** And where they are replaced. Microsoft Graph does not say which of both it does. */
const replaced = (application: Application, body: Application): Application => ({
  ...application,
  ...body,
  ...(body.info ? { info: { ...body.info, logoUrl: application.info?.logoUrl ?? null } } : {}),
});

describe("plan of a push", () => {
  it("sends whole members that differ, and no others", () => {
    const file = {
      displayName: "Sync",
      notes: "Ask Ada.",
      tags: ["a", "b", "a"],
      signInAudience: "AzureADMyOrg",
    };
    const { body, changes, refused, before } = planning(file, tenant);
    assert.deepEqual(body, { displayName: "Sync", tags: ["a", "b"] });
    assert.deepEqual(
      changes.map(({ property }) => property),
      ["displayName", "tags"],
    );
    assert.deepEqual(refused, []);
    assert.equal(before, tenant);
    assert.deepEqual(planning({}, tenant).body, {});
  });

  it("keeps in an object what the file does not speak of", () => {
    const file = {
      web: { redirectUris: ["https://A.example"] },
      info: { marketingUrl: "https://m.example" },
    };
    assert.deepEqual(planning(file, tenant).body, {
      web: {
        homePageUrl: "https://home.example",
        redirectUris: ["https://A.example"],
        implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true },
      },
      info: { marketingUrl: "https://m.example", supportUrl: "https://support.example" },
    });
  });

  it("clears what the file says is null or empty", () => {
    const file = {
      notes: null,
      tags: null,
      requiredResourceAccess: [],
      web: { redirectUris: [], homePageUrl: null },
    };
    assert.deepEqual(planning(file, tenant).body, {
      notes: null,
      tags: [],
      requiredResourceAccess: [],
      web: {
        homePageUrl: null,
        redirectUris: [],
        implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true },
      },
    });
    const claims = { idToken: [{ name: "email", essential: true }] };
    assert.deepEqual(planning({ optionalClaims: null }, { ...tenant, optionalClaims: claims }).body, {
      optionalClaims: null,
    });
    assert.deepEqual(planning({ web: null }, tenant).body, {
      web: {
        homePageUrl: null,
        redirectUris: [],
        implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: false },
      },
    });
  });

  it("sends permissions as the file spells them, each resource and each permission once", () => {
    const file = {
      requiredResourceAccess: [
        {
          resourceAppId: graph.toUpperCase(),
          resourceAccess: [{ id: role.toUpperCase(), type: "Role", note: "x" }],
        },
        { resourceAppId: exchangeOnline, resourceAccess: [{ id: own, type: "Scope" }] },
        {
          resourceAppId: graph,
          resourceAccess: [
            { id: role, type: "Role" },
            { id: own, type: "Scope" },
          ],
        },
      ],
    };
    assert.deepEqual(planning(file, tenant).body.requiredResourceAccess, [
      {
        resourceAppId: graph.toUpperCase(),
        resourceAccess: [
          { id: role.toUpperCase(), type: "Role" },
          { id: own, type: "Scope" },
        ],
      },
      { resourceAppId: exchangeOnline, resourceAccess: [{ id: own, type: "Scope" }] },
    ]);
  });

  it("keeps of an entry what the file does not say, and never sends where it comes from", () => {
    const roles = [
      {
        id: own,
        displayName: "Reader",
        value: "Read",
        allowedMemberTypes: ["User"],
        isEnabled: true,
        origin: "Application",
      },
    ];
    assert.deepEqual(
      planning({ appRoles: [{ id: own, isEnabled: false, origin: "x" }] }, { ...tenant, appRoles: roles })
        .body,
      {
        appRoles: [
          { id: own, isEnabled: false, displayName: "Reader", value: "Read", allowedMemberTypes: ["User"] },
        ],
      },
    );
  });

  it("has the numbers of redirect URIs follow them", () => {
    const numbered: Application = {
      ...tenant,
      web: {
        ...tenant.web,
        redirectUriSettings: [
          { uri: "https://a.example", index: 1 },
          { uri: "https://b.example", index: 2 },
        ],
      },
    };
    const settings = (web: object) => planning({ web }, numbered).body.web?.redirectUriSettings;
    assert.deepEqual(settings({ redirectUris: ["https://a.example", "https://c.example"] }), [
      { uri: "https://a.example", index: 1 },
      { uri: "https://c.example", index: null },
    ]);
    assert.equal(settings({ redirectUris: ["https://c.example"] }), undefined);
    assert.deepEqual(settings({ redirectUriSettings: [{ uri: "https://b.example", index: 7 }] }), [
      { uri: "https://a.example", index: null },
      { uri: "https://b.example", index: 7 },
    ]);
    assert.deepEqual(
      settings({
        redirectUriSettings: [
          { uri: "https://a.example", index: 1 },
          { uri: "https://b.example", index: 2 },
        ],
      }),
      undefined,
    );
  });

  it("sends the rest where something is refused", () => {
    const file = {
      notes: "x",
      publisherDomain: "other.example",
      passwordCredentials: [{ keyId: own }],
      info: { logoUrl: "https://logo.example/2", supportUrl: null },
      web: { redirectUris: "https://a.example", homePageUrl: "https://h.example" },
    };
    const { body, changes, refused } = planning(file, tenant);
    assert.deepEqual(
      changes.map(({ property }) => property),
      ["notes", "info.supportUrl", "web.homePageUrl"],
    );
    assert.deepEqual(
      refused.map(({ property }) => property),
      ["publisherDomain", "info.logoUrl", "passwordCredentials", "web.redirectUris"],
    );
    assert.deepEqual(body, {
      notes: "x",
      info: { supportUrl: null },
      web: {
        homePageUrl: "https://h.example",
        redirectUris: ["https://a.example", "https://b.example"],
        implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true },
      },
    });
  });

  it("refuses a file of another application", () => {
    for (const file of [
      { appId: own, notes: "x" },
      { id: own, notes: "x" },
      { objectId: own, name: "x", errorUrl: null },
    ]) {
      assert.throws(() => planning(file, tenant), {
        name: "UserError",
        message: /^This file is of another application/,
      });
    }
    assert.deepEqual(planning({ appId: registrationIds.appId.toUpperCase(), notes: "x" }, tenant).body, {
      notes: "x",
    });
  });

  it("refuses a file with the value of a secret, and does not show it", () => {
    for (const file of [
      { passwordCredentials: [{ secretText: "CANARY" }], tags: [] },
      { tags: [], notes: "x", clientSecret: "CANARY" },
      `"requiredResourceAccess": [], "passwordCredentials": [{ "secretText": "CANARY" }]`,
      { replyUrls: [], name: "x", errorUrl: "", passwordCredentials: [{ value: "CANARY" }] },
    ]) {
      assert.throws(
        () => planning(file, tenant),
        (error: Error) =>
          error.name === "UserError" &&
          error.message.includes("value of a secret") &&
          !(JSON.stringify(error) + error.message).includes("CANARY"),
      );
    }
  });

  it("makes the tenant what the file says, whether objects are merged or replaced, and restores it", () => {
    const others = fc
      .record({ file: randomRegistration, tenant: randomRegistration })
      .chain(({ file, tenant: own }) =>
        fc.subarray(Object.keys(file)).map((names) => ({
          file: Object.fromEntries(names.map((name) => [name, file[name as keyof Application] as unknown])),
          tenant: own,
        })),
      );
    let restored = 0;
    fc.assert(
      fc.property(others, ({ file, tenant: before }) => {
        const { body, changes, refused } = planning(file, before);
        const top = [...new Set(changes.map(({ property }) => property.split(".")[0]))];
        assert.deepEqual(Object.keys(body).sort(), top.sort());

        for (const apply of [merged<Application>, replaced]) {
          if (refused.some(({ property }) => /appRoles|oauth2PermissionScopes/.test(property))) {
            continue; // Has to be disabled first, which is a push of its own.
          }
          const after = apply(before, body);
          const left = comparing(file, after).differences.map(({ property }) => property);
          assert.deepEqual(
            left,
            refused.map(({ property }) => property),
          );
          const back = planRestore(before, after, catalogue);
          if (back.refused.length === 0) {
            const again = apply(after, back.body);
            assert.deepEqual(comparing(before, again).differences, []);
            assert.deepEqual(planRestore(before, again, catalogue).body, {});
            restored += 1;
          }
        }
      }),
      runs(300),
    );
    assert.ok(restored > 0);
  });

  it("restores what was not there, too", () => {
    const before: Application = { ...registrationIds, displayName: "Sync", tags: [] };
    const after: Application = { ...before, tags: ["x"], notes: "y", isFallbackPublicClient: true };
    assert.deepEqual(planRestore(before, after, catalogue).body, {
      isFallbackPublicClient: false,
      notes: null,
      tags: [],
    });
  });

  it("takes what a tenant had for no placeholder", () => {
    const before: Application = { ...registrationIds, displayName: "${NAME}" };
    assert.deepEqual(planRestore(before, { ...before, displayName: "x" }, catalogue).body, {
      displayName: "${NAME}",
    });
  });
});

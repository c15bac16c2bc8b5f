import assert from "node:assert/strict";
import type { Application } from "@microsoft/microsoft-graph-types";
import { readFileFor } from "../../src/tenant/read-file.js";
import { exchangeOnline, graph } from "../support/manifests.js";
import { registrationIds } from "../support/random-registrations.js";
import { catalogue, comparing, wordsOf } from "./support/comparing.js";

const calendarsRead = "798ee544-9d2d-430c-a058-570e29e34338";
const calendarsReadScope = "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42";
const fullAccess = "dc890d15-9560-4a4c-9b7f-a736ec74ec40";
const own = "5c1d0e7a-9a55-4a2d-8c7e-0f1e2d3c4b5a";

const asking = (resourceAppId: string, ...access: readonly [id: string, type: string][]) => ({
  resourceAppId,
  resourceAccess: access.map(([id, type]) => ({ id, type })),
});

const tenant: Application = {
  ...registrationIds,
  createdDateTime: "2026-01-01T00:00:00Z",
  publisherDomain: "contoso.example",
  displayName: "Calendar sync",
  description: null,
  notes: "Ask Ada.",
  signInAudience: "AzureADMyOrg",
  identifierUris: [],
  tags: ["b", "a"],
  isFallbackPublicClient: null,
  optionalClaims: null,
  requiredResourceAccess: [
    asking(graph, [calendarsRead, "Role"], [calendarsReadScope, "Scope"]),
    asking(exchangeOnline, [fullAccess, "Role"]),
  ],
  api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [] },
  appRoles: [
    {
      id: own,
      displayName: "Reader",
      value: "Read",
      allowedMemberTypes: ["User", "Application"],
      isEnabled: true,
      origin: "Application",
    },
  ],
  info: { logoUrl: "https://logo.example/1", supportUrl: null },
  web: {
    homePageUrl: "https://home.example",
    redirectUris: ["https://a.example", "https://b.example"],
    implicitGrantSettings: { enableAccessTokenIssuance: false, enableIdTokenIssuance: true },
    redirectUriSettings: [
      { uri: "https://a.example", index: null },
      { uri: "https://b.example", index: null },
    ],
  },
  spa: { redirectUris: [] },
  publicClient: { redirectUris: ["http://localhost"] },
  passwordCredentials: [
    { keyId: own, displayName: "2026", hint: "abc", endDateTime: "2027-01-01T00:00:00Z", secretText: null },
  ],
};

const refusalsOf = (file: unknown, of = tenant) =>
  Object.fromEntries(comparing(file, of).differences.map(({ property, refusal }) => [property, refusal]));

describe("compare-manifest", () => {
  it("finds none where only order, spelling, nothing and annotations differ", () => {
    const file = {
      "@odata.context": "x",
      $schema: "y",
      appId: registrationIds.appId.toUpperCase(),
      createdDateTime: "2026-01-01T01:00:00.000+01:00",
      description: "",
      notes: "Ask Ada.",
      isFallbackPublicClient: false,
      identifierUris: null,
      optionalClaims: {},
      tags: ["a", "b", "a"],
      requiredResourceAccess: [
        asking(exchangeOnline.toUpperCase(), [fullAccess.toUpperCase(), "Role"]),
        asking(graph, [calendarsReadScope, "Scope"]),
        asking(graph, [calendarsRead, "Role"], [calendarsRead.toUpperCase(), "Role"]),
        asking(own),
      ],
      appRoles: [{ id: own, allowedMemberTypes: ["Application", "User"], description: null }],
      web: {
        redirectUriSettings: [],
        redirectUris: ["https://b.example", "https://a.example"],
        implicitGrantSettings: { enableAccessTokenIssuance: null },
      },
      passwordCredentials: [{ keyId: own, endDateTime: "2027-01-01T00:00:00.0000000Z" }],
    };
    const { differences, file: one, tenant: other } = comparing(file, tenant);
    assert.deepEqual(differences, []);
    assert.equal(one, other);
  });

  it("speaks only of what the file speaks of", () => {
    const compared = comparing({ displayName: "Sync", web: { logoutUrl: null } }, tenant);
    assert.deepEqual(
      compared.differences.map(({ property }) => property),
      ["displayName"],
    );
    assert.deepEqual(JSON.parse(compared.tenant), { displayName: "Calendar sync" });
    assert.deepEqual(JSON.parse(compared.file), { displayName: "Sync" });
    assert.deepEqual(comparing({}, tenant).differences, []);
  });

  it("names permissions, with their kind and resource, where the catalogue knows them", () => {
    const file = {
      requiredResourceAccess: [
        asking(
          graph,
          [calendarsRead, "Role"],
          [own, "Role"],
          ["570282fd-fa5c-430d-a7fd-fc8dc98a9dca", "Scope"],
        ),
        asking(own, [own, "Scope"]),
      ],
    };
    assert.deepEqual(wordsOf(file, tenant), {
      requiredResourceAccess: [
        `Adds ${own} (application) of Microsoft Graph.`,
        `Adds ${own} (delegated) of the resource ${own}.`,
        "Adds Mail.Read (delegated) of Microsoft Graph.",
        "Removes Calendars.Read (delegated) of Microsoft Graph.",
        "Removes full_access_as_app (application) of Office 365 Exchange Online.",
      ],
    });
  });

  it("takes one GUID as a role and as a scope for two", () => {
    const file = { requiredResourceAccess: [asking(graph, [calendarsRead, "Scope"])] };
    const { requiredResourceAccess } = wordsOf(file, tenant);
    assert.deepEqual(requiredResourceAccess?.slice(0, 2), [
      `Adds ${calendarsRead} (delegated) of Microsoft Graph.`,
      "Removes Calendars.Read (application) of Microsoft Graph.",
    ]);
  });

  it("names redirect URIs with their platform, tags, and everything else with its old and new value", () => {
    const file = {
      signInAudience: "AzureADMultipleOrgs",
      notes: null,
      description: "Reads calendars.",
      isFallbackPublicClient: true,
      tags: ["a", "c"],
      web: { redirectUris: ["https://a.example", "https://c.example"], homePageUrl: "" },
      publicClient: { redirectUris: [] },
      api: { requestedAccessTokenVersion: 1 },
    };
    assert.deepEqual(wordsOf(file, tenant), {
      signInAudience: ["Changes signInAudience from “AzureADMyOrg” to “AzureADMultipleOrgs”."],
      notes: ["Clears notes, which is “Ask Ada.”."],
      description: ["Sets description to “Reads calendars.”."],
      isFallbackPublicClient: ["Sets isFallbackPublicClient to true."],
      tags: ["Adds the tag “c”.", "Removes the tag “b”."],
      "web.homePageUrl": ["Clears web.homePageUrl, which is “https://home.example”."],
      "web.redirectUris": [
        "Adds the redirect URI “https://c.example” (Web).",
        "Removes the redirect URI “https://b.example” (Web).",
      ],
      "publicClient.redirectUris": ["Removes the redirect URI “http://localhost” (Mobile and desktop)."],
      "api.requestedAccessTokenVersion": ["Changes api.requestedAccessTokenVersion from 2 to 1."],
    });
  });

  it("says of entries which came, went and changed", () => {
    const file = {
      appRoles: [
        { id: own, isEnabled: false, allowedMemberTypes: ["User"] },
        { id: graph, displayName: "Writer", value: "Write", isEnabled: true },
      ],
    };
    assert.deepEqual(wordsOf(file, tenant), {
      appRoles: [
        "Adds the role “Writer”.",
        `Changes allowedMemberTypes of the role ${own} from “Application” and “User” to “User”.`,
        `Changes isEnabled of the role ${own} from true to false.`,
      ],
    });
    const emptied = { appRoles: [] };
    assert.deepEqual(wordsOf(emptied, tenant), { appRoles: ["Removes the role “Reader”."] });
    assert.match(refusalsOf(emptied)["appRoles"] ?? "", /only after it was disabled/);
  });

  it("tells two long texts apart that begin alike, and shows no line end", () => {
    const long = "x".repeat(200);
    const { notes: alike } = wordsOf({ notes: `${long}1` }, { ...tenant, notes: `${long}2` });
    assert.match(alike?.[0] ?? "", /^Changes notes, “x+…”, where it does not show/);
    const { notes: lines } = wordsOf({ notes: "a\n\u202eb" }, tenant);
    assert.deepEqual(lines, ["Changes notes from “Ask Ada.” to “a b”."]);
  });

  it("compares what a legacy manifest says in today's form, on all platforms", () => {
    const file = {
      id: registrationIds.id,
      appId: registrationIds.appId,
      name: "Calendar sync",
      accessTokenAcceptedVersion: 2,
      oauth2AllowIdTokenImplicitFlow: true,
      oauth2AllowImplicitFlow: false,
      oauth2Permissions: [],
      errorUrl: null,
      logoUrl: "https://logo.example/1",
      passwordCredentials: [{ keyId: own, endDate: "2027-01-01T00:00:00Z", value: null }],
      replyUrlsWithType: [
        { url: "https://a.example", type: "Web" },
        { url: "https://b.example", type: "Spa" },
      ],
    };
    assert.deepEqual(wordsOf(file, tenant), {
      "web.redirectUris": ["Removes the redirect URI “https://b.example” (Web)."],
      "spa.redirectUris": ["Adds the redirect URI “https://b.example” (Single-page application)."],
      "publicClient.redirectUris": ["Removes the redirect URI “http://localhost” (Mobile and desktop)."],
    });
  });

  it("reads comments, trailing commas, fragments and several applications", () => {
    const { differences } = comparing(`{ // mine\n "notes": "Ask Ada.", "tags": ["a", "b",], }`, tenant);
    assert.deepEqual(differences, []);
    const list = [asking(graph, [calendarsRead, "Role"])];
    const removed = ["Calendars.Read (delegated) of Microsoft Graph", "full_access_as_app"];
    for (const fragment of [
      list,
      list[0],
      `"requiredResourceAccess": ${JSON.stringify(list)}`,
      { requiredResourceAccess: list[0] },
      { name: "x", requiredResourceAccess: list },
    ]) {
      const { requiredResourceAccess, ...others } = wordsOf(fragment, tenant);
      assert.deepEqual(others, {});
      assert.equal(requiredResourceAccess?.length, removed.length, JSON.stringify(fragment));
      removed.forEach((name, index) => {
        assert.ok(requiredResourceAccess[index]?.startsWith(`Removes ${name}`));
      });
    }
    const several = {
      value: [
        { appId: own, notes: "x" },
        { appId: registrationIds.appId, notes: "y" },
      ],
    };
    assert.deepEqual(wordsOf(several, tenant), { notes: ["Changes notes from “Ask Ada.” to “y”."] });
  });

  it("compares all of a text without braces", () => {
    const text = `"requiredResourceAccess": [], "notes": null`;
    assert.deepEqual(Object.keys(wordsOf(text, tenant)), ["notes", "requiredResourceAccess"]);
  });

  it("says where a text is broken", () => {
    assert.throws(() => readFileFor(tenant, `{\n  "notes": "x"\n  "tags": ]`, catalogue), {
      name: "UserError",
      message: /line 3, column \d+/,
    });
  });

  it("says why a property is not written", () => {
    const refusals = refusalsOf({
      createdDateTime: "2020-01-01T00:00:00Z",
      publisherDomain: "other.example",
      info: { logoUrl: "https://logo.example/2", supportUrl: "https://support.example" },
      passwordCredentials: [],
      keyCredentials: [{ keyId: own, displayName: "new" }],
      owners: [{ id: own }],
      uniqueName: "x",
      displayName: null,
      windows: { packages: 1 },
      oauth2AllowImplicitFlow: true,
      tags: "a",
      web: { redirectUris: ["${{HOST}}"], logoutUrl: 1 },
    });
    assert.deepEqual(Object.keys(refusals).sort(), [
      "createdDateTime",
      "displayName",
      "info.logoUrl",
      "info.supportUrl",
      "keyCredentials",
      "oauth2AllowImplicitFlow",
      "passwordCredentials",
      "publisherDomain",
      "tags",
      "uniqueName",
      "web.logoutUrl",
      "web.redirectUris",
      "windows",
    ]);
    assert.deepEqual(
      Object.keys(refusals).filter((property) => refusals[property] === undefined),
      ["info.supportUrl"],
    );
    assert.match(refusals["oauth2AllowImplicitFlow"] ?? "", /old name of web\.implicitGrantSettings/);
    assert.match(refusals["web.redirectUris"] ?? "", /placeholder/);
    assert.match(refusals["tags"] ?? "", /list of texts/);
    for (const refusal of Object.values(refusals)) {
      assert.match(refusal ?? "So.", /^[A-Z].*\.$/);
    }
  });

  it("refuses permissions that are spelled as only people understand them", () => {
    for (const [file, wrong] of [
      [asking("Microsoft Graph", [calendarsRead, "Role"]), "Microsoft Graph"],
      [asking(graph, ["Calendars.Read", "Role"]), "Calendars.Read"],
      [asking(graph, [calendarsRead, "Application"]), "Application"],
      [{ resourceAppId: graph, resourceAccess: [{ id: calendarsRead }] }, "does not say"],
    ] as const) {
      const { requiredResourceAccess } = refusalsOf({ requiredResourceAccess: [file] });
      assert.ok(requiredResourceAccess?.includes(wrong), requiredResourceAccess);
    }
  });

  it("shows no secret that stands in a file", () => {
    const file = {
      clientSecret: "CANARY",
      passwordCredentials: [{ keyId: graph, secretText: "CANARY", value: "CANARY" }],
      keyCredentials: [{ keyId: graph, key: "CANARY", privateKey: "CANARY" }],
      requiredResourceAccess: [],
    };
    const bare = JSON.stringify(file).slice(1, -1);
    for (const said of [file, bare]) {
      assert.doesNotMatch(JSON.stringify(comparing(said, tenant)), /CANARY/);
    }
    const { settings } = wordsOf(
      { settings: { clientSecret: "CANARY" }, displayName: "x", tags: [] },
      tenant,
    );
    assert.deepEqual(settings, ["Sets settings."]);
  });

  it("compares owners where they were read", () => {
    const file = { owners: [{ id: own }, { id: graph }] };
    assert.deepEqual(comparing(file, tenant).differences, []);
    const [owners] = comparing(file, { ...tenant, owners: [{ id: own }] }).differences;
    assert.deepEqual(owners?.words, [`Adds the object ${graph}.`]);
    assert.match(owners.refusal ?? "", /not part of the registration/);
  });
});

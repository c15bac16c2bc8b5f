import type { Application } from "@microsoft/microsoft-graph-types";
import fc from "fast-check";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { exchangeOnline, graph } from "./manifests.js";

/** The object id and the client id that every one of them has. */
export const registrationIds = {
  id: "03ef14b0-ca33-4840-8f4f-d6e91916010e",
  appId: "631a96bc-a705-4eda-9f99-fdaf9f54f6a2",
};

const catalogue = standardCatalogue();
const known = [graph, exchangeOnline].map((appId) => ({
  appId,
  permissions: (catalogue.findResource(appId)?.permissions ?? []).slice(0, 12),
}));

const words = fc.constantFrom("a", "b", "ä \u{1f4c5}", "<b>*x*</b>", "\u202etxt", "a".repeat(256));
const text = fc.option(words, { nil: null });
const flag = fc.constantFrom(true, false, null);
const guids = ["11111111-aaaa-4aaa-8aaa-aaaaaaaaaaaa", "22222222-bbbb-4bbb-8bbb-bbbbbbbbbbbb", graph];
const guid = fc.constantFrom(...guids);
const uri = fc.constantFrom("https://a.example", "https://b.example/X", "http://localhost", "urn:x");
const setOf = (entry: fc.Arbitrary<string>) => fc.uniqueArray(entry, { maxLength: 3 });
const instant = fc.constantFrom("2026-01-01T00:00:00Z", "2027-06-30T10:11:12.5Z", null);

/** Entries with different ids. */
const entries = (key: string, members: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  fc.uniqueArray(fc.record({ [key]: guid, ...members }), { selector: (entry) => entry[key], maxLength: 2 });

const asked = fc.uniqueArray(
  fc.constantFrom(...known).chain(({ appId, permissions }) =>
    fc.uniqueArray(fc.constantFrom(...permissions), { minLength: 1, maxLength: 4 }).map((some) => ({
      resourceAppId: appId,
      resourceAccess: some.map(({ id, kind }) => ({ id, type: kind })),
    })),
  ),
  { selector: ({ resourceAppId }) => resourceAppId, maxLength: 2 },
);

const claims = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("email", "upn"),
    source: fc.constant(null),
    essential: fc.boolean(),
    additionalProperties: setOf(fc.constantFrom("x", "y")),
  }),
  { selector: ({ name }) => name, maxLength: 2 },
);

const scope = { value: words, type: fc.constantFrom("User", "Admin"), isEnabled: fc.boolean() };
const role = { displayName: words, value: words, isEnabled: fc.boolean(), allowedMemberTypes: setOf(words) };

/** A registration as Microsoft Graph gives it, whole. Every member that can be null is so at times. */
export const randomRegistration: fc.Arbitrary<Application> = fc
  .record({
    displayName: words,
    description: text,
    notes: text,
    groupMembershipClaims: fc.constantFrom("All", "SecurityGroup", null),
    identifierUris: setOf(fc.constantFrom("api://a", "api://b")),
    isFallbackPublicClient: flag,
    signInAudience: fc.constantFrom("AzureADMyOrg", "AzureADMultipleOrgs"),
    tags: setOf(words),
    tokenEncryptionKeyId: fc.option(guid, { nil: null }),
    optionalClaims: fc.option(
      fc.record({ idToken: claims, accessToken: claims, saml2Token: fc.constant([]) }),
      {
        nil: null,
      },
    ),
    api: fc.record({
      acceptMappedClaims: flag,
      knownClientApplications: setOf(guid),
      requestedAccessTokenVersion: fc.constantFrom(1, 2, null),
      oauth2PermissionScopes: entries("id", scope),
      preAuthorizedApplications: entries("appId", { delegatedPermissionIds: setOf(guid) }),
    }),
    appRoles: entries("id", { ...role, description: text, origin: fc.constant("Application") }),
    info: fc.record({
      logoUrl: text,
      marketingUrl: text,
      privacyStatementUrl: text,
      supportUrl: text,
      termsOfServiceUrl: text,
    }),
    keyCredentials: entries("keyId", { displayName: text, endDateTime: instant, key: fc.constant(null) }),
    passwordCredentials: entries("keyId", { displayName: text, endDateTime: instant, hint: text }),
    publicClient: fc.record({ redirectUris: setOf(uri) }),
    requiredResourceAccess: asked,
    web: fc
      .record({
        homePageUrl: text,
        logoutUrl: text,
        redirectUris: setOf(uri),
        implicitGrantSettings: fc.record({ enableAccessTokenIssuance: flag, enableIdTokenIssuance: flag }),
      })
      .map((web) => ({
        ...web,
        redirectUriSettings: web.redirectUris.map((each) => ({ uri: each, index: null })),
      })),
    spa: fc.record({ redirectUris: setOf(uri) }),
  })
  .map(
    (members) => ({ ...registrationIds, createdDateTime: "2026-01-01T00:00:00Z", ...members }) as Application,
  );

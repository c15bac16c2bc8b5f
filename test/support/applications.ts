import fc from "fast-check";

/** A registration as data, in one form of the manifest or the other. */
export type Data = Readonly<Record<string, unknown>>;

const text = fc.oneof(
  fc.string({ maxLength: 8, unit: "grapheme" }),
  fc.constant("https://a.example/\u{1f4c5}"),
);
const flag = fc.constantFrom(true, false, null);
const day = fc.constantFrom("2026-01-01T00:00:00Z", null);
const uris = fc.uniqueArray(
  fc.constantFrom(
    "https://a.example",
    "https://b.example/x",
    "http://localhost",
    "urn:ietf:wg:oauth:2.0:oob",
    "a",
  ),
  { maxLength: 4 },
);

/** An object that has some of these members, in any order. */
function some(members: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Data> {
  return fc.record(members, { requiredKeys: [] }).chain((data) => {
    const entries = Object.entries(data);
    return fc
      .shuffledSubarray(entries, { minLength: entries.length })
      .map((shuffled) => Object.fromEntries(shuffled));
  });
}

const listOf = (entry: fc.Arbitrary<unknown>) => fc.array(entry, { maxLength: 3 });

const role = {
  id: text,
  displayName: text,
  isEnabled: flag,
  value: text,
  origin: fc.constant("Application"),
};
const scope = {
  id: text,
  adminConsentDescription: text,
  isEnabled: flag,
  type: fc.constant("User"),
  value: text,
};

/** What both forms have. */
const shared = {
  id: text,
  appId: text,
  appRoles: listOf(some(role)),
  groupMembershipClaims: text,
  identifierUris: listOf(text),
  notes: text,
  optionalClaims: some({ idToken: listOf(some({ name: text, essential: flag })) }),
  requiredResourceAccess: listOf(
    some({ resourceAppId: text, resourceAccess: listOf(some({ id: text, type: text })) }),
  ),
  signInAudience: fc.constantFrom("AzureADMyOrg", "AzureADMultipleOrgs", null),
  tags: listOf(text),
};

const current = {
  displayName: text,
  isFallbackPublicClient: flag,
  api: some({
    acceptMappedClaims: flag,
    requestedAccessTokenVersion: fc.constantFrom(1, 2, null),
    knownClientApplications: listOf(text),
    preAuthorizedApplications: listOf(some({ appId: text, delegatedPermissionIds: listOf(text) })),
    oauth2PermissionScopes: listOf(some(scope)),
  }),
  info: some({
    logoUrl: text,
    marketingUrl: text,
    privacyStatementUrl: text,
    supportUrl: text,
    termsOfServiceUrl: text,
  }),
  keyCredentials: listOf(some({ endDateTime: day, startDateTime: day, key: text, keyId: text })),
  passwordCredentials: listOf(some({ endDateTime: day, startDateTime: day, secretText: text, hint: text })),
  publicClient: some({ redirectUris: uris }),
  spa: some({ redirectUris: uris }),
  web: some({
    homePageUrl: text,
    implicitGrantSettings: some({ enableAccessTokenIssuance: flag, enableIdTokenIssuance: flag }),
    logoutUrl: text,
    redirectUris: uris,
  }),
};

const replyUrl = (url: fc.Arbitrary<string>) =>
  fc.record(
    { url, type: fc.constantFrom("Web", "Spa", "InstalledClient", "web") },
    { requiredKeys: ["url"] },
  );

const legacy = {
  name: text,
  acceptMappedClaims: flag,
  accessTokenAcceptedVersion: fc.constantFrom(1, 2, null),
  allowPublicClient: flag,
  errorUrl: fc.constantFrom(null, "", "https://a.example/error"),
  informationalUrls: some({ marketing: text, privacy: text, support: text, termsOfService: text }),
  keyCredentials: listOf(some({ endDate: day, startDate: day, value: text, keyId: text })),
  knownClientApplications: listOf(text),
  logoUrl: text,
  logoutUrl: text,
  oauth2AllowIdTokenImplicitFlow: flag,
  oauth2AllowImplicitFlow: flag,
  oauth2AllowUrlPathMatching: fc.constantFrom(false, null),
  oauth2Permissions: listOf(
    some({ ...scope, lang: fc.constantFrom(null, null, "en"), origin: fc.constant("Application") }),
  ),
  orgRestrictions: fc.constant([]),
  passwordCredentials: listOf(some({ endDate: day, startDate: day, value: text, hint: text })),
  preAuthorizedApplications: listOf(some({ appId: text, permissionIds: listOf(text) })),
  replyUrlsWithType: fc.array(replyUrl(fc.constantFrom("https://a.example", "http://localhost", "a")), {
    maxLength: 4,
  }),
  signInUrl: text,
  trustedCertificateSubjects: fc.constant(null),
};

/** Older names of what the last version of the old form has, too. */
const oldest = {
  objectId: text,
  homepage: text,
  replyUrls: uris,
  publicClient: flag,
  availableToOtherTenants: flag,
};

const required = { requiredResourceAccess: [] };
const asked = (members: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
  some(members).map((data): Data => ({ ...required, ...data }));

/** As Microsoft Graph has it. */
export const currentApplication: fc.Arbitrary<Data> = asked({ ...shared, ...current });

/** As Azure AD Graph had it, at any time. */
export const legacyApplication: fc.Arbitrary<Data> = asked({ ...shared, ...legacy, ...oldest });

const anything = fc.jsonValue({ maxDepth: 2 });

/** Members of both forms next to each other, some of them with values that nobody expects or with members that nobody knows. */
export const mixedApplication: fc.Arbitrary<Data> = fc
  .record({
    now: currentApplication,
    then: legacyApplication,
    odd: fc.dictionary(
      fc.constantFrom(
        ...Object.keys(current),
        ...Object.keys(legacy),
        ...Object.keys(oldest),
        "uniqueName",
        "windows",
        "x",
      ),
      anything,
      { maxKeys: 2 },
    ),
    inner: fc.dictionary(
      fc.constantFrom("redirectUriSettings", "redirectUris", "x", "support", "logoutUrl", "logoUrl"),
      anything,
      { maxKeys: 2 },
    ),
    holder: fc.constantFrom("web", "spa", "publicClient", "api", "info", "informationalUrls"),
  })
  .map(({ now, then, odd, inner, holder }) => {
    const mixed = { ...now, ...then, ...odd };
    const held = mixed[holder as keyof typeof mixed];
    return typeof held === "object" && held !== null && !Array.isArray(held)
      ? { ...mixed, [holder]: { ...held, ...inner } }
      : mixed;
  });

/** Members that say something, and have a place in the other form. */
export const completeCurrent: Data = {
  displayName: "d",
  isFallbackPublicClient: true,
  tags: ["t"],
  api: {
    acceptMappedClaims: true,
    knownClientApplications: ["k", "l"],
    preAuthorizedApplications: [{ appId: "a", delegatedPermissionIds: ["p"] }],
  },
  info: { logoUrl: "l", supportUrl: "s" },
  web: {
    homePageUrl: "h",
    implicitGrantSettings: { enableIdTokenIssuance: true, enableAccessTokenIssuance: false },
    redirectUris: ["a", "b"],
    logoutUrl: "l",
  },
  spa: { redirectUris: ["s"] },
  publicClient: { redirectUris: ["i", "j"] },
  passwordCredentials: [{ endDateTime: "e", hint: "h" }],
};

export const completeLegacy: Data = {
  name: "d",
  allowPublicClient: true,
  tags: ["t"],
  acceptMappedClaims: true,
  knownClientApplications: ["k", "l"],
  preAuthorizedApplications: [{ appId: "a", permissionIds: ["p"] }],
  logoUrl: "l",
  informationalUrls: { support: "s" },
  signInUrl: "h",
  oauth2AllowImplicitFlow: false,
  oauth2AllowIdTokenImplicitFlow: true,
  replyUrlsWithType: [
    { url: "a", type: "Web" },
    { type: "Spa", url: "s" },
    { url: "i", type: "InstalledClient" },
  ],
  logoutUrl: "l",
  passwordCredentials: [{ endDate: "e", hint: "h" }],
};

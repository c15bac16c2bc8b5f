import assert from "node:assert/strict";
import { convertToGraph, type Conversion } from "../../src/manifest/convert.js";
import { dialectOfProperty } from "../../src/manifest/dialect.js";
import { listLosses } from "../../src/manifest/losses.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { scan } from "../../src/manifest/scan.js";
import { properties } from "../../src/manifest/tree.js";
import { createRandom } from "../support/layouts.js";
import { application } from "../support/manifests.js";
import { context } from "../support/testing.js";

function convert(text: string, nth = 0): Conversion & { readonly text: string } {
  const manifest = parseManifest(text, context.catalogue);
  const node = manifest.applications[nth]?.node;
  assert.ok(node);
  const conversion = convertToGraph(manifest, node);
  const converted = applyEdits(text, conversion.edits);
  assert.ok(converted !== undefined);
  if (manifest.syntaxErrors.length === 0) {
    // What titles say is lost, without a conversion, is what a conversion loses.
    assert.deepEqual(listLosses(text, node).sort(), [...conversion.dropped].sort(), text);
  }
  return { ...conversion, text: converted };
}

/** Converts members of an application on one line, with the names of what is left out. */
function converts(members: string, expected: string, dropped: readonly string[] = []): void {
  const conversion = convert(`{ ${members}, "requiredResourceAccess": [] }`);
  // What moves comes behind everything else.
  const [stays = "", moved = ""] = expected.split(" … ");
  const before = stays === "" ? "" : `${stays}, `;
  assert.equal(
    conversion.text,
    `{ ${before}"requiredResourceAccess": []${moved === "" ? "" : `, ${moved}`} }`,
  );
  assert.deepEqual(conversion.dropped, dropped);
}

describe("converting a manifest", () => {
  it("renames what keeps its place", () => {
    converts(`"objectId": "o"`, `"id": "o"`);
    converts(`"name" : "n"`, `"displayName" : "n"`);
    converts(`"allowPublicClient": null`, `"isFallbackPublicClient": null`);
    converts(`"publicClient": true`, `"isFallbackPublicClient": true`);
    converts(
      `"informationalUrls": { "termsOfService": "t", "support": "s", "privacy": "p", "marketing": "m" }`,
      `"info": { "termsOfServiceUrl": "t", "supportUrl": "s", "privacyStatementUrl": "p", "marketingUrl": "m" }`,
    );
  });

  it("moves what belongs into api", () => {
    converts(`"acceptMappedClaims": true`, ` … "api": { "acceptMappedClaims": true }`);
    converts(
      `"accessTokenAcceptedVersion": 2, "knownClientApplications": ["k"]`,
      ` … "api": { "requestedAccessTokenVersion": 2, "knownClientApplications": ["k"] }`,
    );
    converts(
      `"preAuthorizedApplications": [{ "appId": "a", "permissionIds": ["p"] }]`,
      ` … "api": { "preAuthorizedApplications": [{ "appId": "a", "delegatedPermissionIds": ["p"] }] }`,
    );
    converts(
      `"oauth2Permissions": [{ "id": "i", "lang": null, "origin": "Application", "value": "v" }]`,
      ` … "api": { "oauth2PermissionScopes": [{ "id": "i", "value": "v" }] }`,
    );
  });

  it("moves what belongs into web and info", () => {
    converts(
      `"oauth2AllowImplicitFlow": true`,
      ` … "web": { "implicitGrantSettings": { "enableAccessTokenIssuance": true } }`,
    );
    converts(
      `"oauth2AllowIdTokenImplicitFlow": false`,
      ` … "web": { "implicitGrantSettings": { "enableIdTokenIssuance": false } }`,
    );
    converts(`"logoutUrl": "l", "signInUrl": "s"`, ` … "web": { "logoutUrl": "l", "homePageUrl": "s" }`);
    converts(`"homepage": "h"`, ` … "web": { "homePageUrl": "h" }`);
    converts(`"logoUrl": "l"`, ` … "info": { "logoUrl": "l" }`);
  });

  it("sorts redirect URIs by their platform", () => {
    converts(
      `"replyUrlsWithType": [{ "url": "w", "type": "Web" }, { "type": "Spa", "url": "s" }, { "url": "i", "type": "InstalledClient" }, { "url": "v", "type": "Web" }]`,
      ` … "web": { "redirectUris": ["w", "v"] }, "spa": { "redirectUris": ["s"] }, "publicClient": { "redirectUris": ["i"] }`,
    );
    converts(`"replyUrls": ["a", "b"]`, ` … "web": { "redirectUris": ["a", "b"] }`);
  });

  it("tells the two meanings of publicClient apart", () => {
    converts(
      `"publicClient": true, "replyUrlsWithType": [{ "url": "i", "type": "InstalledClient" }]`,
      `"isFallbackPublicClient": true … "publicClient": { "redirectUris": ["i"] }`,
    );
    converts(
      `"publicClient": true, "replyUrls": ["urn:a"]`,
      `"isFallbackPublicClient": true … "publicClient": { "redirectUris": ["urn:a"] }`,
    );
    converts(
      `"publicClient": null, "replyUrlsWithType": [{ "url": "i", "type": "InstalledClient" }]`,
      `"publicClient": { "redirectUris": ["i"] }`,
    );
    converts(
      `"publicClient": { "redirectUris": ["h"] }, "replyUrlsWithType": [{ "url": "i", "type": "InstalledClient" }]`,
      `"publicClient": { "redirectUris": ["h", "i"] }`,
    );
  });

  it("lists no redirect URI twice", () => {
    converts(
      `"web": { "redirectUris": ["a"] }, "replyUrls": ["a", "b", "b"], "replyUrlsWithType": [{ "url": "b" }]`,
      `"web": { "redirectUris": ["a", "b"] }`,
    );
  });

  it("takes unknown types for the web, also those with names that every object knows", () => {
    converts(
      `"replyUrlsWithType": [{ "url": "a", "type": "constructor" }, { "url": "b", "type": "__proto__" }, { "url": "c", "type": 5 }]`,
      ` … "web": { "redirectUris": ["a", "b", "c"] }`,
      ["replyUrlsWithType.type"],
    );
  });

  it("makes an audience of the oldest form's boolean", () => {
    converts(`"availableToOtherTenants": true`, `"signInAudience": "AzureADMultipleOrgs"`);
    converts(`"availableToOtherTenants": false`, `"signInAudience": "AzureADMyOrg"`);
    converts(
      `"availableToOtherTenants": true, "signInAudience": "AzureADMultipleOrgs"`,
      `"signInAudience": "AzureADMultipleOrgs"`,
    );
    converts(
      `"availableToOtherTenants": true, "signInAudience": "AzureADMyOrg"`,
      `"signInAudience": "AzureADMyOrg"`,
      ["availableToOtherTenants"],
    );
    converts(
      `"signInAudience": null, "availableToOtherTenants": true`,
      `"signInAudience": "AzureADMultipleOrgs"`,
    );
    assert.equal(
      convert(`{ "availableToOtherTenants": null, "requiredResourceAccess": [] }`).text,
      `{ "requiredResourceAccess": [] }`,
    );
  });

  it("converts the dates of credentials", () => {
    converts(
      `"name": "n", "passwordCredentials": [{ "startDate": "s", "endDate": "e", "value": null }], "keyCredentials": [{ "value": "k" }]`,
      `"displayName": "n", "passwordCredentials": [{ "startDateTime": "s", "endDateTime": "e", "secretText": null }], "keyCredentials": [{ "key": "k" }]`,
    );
  });

  it("keeps the origin of roles, which the current format has, and not their language", () => {
    converts(
      `"name": "n", "appRoles": [{ "lang": "en", "origin": "Application" }]`,
      `"displayName": "n", "appRoles": [{ "origin": "Application" }]`,
      ["appRoles.lang"],
    );
  });

  it("names what has no place, if it says something", () => {
    converts(
      `"name": "n", "errorUrl": "e", "orgRestrictions": [], "oauth2AllowUrlPathMatching": false, "trustedCertificateSubjects": null`,
      `"displayName": "n"`,
      ["errorUrl"],
    );
    converts(
      `"name": "n", "oauth2AllowUrlPathMatching": true, "orgRestrictions": ["o"]`,
      `"displayName": "n"`,
      ["oauth2AllowUrlPathMatching", "orgRestrictions"],
    );
  });

  it("keeps the new property where both are there, and names the old one if it differs", () => {
    converts(`"displayName": "n", "name": "n"`, `"displayName": "n"`);
    converts(`"displayName": "n", "name": "o"`, `"displayName": "n"`, ["name"]);
    converts(`"isFallbackPublicClient": true, "allowPublicClient": false`, `"isFallbackPublicClient": true`, [
      "allowPublicClient",
    ]);
    converts(
      `"api": { "acceptMappedClaims": false }, "acceptMappedClaims": true`,
      `"api": { "acceptMappedClaims": false }`,
      ["acceptMappedClaims"],
    );
    converts(`"displayName": "n", "name": null`, `"displayName": "n"`);
  });

  it("puts a value in the place of null", () => {
    converts(`"displayName": null, "name": "n"`, `"displayName": "n"`);
    converts(`"web": null, "logoutUrl": "l"`, `"web": { "logoutUrl": "l" }`);
    converts(`"web": { "logoutUrl": null }, "logoutUrl": "l"`, `"web": { "logoutUrl": "l" }`);
    converts(`"web": { "redirectUris": null }, "replyUrls": ["a"]`, `"web": { "redirectUris": ["a"] }`);
    converts(`"signInUrl": null, "homepage": "h"`, ` … "web": { "homePageUrl": "h" }`);
  });

  it("loses nothing in silence where something of the wrong type is in the way", () => {
    converts(`"web": "w", "logoutUrl": "l", "replyUrls": ["a"]`, `"web": "w"`, ["replyUrls", "logoutUrl"]);
    converts(`"api": [1], "accessTokenAcceptedVersion": 2`, `"api": [1]`, ["accessTokenAcceptedVersion"]);
    converts(`"web": { "redirectUris": "r" }, "replyUrls": ["a"]`, `"web": { "redirectUris": "r" }`, [
      "replyUrls",
    ]);
    converts(
      `"displayName": "n", "replyUrls": "a", "replyUrlsWithType": { "url": "b" }`,
      `"displayName": "n"`,
      ["replyUrlsWithType", "replyUrls"],
    );
    converts(`"replyUrls": ["a", 5, null, { "x": 1 }]`, ` … "web": { "redirectUris": ["a"] }`, ["replyUrls"]);
    converts(
      `"replyUrlsWithType": [{ "type": "Web" }, { "url": null }, { "url": "a" }]`,
      ` … "web": { "redirectUris": ["a"] }`,
      ["replyUrlsWithType"],
    );
  });

  it("converts a property that stands twice", () => {
    converts(`"name": "a", "name": "b"`, `"displayName": "b"`, ["name"]);
    converts(`"replyUrls": ["a"], "replyUrls": ["b"]`, ` … "web": { "redirectUris": ["b", "a"] }`);
  });

  it("converts the application that was meant, in an array, nested or below a name that stands twice", () => {
    const old = (name: string) => application(`"name": "${name}"`);
    const current = (name: string) => application(`"displayName": "${name}"`);
    assert.equal(convert(`[${old("a")}, ${old("b")}]`, 1).text, `[${old("a")}, ${current("b")}]`);
    assert.equal(
      convert(`{ "x": { "y": [1, ${old("a")}] } }`).text,
      `{ "x": { "y": [1, ${current("a")}] } }`,
    );
    assert.equal(
      convert(`{ "x": ${old("a")}, "x": ${old("b")} }`, 1).text,
      `{ "x": ${old("a")}, "x": ${current("b")} }`,
    );
  });

  it("moves placeholders of a template, with and without quotes", () => {
    converts(
      `"name": {{NAME}}, "accessTokenAcceptedVersion": \${{VERSION}}`,
      `"displayName": {{NAME}} … "api": { "requestedAccessTokenVersion": \${{VERSION}} }`,
    );
    converts(
      `"replyUrlsWithType": [{ "url": "\${{URL}}/a", "type": "Spa" }, { "url": {{URL}}, "type": "Web" }]`,
      ` … "spa": { "redirectUris": ["\${{URL}}/a"] }, "web": { "redirectUris": [{{URL}}] }`,
    );
    converts(`"availableToOtherTenants": {{MANY}}, "name": "n"`, `"displayName": "n"`, [
      "availableToOtherTenants",
    ]);
  });

  it("makes no edits of a text that does not parse", () => {
    assert.deepEqual(convert(`{ "name": "a" "logoutUrl": "b", "requiredResourceAccess": [] }`).edits, []);
    assert.deepEqual(convert(`{ "name": "a", "requiredResourceAccess": []`).edits, []);
  });

  it("makes no edits of a manifest in the current format", () => {
    assert.deepEqual(convert(application(`"displayName": "a", "web": {}`)), {
      edits: [],
      dropped: [],
      text: application(`"displayName": "a", "web": {}`),
    });
  });

  it("lays out what moves like the rest and keeps its comments, with any line end", () => {
    const before = `// Our app
{
\t"name": "Sync", // shown at sign-in
\t// Where users come back to
\t"replyUrlsWithType": [
\t\t{ "url": "https://a.example", "type": "Web" }, // production
\t\t// for developers
\t\t{ "url": "http://localhost", "type": "Spa" }
\t], // all of them
\t"oauth2Permissions": [
\t\t{
\t\t\t"id": "i", /* made up */
\t\t\t"lang": null
\t\t}
\t],
\t"logoutUrl": "https://a.example/bye", // to be checked
\t"requiredResourceAccess": [] // none yet
}
`;
    const after = `// Our app
{
\t"displayName": "Sync", // shown at sign-in
\t// Where users come back to
\t"requiredResourceAccess": [], // none yet
\t"api": {
\t\t"oauth2PermissionScopes": [
\t\t\t{
\t\t\t\t"id": "i" /* made up */
\t\t\t}
\t\t]
\t},
\t"web": {
\t\t"redirectUris": [
\t\t\t"https://a.example" /* production */
\t\t],
\t\t"logoutUrl": "https://a.example/bye" /* to be checked */
\t},
\t"spa": {
\t\t"redirectUris": [
\t\t\t"http://localhost" /* for developers */ /* all of them */
\t\t]
\t}
}
`;
    for (const end of ["\n", "\r\n", "\r"]) {
      assert.equal(convert(before.replaceAll("\n", end)).text, after.replaceAll("\n", end));
    }
  });

  it("makes one edit that splits no character and no line end", () => {
    const text = `{\r\n  "name": "\u{1f4c5}",\r\n  "logoutUrl": "\u{1f4c6}",\r\n  "requiredResourceAccess": []\r\n}\r\n`;
    const { edits } = convert(text);
    assert.equal(edits.length, 1);
    for (const { offset, length } of edits) {
      for (const at of [offset, offset + length]) {
        assert.doesNotMatch(text.slice(at - 1, at + 1), /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/);
      }
    }
  });

  it("converts a byte order mark along with the rest", () => {
    assert.equal(
      convert(`\uFEFF${application(`"name": "a"`)}`).text,
      `\uFEFF${application(`"displayName": "a"`)}`,
    );
  });
});

describe("converting any manifest", () => {
  const names = [
    "name",
    "displayName",
    "objectId",
    "id",
    "publicClient",
    "allowPublicClient",
    "isFallbackPublicClient",
    "replyUrls",
    "replyUrlsWithType",
    "web",
    "spa",
    "api",
    "info",
    "informationalUrls",
    "logoUrl",
    "logoutUrl",
    "signInUrl",
    "homepage",
    "oauth2Permissions",
    "oauth2AllowImplicitFlow",
    "preAuthorizedApplications",
    "knownClientApplications",
    "appRoles",
    "passwordCredentials",
    "availableToOtherTenants",
    "signInAudience",
    "errorUrl",
    "orgRestrictions",
    "__proto__",
    "constructor",
    "tags",
  ];
  const inner = [
    "url",
    "type",
    "redirectUris",
    "logoutUrl",
    "implicitGrantSettings",
    "permissionIds",
    "delegatedPermissionIds",
    "lang",
    "origin",
    "endDate",
    "value",
    "acceptMappedClaims",
    "support",
    "supportUrl",
    "__proto__",
  ];

  it("leaves no old property, parses, and accounts for every value", () => {
    for (let seed = 1; seed <= 600; seed++) {
      const random = createRandom(seed);
      const end = random.pick(["\n", "\r\n", "\r"]);
      const gap = () =>
        (random.chance(0.5) ? " " : end + random.pick(["", "  ", "\t"])) +
        (random.chance(0.1) ? `/* c${String(random.below(1e9))} */` : "");
      let count = 0;
      const value = (depth: number): string => {
        const scalar = () =>
          random.pick([
            `"v${String(++count)}"`,
            `"Spa"`,
            `"InstalledClient"`,
            "null",
            "true",
            "false",
            "5",
            `""`,
            "{{PLACE}}",
          ]);
        const many = (make: () => string) => Array.from({ length: random.below(4) }, make).join("," + gap());
        return depth > 2
          ? scalar()
          : random.pick([
              scalar,
              () => `[${many(() => value(depth + 1))}${gap()}]`,
              () => `{${gap()}${many(() => `"${random.pick(inner)}": ${value(depth + 1)}`)} }`,
              () =>
                `[${many(() => `{ "url": "v${String(++count)}", "type": "${random.pick(["Web", "Spa", "InstalledClient", "x"])}" }`)}]`,
            ])();
      };
      const members = Array.from(
        { length: 1 + random.below(7) },
        () => `${gap()}"${random.pick(names)}": ${value(0)},`,
      ).join("");
      const text = `{${members}${gap()}"requiredResourceAccess": []${random.pick(["", ",", " // c1" + end])} }`;
      const { text: converted, dropped } = convert(text);
      const manifest = parseManifest(converted, context.catalogue);

      assert.deepEqual(manifest.syntaxErrors, [], `Seed ${String(seed)}.`);
      const left = properties(manifest.applications[0]?.node).filter(
        ({ name, value: at }) => dialectOfProperty(name, at) === "legacy",
      );
      assert.deepEqual(
        left.map(({ name }) => name),
        [],
        `Seed ${String(seed)}.`,
      );
      if (dropped.length === 0) {
        const lost = [...text.matchAll(/"v\d+"/g)]
          .map(([word]) => word)
          .filter((word) => !converted.includes(word));
        assert.deepEqual(lost, [], `Seed ${String(seed)}.`);
        assert.ok(scan(converted).comments.length >= 0);
      }
      assert.deepEqual(convert(converted).edits, [], `Seed ${String(seed)}: not finished.`);
    }
  });
});

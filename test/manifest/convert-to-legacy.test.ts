import assert from "node:assert/strict";
import type { Conversion } from "../../src/manifest/convert.js";
import { convertToLegacy } from "../../src/manifest/convert-to-legacy.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { application } from "../support/manifests.js";
import { context } from "../support/testing.js";

function convert(text: string, nth = 0): Conversion & { readonly text: string } {
  const manifest = parseManifest(text, context.catalogue);
  const node = manifest.applications[nth]?.node;
  assert.ok(node);
  const conversion = convertToLegacy(manifest, node);
  const converted = applyEdits(text, conversion.edits);
  assert.ok(converted !== undefined);
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

describe("converting a manifest to the old format", () => {
  it("renames what keeps its place", () => {
    converts(`"displayName" : "n"`, `"name" : "n"`);
    converts(`"isFallbackPublicClient": null`, `"allowPublicClient": null`);
    converts(
      `"info": { "termsOfServiceUrl": "t", "supportUrl": "s", "privacyStatementUrl": "p", "marketingUrl": "m" }`,
      `"informationalUrls": { "termsOfService": "t", "support": "s", "privacy": "p", "marketing": "m" }`,
    );
  });

  it("takes everything out of api", () => {
    converts(
      `"api": { "acceptMappedClaims": true, "requestedAccessTokenVersion": 2, "knownClientApplications": ["k"] }`,
      ` … "acceptMappedClaims": true, "accessTokenAcceptedVersion": 2, "knownClientApplications": ["k"]`,
    );
    converts(
      `"api": { "preAuthorizedApplications": [{ "appId": "a", "delegatedPermissionIds": ["p"] }] }`,
      ` … "preAuthorizedApplications": [{ "appId": "a", "permissionIds": ["p"] }]`,
    );
    converts(
      `"api": { "oauth2PermissionScopes": [{ "id": "i", "value": "v" }] }`,
      ` … "oauth2Permissions": [{ "id": "i", "value": "v" }]`,
    );
  });

  it("takes everything out of web and the logo out of info", () => {
    converts(
      `"web": { "homePageUrl": "h", "implicitGrantSettings": { "enableIdTokenIssuance": false, "enableAccessTokenIssuance": true }, "logoutUrl": "l" }`,
      ` … "signInUrl": "h", "oauth2AllowIdTokenImplicitFlow": false, "oauth2AllowImplicitFlow": true, "logoutUrl": "l"`,
    );
    converts(
      `"info": { "logoUrl": "l", "supportUrl": "s" }`,
      `"informationalUrls": { "support": "s" } … "logoUrl": "l"`,
    );
    converts(`"info": { "logoUrl": "l" }`, ` … "logoUrl": "l"`);
  });

  it("lists the redirect URIs of all platforms with their types", () => {
    converts(
      `"spa": { "redirectUris": ["s"] }, "web": { "redirectUris": ["w", "v"] }, "publicClient": { "redirectUris": ["i"] }`,
      ` … "replyUrlsWithType": [{ "url": "w", "type": "Web" }, { "url": "v", "type": "Web" }, { "url": "s", "type": "Spa" }, { "url": "i", "type": "InstalledClient" }]`,
    );
    converts(`"web": { "redirectUris": [] }, "spa": { "redirectUris": null }`, ` … "replyUrlsWithType": []`);
  });

  it("lists a redirect URI once for a platform", () => {
    converts(
      `"web": { "redirectUris": ["a", "a"] }, "spa": { "redirectUris": ["a"] }`,
      ` … "replyUrlsWithType": [{ "url": "a", "type": "Web" }, { "url": "a", "type": "Spa" }]`,
    );
    converts(
      `"web": { "redirectUris": ["a", "b"] }, "replyUrlsWithType": [{ "url": "a", "type": "Web" }]`,
      `"replyUrlsWithType": [{ "url": "a", "type": "Web" }, { "url": "b", "type": "Web" }]`,
    );
  });

  it("converts the names in credentials", () => {
    converts(
      `"displayName": "n", "passwordCredentials": [{ "startDateTime": "s", "endDateTime": "e", "secretText": null, "hint": "h" }], "keyCredentials": [{ "key": "k" }]`,
      `"name": "n", "passwordCredentials": [{ "startDate": "s", "endDate": "e", "value": null, "hint": "h" }], "keyCredentials": [{ "value": "k" }]`,
    );
  });

  it("names what has no place, by where it was, if it says something", () => {
    converts(
      `"displayName": "n", "uniqueName": "u", "isDisabled": false, "spa": {}, "defaultRedirectUri": null`,
      `"name": "n"`,
      ["uniqueName"],
    );
    converts(
      `"web": { "logoutUrl": "l", "redirectUriSettings": [{ "uri": "a", "index": 1 }], "x": null }, "api": { "y": { "z": 1 } }`,
      ` … "logoutUrl": "l"`,
      ["api.y", "web.redirectUriSettings"],
    );
    converts(
      `"web": { "implicitGrantSettings": { "enableOther": true } }, "displayName": "n"`,
      `"name": "n"`,
      ["web.implicitGrantSettings.enableOther"],
    );
    converts(
      `"web": { "implicitGrantSettings.enableIdTokenIssuance": true, "constructor": 1, "__proto__": 2 }, "displayName": "n"`,
      `"name": "n"`,
      ["web.implicitGrantSettings.enableIdTokenIssuance", "web.constructor", "web.__proto__"],
    );
  });

  it("keeps the old property where both are there, and names the new one if it differs", () => {
    converts(`"displayName": "n", "name": "n"`, `"name": "n"`);
    converts(`"displayName": "n", "name": "o"`, `"name": "o"`, ["displayName"]);
    converts(`"web": { "logoutUrl": "n" }, "logoutUrl": "o"`, `"logoutUrl": "o"`, ["web.logoutUrl"]);
    converts(
      `"api": { "acceptMappedClaims": false }, "acceptMappedClaims": true`,
      `"acceptMappedClaims": true`,
      ["api.acceptMappedClaims"],
    );
    converts(`"web": { "homePageUrl": "n" }, "homepage": "o"`, `"homepage": "o"`, ["web.homePageUrl"]);
    converts(`"isFallbackPublicClient": false, "publicClient": true`, `"publicClient": true`, [
      "isFallbackPublicClient",
    ]);
    converts(`"isFallbackPublicClient": true, "publicClient": true`, `"publicClient": true`);
    converts(
      `"passwordCredentials": [{ "endDateTime": "n", "endDate": "o" }], "name": "a"`,
      `"passwordCredentials": [{ "endDate": "o" }], "name": "a"`,
      ["passwordCredentials.endDateTime"],
    );
  });

  it("puts a value in the place of null", () => {
    converts(`"name": null, "displayName": "n"`, `"name": "n"`);
    converts(`"logoutUrl": null, "web": { "logoutUrl": "l" }`, `"logoutUrl": "l"`);
    converts(
      `"replyUrlsWithType": null, "web": { "redirectUris": ["a"] }`,
      `"replyUrlsWithType": [{ "url": "a", "type": "Web" }]`,
    );
  });

  it("loses nothing in silence where something has the wrong type", () => {
    converts(`"displayName": "n", "web": "w", "api": [1], "spa": []`, `"name": "n"`, ["api", "web"]);
    converts(`"displayName": "n", "web": { "redirectUris": "r" }`, `"name": "n"`, ["web.redirectUris"]);
    converts(
      `"web": { "redirectUris": ["a", 5, null, {}, { "x": 1 }] }`,
      ` … "replyUrlsWithType": [{ "url": "a", "type": "Web" }]`,
      ["web.redirectUris"],
    );
    converts(`"replyUrlsWithType": "r", "web": { "redirectUris": ["a"] }`, `"replyUrlsWithType": "r"`, [
      "web.redirectUris",
    ]);
    converts(`"displayName": "n", "web": { "implicitGrantSettings": "x" }`, `"name": "n"`, [
      "web.implicitGrantSettings",
    ]);
  });

  it("goes by the last of equal names", () => {
    converts(`"displayName": "a", "displayName": "b"`, `"name": "b"`, ["displayName"]);
    converts(
      `"web": { "logoutUrl": "a" }, "web": { "logoutUrl": "b", "logoutUrl": "c" }`,
      ` … "logoutUrl": "c"`,
      ["web", "web.logoutUrl"],
    );
    converts(
      `"info": { "logoUrl": "a", "supportUrl": "s", "logoUrl": "b" }`,
      `"informationalUrls": { "support": "s" } … "logoUrl": "b"`,
      ["info.logoUrl"],
    );
    converts(`"publicClient": { "redirectUris": ["a"] }, "publicClient": true`, `"publicClient": true`, [
      "publicClient",
    ]);
  });

  it("converts the rest of a manifest that mixes both formats", () => {
    converts(
      `"name": "n", "web": { "redirectUris": ["a"] }, "oauth2AllowImplicitFlow": true, "publicClient": true`,
      `"name": "n", "oauth2AllowImplicitFlow": true, "publicClient": true … "replyUrlsWithType": [{ "url": "a", "type": "Web" }]`,
    );
  });

  it("makes no edits of a manifest in the old format, however old", () => {
    for (const members of [
      `"name": "a", "replyUrlsWithType": [], "passwordCredentials": [{ "endDate": "e" }]`,
      `"objectId": "o", "replyUrls": ["a"], "homepage": "h", "publicClient": null, "availableToOtherTenants": true`,
      `"unknown": { "web": 1 }`,
    ]) {
      assert.deepEqual(convert(application(members)), { edits: [], dropped: [], text: application(members) });
    }
  });

  it("converts the application that was meant", () => {
    const old = (name: string) => application(`"name": "${name}"`);
    const current = (name: string) => application(`"displayName": "${name}"`);
    assert.equal(convert(`[${current("a")}, ${current("b")}]`, 1).text, `[${current("a")}, ${old("b")}]`);
  });

  it("moves placeholders of a template and escapes as they are written", () => {
    converts(
      `"displayName": {{NAME}}, "api": { "requestedAccessTokenVersion": \${{VERSION}} }`,
      `"name": {{NAME}} … "accessTokenAcceptedVersion": \${{VERSION}}`,
    );
    converts(
      `"spa": { "redirectUris": ["\${{URL}}/$&a", {{URL}}, "\\u0041\\/"] }`,
      ` … "replyUrlsWithType": [{ "url": "\${{URL}}/$&a", "type": "Spa" }, { "url": {{URL}}, "type": "Spa" }, { "url": "\\u0041\\/", "type": "Spa" }]`,
    );
    converts(`"displayName": "n", "web": {{WEB}}, "spa": { "redirectUris": {{URIS}} }`, `"name": "n"`, [
      "web",
      "spa.redirectUris",
    ]);
  });

  it("makes no edits of a text that does not parse", () => {
    assert.deepEqual(convert(`{ "displayName": "a" "web": {}, "requiredResourceAccess": [] }`).edits, []);
    assert.deepEqual(convert(`{ "displayName": "a", "requiredResourceAccess": []`).edits, []);
  });

  it("lays out what moves like the rest and keeps its comments, with any line end", () => {
    const before = `// Our app
{
\t"displayName": "Sync", // shown at sign-in
\t// How users sign in
\t"web": {
\t\t// Where they come back to
\t\t"redirectUris": [
\t\t\t"https://a.example", // production
\t\t\t// for developers
\t\t\t"http://localhost"
\t\t],
\t\t"implicitGrantSettings": { "enableIdTokenIssuance": true }, // for the old page
\t\t"logoutUrl": "https://a.example/bye" // to be checked
\t}, // all of it
\t"api": {
\t\t"oauth2PermissionScopes": [
\t\t\t{
\t\t\t\t"id": "i" /* made up */
\t\t\t}
\t\t]
\t},
\t"requiredResourceAccess": [] // none yet
}
`;
    const after = `// Our app
{
\t"name": "Sync", // shown at sign-in
\t// How users sign in
\t"requiredResourceAccess": [], // none yet
\t"oauth2Permissions": [
\t\t{
\t\t\t"id": "i" /* made up */
\t\t}
\t],
\t"replyUrlsWithType": [
\t\t{
\t\t\t"url": "https://a.example",
\t\t\t"type": "Web"
\t\t} /* production */,
\t\t{
\t\t\t"url": "http://localhost",
\t\t\t"type": "Web"
\t\t} /* for developers */ /* Where they come back to */
\t],
\t"oauth2AllowIdTokenImplicitFlow": true, /* for the old page */
\t"logoutUrl": "https://a.example/bye" /* to be checked */ /* all of it */
}
`;
    for (const end of ["\n", "\r\n", "\r"]) {
      assert.equal(convert(before.replaceAll("\n", end)).text, after.replaceAll("\n", end));
    }
  });
});

import assert from "node:assert/strict";
import { missingRedirect } from "../../../src/manifest/rules/missing-redirect.js";
import type { RedirectNeed } from "../../../src/profiles/profile.js";
import { application, graph, manifest, resource, userRead } from "../../support/manifests.js";
import { needing, testing } from "../../support/testing.js";

const native = "https://login.microsoftonline.com/common/oauth2/nativeclient";
const known = testing(missingRedirect, {
  needs: needing({ redirects: [{ platform: "publicClient", uri: native }] }),
});
const redirects: RedirectNeed[] = [{ platform: "web", uri: "https://{customer}.example.com/auth" }];
const template = testing(missingRedirect, { needs: needing({ redirects }) });
const filled = testing(missingRedirect, { needs: needing({ redirects }, { customer: "contoso" }) });
const anything = testing(missingRedirect, {
  needs: needing({ redirects: [{ platform: "web", uri: "{place}" }] }),
});
const on = (platform: string, ...uris: readonly string[]) =>
  application(`"${platform}": { "redirectUris": ${JSON.stringify(uris)} }`);

describe("missing-redirect", () => {
  it("says nothing without a profile", () => {
    testing(missingRedirect).allows(on("web"));
  });

  it("allows what the profile needs, and anything else beside it", () => {
    known.allows(on("publicClient", "https://b.example", native));
    known.allows(
      on("publicClient", native.replace("login.microsoftonline.com", "Login.MicrosoftOnline.com")),
    );
  });

  it("allows any address of the form, as long as a value is not known", () => {
    template.allows(on("web", "https://contoso.example.com/auth"));
    filled.allows(on("web", "https://contoso.example.com/auth"));
    filled.reports(
      `{ "web": { «"redirectUris"»: ["https://fabrikam.example.com/auth"] }, "requiredResourceAccess": [] }`,
      "“https://contoso.example.com/auth” below Web.",
    );
  });

  it("allows any address of the platform, where the profile knows nothing else", () => {
    anything.allows(on("web", "https://b.example/x"));
    anything.reports(
      `{ «"web"»: {}, "publicClient": { "redirectUris": ["https://b.example"] }, "requiredResourceAccess": [] }`,
    );
  });

  it("points at the name of the list, or as near to it as there is one", () => {
    known.reports(
      `{ "publicClient": { «"redirectUris"»: [] }, "requiredResourceAccess": [] }`,
      `Sync needs the redirect URI “${native}” below Mobile and desktop.`,
    );
    known.reports(`{ «"publicClient"»: {}, "requiredResourceAccess": [] }`);
    known.reports(`{ "displayName": "x", «"requiredResourceAccess"»: [] }`);
    known.reports(`{ "name": "x", «"replyUrlsWithType"»: [], "requiredResourceAccess": [] }`);
  });

  it("says with which values an address is made", () => {
    template.reports(
      `{ "web": { «"redirectUris"»: [] }, "requiredResourceAccess": [] }`,
      "“https://{customer}.example.com/auth” below Web, with your own values in the braces.",
    );
  });

  it("leaves what was nearly right to wrong-redirect", () => {
    known.allows(on("web", native));
    known.allows(on("publicClient", `${native}/`));
  });

  it("reads the old form", () => {
    const old = (type: string) =>
      application(`"name": "x", "replyUrlsWithType": [{ "url": "${native}", "type": "${type}" }]`);
    known.allows(old("InstalledClient"));
    known.reports(
      `{ "name": "x", «"replyUrlsWithType"»: [{ "url": "https://b.example", "type": "InstalledClient" }], "requiredResourceAccess": [] }`,
    );
  });

  it("says nothing about a fragment", () => {
    known.allows(manifest(resource(graph, userRead)));
  });

  it("does not judge what is half-typed or yet to be filled in", () => {
    known.allows(`{ "displayName": "x", "requiredResourceAccess": [`);
    template.allows(on("web", "https://{{HOST}}/auth/other"));
    template.allows(application(`"web": { "redirectUris": [{{URIS}}] }`));
    template.allows(on("web", "https://<agency>.example.com/auth"));
  });

  it("adds it where all of it is known", () => {
    known.fixes(on("publicClient"), on("publicClient", native));
    known.fixes(
      `{ "displayName": "x", "requiredResourceAccess": [] }`,
      `{ "displayName": "x", "requiredResourceAccess": [], "publicClient": { "redirectUris": ["${native}"] } }`,
    );
    known.fixes(
      application(`"name": "x", "replyUrlsWithType": []`),
      application(`"name": "x", "replyUrlsWithType": [{ "url": "${native}", "type": "InstalledClient" }]`),
    );
    assert.deepEqual(template.offers(on("web")), []);
  });
});

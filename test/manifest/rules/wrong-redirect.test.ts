import assert from "node:assert/strict";
import { wrongRedirect } from "../../../src/manifest/rules/wrong-redirect.js";
import { application } from "../../support/manifests.js";
import { needing, testing } from "../../support/testing.js";

const native = "https://login.microsoftonline.com/common/oauth2/nativeclient";
const known = testing(wrongRedirect, {
  needs: needing({ redirects: [{ platform: "publicClient", uri: native }] }),
});
const template = testing(wrongRedirect, {
  needs: needing({ redirects: [{ platform: "web", uri: "https://{customer}.example.com/settings/auth" }] }),
});
const on = (platform: string, ...uris: readonly string[]) =>
  application(
    `"${platform}": { "redirectUris": [${uris.map((uri) => uri.replace(/^(«?)([^»]*)(»?)$/, '$1"$2"$3')).join(", ")}] }`,
  );
const old = (url: string, type: string) =>
  application(`"name": "x", "replyUrlsWithType": [{ "url": ${url}, "type": "${type}" }]`);

describe("wrong-redirect", () => {
  it("says nothing without a profile", () => {
    testing(wrongRedirect).allows(on("web", native));
  });

  it("allows what the profile needs, beside what is like it", () => {
    known.allows(on("publicClient", native, `${native}/`));
    known.allows(
      application(
        `"web": { "redirectUris": ["${native}"] }, "publicClient": { "redirectUris": ["${native}"] }`,
      ),
    );
  });

  it("allows other addresses, and leaves what is missing to missing-redirect", () => {
    known.allows(on("publicClient", "https://b.example"));
    template.allows(on("web", "https://contoso.example.com/other/path/auth"));
    template.allows(on("web"));
  });

  it("reports the right address below the wrong platform, and moves it", () => {
    known.reports(
      on("web", `«${native}»`),
      "Sync needs this redirect URI below Mobile and desktop, and it stands below Web.",
    );
    known.fixes(
      application(
        `"web": { "redirectUris": ["https://b.example", "${native}"] }, "publicClient": { "redirectUris": [] }`,
      ),
      application(
        `"web": { "redirectUris": ["https://b.example"] }, "publicClient": { "redirectUris": ["${native}"] }`,
      ),
    );
    template.fixes(
      on("spa", "https://contoso.example.com/settings/auth"),
      `{ "spa": { "redirectUris": [] }, "requiredResourceAccess": [], "web": { "redirectUris": ["https://contoso.example.com/settings/auth"] } }`,
    );
  });

  it("moves it in the old form", () => {
    known.reports(old(`«"${native}"»`, "Web"));
    known.fixes(old(`"${native}"`, "Web"), old(`"${native}"`, "InstalledClient"));
    known.fixes(
      application(`"name": "x", "replyUrlsWithType": [{ "url": "${native}" }]`),
      application(`"name": "x", "replyUrlsWithType": [{ "url": "${native}", "type": "InstalledClient" }]`),
    );
  });

  it("does not offer to move in the oldest form, which has one platform for all", () => {
    const oldest = application(`"objectId": "x", "homepage": "y", "replyUrls": ["${native}"]`);
    known.fixes(oldest, oldest);
  });

  it("reports slips of case, of slashes and of the pen, and mends them", () => {
    for (const slip of [
      `${native}/`,
      native.replace("nativeclient", "nativeClient"),
      native.replace("https", "http"),
      native.replace("microsoft", "mircosoft"),
    ]) {
      known.reports(on("publicClient", `«${slip}»`), `Sync needs “${native}”, which is nearly the same`);
      known.fixes(on("publicClient", slip), on("publicClient", native));
    }
    known.fixes(on("publicClient", `${native}/`), on("publicClient", `${native}/`, native), "^Add");
  });

  it("keeps the values of an address as they are", () => {
    const right = "https://contoso.example.com/settings/auth";
    for (const slip of [`${right}/`, right.replace("settings", "setting"), right.replace("auth", "Auth")]) {
      template.reports(on("web", `«${slip}»`));
      template.fixes(on("web", slip), on("web", right));
    }
  });

  it("does not guess where only the platform is known", () => {
    const needs = needing({ redirects: [{ platform: "web", uri: "{place}" }] });
    testing(wrongRedirect, { needs }).allows(on("publicClient", native));
  });

  it("takes no address for the misspelt one that another need explains", () => {
    const needs = needing({
      redirects: [
        { platform: "web", uri: "https://a.example.com/auth1" },
        { platform: "web", uri: "https://a.example.com/auth2" },
      ],
    });
    testing(wrongRedirect, { needs }).allows(on("web", "https://a.example.com/auth1"));
  });

  it("is a warning", () => {
    assert.deepEqual(known.severities(on("web", native)), ["warning"]);
  });
});

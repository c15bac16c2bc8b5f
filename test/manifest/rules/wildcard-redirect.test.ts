import assert from "node:assert/strict";
import { wildcardRedirect } from "../../../src/manifest/rules/wildcard-redirect.js";
import { application } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, severities } = testing(wildcardRedirect);
const web = (audience: string, ...uris: string[]) =>
  application(`"signInAudience": "${audience}", "web": { "redirectUris": [${uris.join(", ")}] }`);

describe("wildcard-redirect", () => {
  it("allows addresses without a wildcard", () => {
    allows(web("AzureADMyOrg", `"https://calendar.example.com/auth"`, `"{{ENDPOINT}}/auth"`));
  });

  it("warns where only work accounts sign in", () => {
    reports(web("AzureADMyOrg", `«"https://*.example.com/auth"»`, `«"https://calendar.example.com/*"»`));
    assert.deepEqual(severities(web("AzureADMultipleOrgs", `"https://*.example.com"`)), ["warning"]);
    assert.deepEqual(severities(application(`"replyUrls": ["https://*.example.com"]`)), ["warning"]);
  });

  it("is an error where personal accounts sign in", () => {
    for (const audience of ["AzureADandPersonalMicrosoftAccount", "PersonalMicrosoftAccount"]) {
      assert.deepEqual(severities(web(audience, `"https://*.example.com"`)), ["error"]);
    }
  });
});

import { unfilledPlaceholder } from "../../../src/manifest/rules/unfilled-placeholder.js";
import {
  access,
  application,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports } = testing(unfilledPlaceholder);

describe("unfilled-placeholder", () => {
  it("allows what is filled in", () => {
    allows(application(`"displayName": "Sync", "web": { "redirectUris": ["https://example.com/a?b=c"] }`));
    allows(requesting(userRead));
  });

  it("reports the placeholder in an address, not all of the address", () => {
    reports(
      application(`"web": { "redirectUris": ["https://«<agency-name>».example.com/auth"] }`),
      "“<agency-name>” is a placeholder",
    );
    reports(application(`"identifierUris": ["api://«{your domain}»/sync"]`));
    reports(application(`"replyUrlsWithType": [{ "url": "https://«YOUR_HOST»/auth", "type": "Web" }]`));
    reports(application(`"web": { "homePageUrl": "https://«your-domain».com" }`));
  });

  it("reports one in the place of a GUID or a type", () => {
    reports(manifest(`{ "resourceAppId": "«<resource app id>»", "resourceAccess": [] }`));
    reports(requesting(`{ "id": "«YOUR_ID»", "type": "«<Scope or Role>»" }`));
    reports(requesting(`{ "id": "«xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx»", "type": "Scope" }`));
  });

  it("reports the GUID of zeros", () => {
    const zeros = "00000000-0000-0000-0000-000000000000";
    reports(
      manifest(
        `{ "resourceAppId": «"${zeros}"», "resourceAccess": [{ "id": «"${zeros}"», "type": "Role" }] }`,
      ),
      "The GUID of zeros",
    );
  });

  it("allows what a tool fills in", () => {
    for (const text of ["${{APP_ID}}", "{{app-id}}", "${APP_ID}", "${var.app_id}", "#{AppId}#"]) {
      allows(application(`"displayName": "${text}"`, resource(text, access(text, text))));
    }
  });

  it("leaves a GUID in braces to the rule for it", () => {
    allows(manifest(resource(`{${graph}}`, access(`<${graph}>`, "Role"))));
  });

  it("points at all of a text whose escapes hide the placeholder", () => {
    reports(application(`"displayName": «"\\u003cname>"»`));
  });

  it("says nothing of values that are no text", () => {
    allows(
      application(`"displayName": {}, "identifierUris": [1, null, {}], "web": { "redirectUris": "<x>" }`),
    );
  });

  it("reports what a guide asks for in small letters only where it is a whole part of an address", () => {
    reports(
      application(
        `"web": { "redirectUris": ["https://«your-tenant-name».example.com/«your_app_id»"] }`.replace(
          "«your_app_id»",
          "a",
        ),
      ),
    );
    reports(application(`"identifierUris": ["api://x/«your-company»"]`));
    for (const host of [
      "www.your-move.co.uk",
      "your-apparel.example",
      "book-your-app.example",
      "your-domainer.example",
    ]) {
      allows(application(`"web": { "redirectUris": ["https://${host}/auth"] }`));
    }
  });

  it("reads a text of any length once", () => {
    for (const text of ["your-", "[(", "{{a", "<a"]) {
      allows(application(`"identifierUris": ["[${text.repeat(500_000)}"]`));
    }
  });
});

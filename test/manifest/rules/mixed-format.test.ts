import assert from "node:assert/strict";
import { mixedFormat } from "../../../src/manifest/rules/mixed-format.js";
import { application } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(mixedFormat);

describe("mixed-format", () => {
  it("allows either format by itself", () => {
    allows(application(`"displayName": "Sync", "api": {}, "publicClient": { "redirectUris": [] }`));
    allows(application(`"name": "Sync", "replyUrlsWithType": [], "publicClient": true`));
  });

  it("allows what the portal wrote into old manifests, too", () => {
    allows(
      application(
        `"name": "Sync", "replyUrlsWithType": [], "description": null, "notes": null, "certification": null, "serviceManagementReference": null`,
      ),
    );
  });

  it("reports old properties in the current format", () => {
    reports(
      application(`"displayName": "Sync", "web": {}, «"oauth2AllowImplicitFlow"»: false`),
      "today it is “web.implicitGrantSettings.enableAccessTokenIssuance”",
    );
    reports(
      application(`"displayName": "Sync", «"publicClient"»: true`),
      "today it is “isFallbackPublicClient”",
    );
    reports(application(`"displayName": "Sync", «"errorUrl"»: null`), "old manifest format. The rest");
  });

  it("reports current properties in the old format", () => {
    reports(
      application(`"name": "Sync", "replyUrlsWithType": [], «"web"»: {}`),
      "The rest of this manifest is in the old one.",
    );
  });

  it("says nothing of properties that neither format has", () => {
    allows(application(`"displayName": "Sync", "constructor": 1, "__proto__": 2, "colour": "red"`));
  });

  it("renames where the name is all that changed", () => {
    fixes(
      application(`"web": {}, "api": {}, "name": "Sync"`),
      application(`"web": {}, "api": {}, "displayName": "Sync"`),
    );
    fixes(
      application(`"web": {}, "allowPublicClient": true`),
      application(`"web": {}, "isFallbackPublicClient": true`),
    );
  });

  it("moves the value where its place changed, and loses nothing", () => {
    fixes(
      application(`"displayName": "Sync", "web": { "redirectUris": [] }, "logoutUrl": "https://a.example"`),
      application(`"displayName": "Sync", "web": { "redirectUris": [], "logoutUrl": "https://a.example" }`),
    );
  });

  it("removes where that is all that helps", () => {
    fixes(application(`"displayName": "Sync", "name": "Old"`), application(`"displayName": "Sync"`));
    fixes(
      application(`"displayName": "Sync", "errorUrl": "https://a.example"`),
      application(`"displayName": "Sync"`),
    );
    assert.deepEqual(offers(application(`"name": "A", "replyUrls": [], "spa": {}`)), ["Remove spa"]);
  });

  it("says nothing of a name alone, which is no application's", () => {
    allows(application(`"name": "My app"`));
  });

  it("says in the title what the conversion leaves out", () => {
    assert.deepEqual(
      offers(
        application(
          `"displayName": "A", "api": {}, "spa": {}, "homepage": "https://a.example", "signInUrl": "https://b.example", "errorUrl": "x"`,
        ),
      ),
      [
        "Convert all of it to the current format, without homepage and errorUrl",
        "Remove homepage",
        "Convert all of it to the current format, without homepage and errorUrl",
        "Remove signInUrl",
        "Remove errorUrl",
      ],
    );
  });
});

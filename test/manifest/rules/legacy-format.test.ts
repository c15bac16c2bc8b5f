import assert from "node:assert/strict";
import { legacyFormat } from "../../../src/manifest/rules/legacy-format.js";
import { application, manifest, resource, graph } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers, severities } = testing(legacyFormat);

describe("legacy-format", () => {
  it("allows the current format and a bare fragment", () => {
    allows(application(`"displayName": "Sync", "web": { "redirectUris": [] }`));
    allows(manifest(resource(graph)));
    allows(`"requiredResourceAccess": []`);
  });

  it("takes a name alone for anything's, not an application's", () => {
    allows(application(`"name": "permissions of the build"`));
  });

  it("reports the first old property", () => {
    reports(application(`"appId": "x", «"name"»: "Sync", "replyUrlsWithType": []`), "“name” shows");
  });

  it("takes publicClient for old only where it is true or false", () => {
    reports(application(`«"publicClient"»: true`));
    allows(application(`"publicClient": null`));
    allows(application(`"publicClient": { "redirectUris": [] }`));
  });

  it("reports every application by itself, wherever it is nested", () => {
    reports(
      `{ "apps": [${application(`"id": null, «"name"»: "A"`)}, ${application(`"displayName": "B"`)}, ${application(`«"replyUrls"»: []`)}] }`,
    );
  });

  it("is only a remark in a template, which another tool may convert", () => {
    assert.deepEqual(severities(application(`"id": null, "name": "Sync"`)), ["warning"]);
    assert.deepEqual(severities(application(`"id": null, "name": "{{NAME}}"`)), ["information"]);
  });

  it("says nothing of properties with names that every object knows", () => {
    allows(application(`"__proto__": 1, "constructor": 2, "hasOwnProperty": 3`));
  });

  it("converts", () => {
    fixes(application(`"id": null, "name": "Sync"`), application(`"id": null, "displayName": "Sync"`));
  });

  it("says in the title what has no place in the current format", () => {
    assert.deepEqual(offers(application(`"name": "Sync", "errorUrl": null, "orgRestrictions": []`)), [
      "Convert to the current format",
    ]);
    assert.deepEqual(
      offers(application(`"name": "Sync", "errorUrl": "https://a.example", "orgRestrictions": ["x"]`)),
      ["Convert to the current format, without errorUrl and orgRestrictions"],
    );
  });

  it("offers no conversion of a text that does not parse", () => {
    assert.deepEqual(offers(application(`"name": "Sync" "replyUrls": []`)), []);
  });

  it("says in the title which of two values for one place is lost", () => {
    const title = (homepage: string) =>
      offers(application(`"name": "A", "homepage": "${homepage}", "signInUrl": "https://b.example"`));
    assert.deepEqual(title("https://a.example"), ["Convert to the current format, without homepage"]);
    assert.deepEqual(title("https://b.example"), ["Convert to the current format"]);
  });
});

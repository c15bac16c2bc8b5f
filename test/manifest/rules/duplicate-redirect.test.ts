import assert from "node:assert/strict";
import { duplicateRedirect } from "../../../src/manifest/rules/duplicate-redirect.js";
import { application } from "../../support/manifests.js";
import { findingsOf, testing } from "../../support/testing.js";

const { allows, reports, fixes, severities } = testing(duplicateRedirect);
const web = (...uris: string[]) => application(`"web": { "redirectUris": [${uris.join(", ")}] }`);
const uri = `"https://calendar.example.com/auth"`;

describe("duplicate-redirect", () => {
  it("allows addresses that differ in path, case of the path, port or scheme", () => {
    allows(web(uri, `"https://calendar.example.com/Auth"`, `"https://calendar.example.com/auth/"`));
    allows(
      web(
        `"https://calendar.example.com:1"`,
        `"https://calendar.example.com:2"`,
        `"http://localhost/"`,
        `"https://localhost/"`,
      ),
    );
  });

  it("allows the same address in two applications", () => {
    allows(`[${web(uri)}, ${web(uri)}]`);
  });

  it("reports a repeat on the same platform", () => {
    reports(web(uri, `«${uri}»`, `«${uri}»`), "already stands above");
    assert.deepEqual(severities(web(uri, uri)), ["warning"]);
  });

  it("reports a repeat on another platform by that platform's name", () => {
    reports(
      application(`"web": { "redirectUris": [${uri}] }, "spa": { "redirectUris": [«${uri}»] }`),
      "below the platform Web",
    );
  });

  it("reports a repeat in both old lists", () => {
    reports(
      application(
        `"replyUrlsWithType": [{ "url": ${uri}, "type": "Web" }, { "url": «${uri}», "type": "Spa" }], "replyUrls": [«${uri}»]`,
      ),
    );
  });

  it("remarks on addresses that only differ in the port of localhost or in capitals of the host", () => {
    reports(web(`"http://localhost"`, `«"http://localhost:8400"»`), "nor does the port of localhost");
    reports(web(uri, `«"https://CALENDAR.example.com/auth"»`), "capitals in the host make no difference");
    assert.deepEqual(severities(web(`"http://localhost:1/a"`, `"http://localhost:2/a"`)), ["information"]);
  });

  it("reports a template's address that stands twice", () => {
    reports(web(`"{{ENDPOINT}}/auth"`, `«"{{ENDPOINT}}/auth"»`));
  });

  it("removes the repeat with all that belongs to it", () => {
    fixes(web(uri, uri), web(uri));
    const typed = `{ "url": ${uri}, "type": "Web" }`;
    fixes(
      application(`"replyUrlsWithType": [${typed}, ${typed}]`),
      application(`"replyUrlsWithType": [${typed}]`),
    );
  });

  it("is safe to mend only where the platform stays the same", () => {
    const safe = (text: string) => findingsOf(duplicateRedirect, text).map(({ fixes: [fix] }) => fix?.safe);
    assert.deepEqual(safe(web(uri, uri)), [true]);
    assert.deepEqual(
      safe(application(`"web": { "redirectUris": [${uri}] }, "spa": { "redirectUris": [${uri}] }`)),
      [false],
    );
    assert.deepEqual(safe(web(`"http://localhost"`, `"http://localhost:1"`)), [false]);
  });
});

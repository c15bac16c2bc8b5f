import { insecureRedirect } from "../../../src/manifest/rules/insecure-redirect.js";
import { application } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes } = testing(insecureRedirect);
const web = (...uris: string[]) => application(`"web": { "redirectUris": [${uris.join(", ")}] }`);

describe("insecure-redirect", () => {
  it("allows https and the schemes of native applications", () => {
    allows(web(`"https://calendar.example.com/auth"`, `"HTTPS://calendar.example.com"`));
    allows(
      application(`"publicClient": { "redirectUris": ["msal1234://auth", "urn:ietf:wg:oauth:2.0:oob"] }`),
    );
  });

  it("allows http for the same machine, with any port and path", () => {
    allows(
      web(
        `"http://localhost"`,
        `"http://localhost:3000/auth"`,
        `"http://LOCALHOST/"`,
        `"http://127.0.0.1:8400"`,
      ),
    );
  });

  it("reports http for every other host, on every platform and in the old form", () => {
    reports(web(`«"http://calendar.example.com/auth"»`), "must use https");
    reports(
      application(
        `"spa": { "redirectUris": [«"http://a.example"»] }, "publicClient": { "redirectUris": [«"HTTP://a.example"»] }`,
      ),
    );
    reports(
      application(
        `"replyUrlsWithType": [{ "url": «"http://a.example"», "type": "Web" }], "replyUrls": [«"http://a.example"»]`,
      ),
    );
  });

  it("is not deceived by hosts that only look like localhost", () => {
    reports(
      web(
        `«"http://localhost.example.com/"»`,
        `«"http://localhost@evil.example/"»`,
        `«"http://localhost:80@evil.example/"»`,
      ),
    );
    reports(
      web(
        `«"http://127.0.0.1.example.com"»`,
        `«"http://notlocalhost"»`,
        `«"http://example.com/localhost"»`,
        `«"http://"»`,
      ),
    );
  });

  it("does not judge a host that is not filled in", () => {
    allows(web(`"http://{{HOST}}/auth"`, `"http://\${{HOST}}:3000/auth"`, `"{{ENDPOINT}}/auth"`));
  });

  it("uses https instead", () => {
    fixes(web(`"HTTP://calendar.example.com/http://x"`), web(`"https://calendar.example.com/http://x"`));
  });

  it("uses localhost instead of the loopback address that Entra does not take", () => {
    reports(web(`«"http://[::1]:3000/auth"»`), "[::1]");
    fixes(web(`"http://[::1]:3000/auth"`), web(`"http://localhost:3000/auth"`));
  });

  it("says nothing of values that are no strings", () => {
    allows(web("null", "5", "{}", `["http://a.example"]`, `{ "url": "http://a.example" }`));
    allows(
      application(
        `"replyUrlsWithType": [null, "http://a.example", { "url": null }, {}], "web": "http://a.example"`,
      ),
    );
  });
});

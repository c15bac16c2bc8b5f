import { invalidRedirect } from "../../../src/manifest/rules/invalid-redirect.js";
import { application } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes } = testing(invalidRedirect);
const web = (...uris: string[]) => application(`"web": { "redirectUris": [${uris.join(", ")}] }`);
const on = (platform: string, ...uris: string[]) =>
  application(`"${platform}": { "redirectUris": [${uris.join(", ")}] }`);
const personal = (...uris: string[]) =>
  `{ "signInAudience": "PersonalMicrosoftAccount", ${web(...uris).slice(1)}`;

describe("invalid-redirect", () => {
  it("allows ordinary addresses, with a port, a path and a query", () => {
    allows(
      web(
        `"https://calendar.example.com"`,
        `"https://calendar.example.com:8443/a/b.c?d=e&f=%20~_-"`,
        `"http://localhost:3000/"`,
      ),
    );
    allows(web(`"https://xn--bcher-kva.example/auth"`));
  });

  it("reports an empty one and one of blanks", () => {
    reports(web(`«""»`), "is empty");
    reports(web(`«"  "»`), "A blank");
  });

  it("reports each forbidden character", () => {
    for (const character of ["!", "$", "'", "(", ")", ",", ";", '\\"', "\\\\"]) {
      reports(web(`«"https://calendar.example.com/a${character}b"»`), "must not stand in a redirect URI");
    }
    reports(web(`«"https://calendar.example.com/a b"»`), "A blank must not stand");
    reports(web(`«"https://calendar.example.com/a\\nb"»`), "A blank must not stand");
  });

  it("reports characters beyond ASCII", () => {
    reports(web(`«"https://bücher.example/auth"»`), "Only ASCII");
    reports(web(`«"https://calendar.example.com/\u{1f4c5}"»`), "Only ASCII");
  });

  it("reports a fragment", () => {
    reports(web(`«"https://calendar.example.com/auth#done"»`), "must not have a fragment");
  });

  it("reports what is not a whole address", () => {
    reports(
      web(`«"calendar.example.com/auth"»`, `«"//calendar.example.com"»`, `«"/auth"»`),
      "must be a whole address",
    );
    reports(web(`«"https://"»`, `«"https:///auth"»`, `«"https:calendar"»`), "and a host name");
  });

  it("allows the schemes of native applications only where they belong", () => {
    allows(on("publicClient", `"msal1234://auth"`, `"urn:ietf:wg:oauth:2.0:oob"`, `"ms-appx-web://a"`));
    reports(web(`«"msal1234://auth"»`), "must begin with https://");
  });

  it("allows the scheme with which add-ins sign in through Office", () => {
    allows(
      on(
        "spa",
        `"brk-multihub://calendar.example.com"`,
        `"brk-9199bf20-a13f-4107-85dc-02114787ef48://calendar.example.com"`,
      ),
    );
    reports(web(`«"brk-multihub://calendar.example.com"»`));
  });

  it("takes the reply URLs of a native application in the oldest form for native", () => {
    allows(application(`"publicClient": true, "replyUrls": ["urn:ietf:wg:oauth:2.0:oob"]`));
    reports(application(`"publicClient": false, "replyUrls": [«"urn:ietf:wg:oauth:2.0:oob"»]`));
  });

  it("takes the type of the old form in any case, and any other type for the web", () => {
    const typed = (type: string, uri: string) =>
      application(`"replyUrlsWithType": [{ "url": ${uri}, "type": "${type}" }]`);
    allows(typed("InstalledClient", `"urn:a"`));
    allows(typed("installedClient", `"urn:a"`));
    reports(typed("constructor", `«"urn:a"»`));
    reports(typed("__proto__", `«"urn:a"»`));
  });

  it("allows 256 characters and reports 257", () => {
    const long = (length: number) => `"${"https://calendar.example.com/".padEnd(length, "a")}"`;
    allows(web(long(256)));
    reports(web(`«${long(257)}»`), "has 257 characters. Entra takes at most 256.");
    reports(web(`«${long(10_000)}»`), "has 10000 characters");
  });

  it("reports a query only where personal accounts can sign in", () => {
    allows(web(`"https://calendar.example.com/?a=b"`));
    reports(personal(`«"https://calendar.example.com/?a=b"»`), "must not have a query");
  });

  it("leaves placeholders of guides to the rule about them, also with blanks", () => {
    allows(
      web(
        `"https://<agency-name-in-sense>.example.com/auth"`,
        `"https://<your company>.example.com/auth"`,
        `"https://{your tenant}/"`,
      ),
    );
  });

  it("judges a template only where it is filled in", () => {
    allows(
      web(
        `"{{ENDPOINT}}/auth"`,
        `"\${{ENDPOINT}}/auth#x?y"`,
        `"https://{{ÜBER DAS}}/"`,
        `"${"{{A}}/".padEnd(300, "a")}"`,
      ),
    );
    reports(web(`«"https://{{HOST}}/a b"»`, `«"https://\${{HOST}}/a$b"»`));
  });

  it("removes blanks around it", () => {
    reports(web(`«" https://calendar.example.com/auth "»`), "Blanks stand around");
    fixes(web(`"\\thttps://calendar.example.com/auth\\n"`), web(`"https://calendar.example.com/auth"`));
  });
});

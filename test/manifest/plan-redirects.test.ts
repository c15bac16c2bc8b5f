import assert from "node:assert/strict";
import type { Needs } from "../../src/profiles/needs.js";
import type { RedirectPlatform } from "../../src/profiles/profile.js";
import { meets } from "../support/planning.js";
import { needing } from "../support/testing.js";

function redirecting(
  needed: Partial<Record<RedirectPlatform, string | readonly string[]>>,
  values: Readonly<Record<string, string>> = {},
): Needs {
  const redirects = Object.entries(needed).flatMap(([platform, uris]) =>
    [uris].flat().map((uri) => ({ platform: platform as RedirectPlatform, uri })),
  );
  return { ...needing({ redirects }, values), audience: undefined };
}

const a = "https://a.example/auth";
const b = "https://b.example/auth";

/** An application in today's form. */
const current = (members: string) => `{ "displayName": "x"${members === "" ? "" : `, ${members}`} }`;

/** And in the one that was retired. */
const legacy = (members: string) =>
  `{ "oauth2AllowImplicitFlow": false${members === "" ? "" : `, ${members}`} }`;

describe("needed redirect URIs", () => {
  it("stand below their platform, which is made where there is none", () => {
    const { changes } = meets(
      current(`"web": { "redirectUris": ["${b}"] }`),
      redirecting({ web: a, spa: a, publicClient: [b, a] }),
      current(
        `"web": { "redirectUris": ["${b}", "${a}"] }, "spa": { "redirectUris": ["${a}"] }, "publicClient": { "redirectUris": ["${b}", "${a}"] }`,
      ),
    );
    assert.deepEqual(changes, [
      `Adds the redirect URI ${a} for web applications.`,
      `Adds the redirect URI ${a} for single-page applications.`,
      `Adds the redirect URI ${b} for mobile and desktop applications. It is there already for web applications, and stays there.`,
      `Adds the redirect URI ${a} for mobile and desktop applications.`,
    ]);
  });

  it("fill what is null or empty, and a platform without a list", () => {
    const filled = current(`"web": { "redirectUris": ["${a}"] }, "tags": []`);
    for (const web of ["null", "{}", "{ }", `{ "redirectUris": null }`, `{ "redirectUris": [] }`]) {
      meets(current(`"web": ${web}, "tags": []`), redirecting({ web: a }), filled);
    }
    meets(
      current(`"web": { "logoutUrl": null }`),
      redirecting({ web: a }),
      current(`"web": { "logoutUrl": null, "redirectUris": ["${a}"] }`),
    );
  });

  it("are left out where Entra would not take them, each with the reason", () => {
    for (const [uri, reason] of [
      [`${a}#done`, /must not have a fragment/],
      [`${a}/(x)`, /“\(” must not stand in a redirect URI/],
      [`${a}/${"x".repeat(240)}`, /Entra takes at most 256/],
    ] as const) {
      const { left, isPartial } = meets(current(""), redirecting({ web: uri }), current(""));
      assert.match(left.join("\n"), reason);
      assert.ok(left[0]?.startsWith(`The redirect URI ${uri} is not added. `));
      assert.equal(isPartial, true);
    }
  });

  it("are not listed twice, whatever the capitals of the host or the port of localhost", () => {
    for (const uri of ["HTTPS://A.example/auth", a]) {
      const text = current(`"web": { "redirectUris": ["${uri}"] }`);
      assert.deepEqual(meets(text, redirecting({ web: [a, a] }), text).changes, []);
    }
    const local = current(`"web": { "redirectUris": ["http://localhost:3000/x"] }`);
    meets(local, redirecting({ web: "http://localhost/x" }), local);
    const path = (...uris: string[]) => current(`"web": { "redirectUris": [${uris.join(", ")}] }`);
    meets(path(`"${a}/X"`), redirecting({ web: `${a}/x` }), path(`"${a}/X"`, `"${a}/x"`));
  });

  it("are left out as long as a value is missing, unless one is there that fits", () => {
    const template = "https://{customer}.example/{place}";
    const text = current(`"web": { "redirectUris": [] }`);
    assert.deepEqual(meets(text, redirecting({ web: template }), text).left, [
      `The redirect URI ${template} is not added, because values are missing: Customer (customer) and Place (place).`,
    ]);
    assert.deepEqual(meets(text, redirecting({ web: template }, { place: "x" }), text).left, [
      `The redirect URI ${template} is not added, because a value is missing: Customer (customer).`,
    ]);
    const there = current(`"web": { "redirectUris": ["https://contoso.example/x"] }`);
    assert.deepEqual(meets(there, redirecting({ web: template }), there).left, []);
    assert.equal(meets(there, redirecting({ spa: template }), there).left.length, 1);
  });

  it("are left where there is nothing to add them to", () => {
    for (const [web, why] of [
      ["[]", "web is not an object"],
      ["{{WEB}}", "a placeholder stands for web"],
      [`{ "redirectUris": "${b}" }`, "redirectUris is not a list"],
      [`{ "redirectUris": {{URIS}} }`, "a placeholder stands for redirectUris"],
    ] as const) {
      const text = current(`"web": ${web}`);
      assert.deepEqual(meets(text, redirecting({ web: a }), text).left, [
        `The redirect URI ${a} is not added, because ${why}.`,
      ]);
    }
  });

  it("take the layout of the text", () => {
    meets(
      `{\r\n\t"displayName": "x",\r\n\t"spa": {}\r\n}`,
      redirecting({ spa: a, web: b }),
      `{\r\n\t"displayName": "x",\r\n\t"spa": {\r\n\t\t"redirectUris": [\r\n\t\t\t"${a}"\r\n\t\t]\r\n\t},\r\n\t"web": {\r\n\t\t"redirectUris": [\r\n\t\t\t"${b}"\r\n\t\t]\r\n\t}\r\n}`,
    );
    meets(
      `  {\n    "displayName": "x",\n    "web": { "redirectUris": [\n    ] }\n  }`,
      redirecting({ web: a }),
      `  {\n    "displayName": "x",\n    "web": { "redirectUris": [\n      "${a}"\n    ] }\n  }`,
    );
  });
});

describe("needed redirect URIs in the retired form", () => {
  const entry = (url: string, type: string) => `{ "url": "${url}", "type": "${type}" }`;

  it("say their platform", () => {
    meets(
      legacy(`"replyUrlsWithType": [${entry(a, "Web")}]`),
      redirecting({ web: [a, b], spa: b, publicClient: a }),
      legacy(
        `"replyUrlsWithType": [${[entry(a, "Web"), entry(b, "Web"), entry(b, "Spa"), entry(a, "InstalledClient")].join(", ")}]`,
      ),
    );
    const made = legacy(`"replyUrlsWithType": [${entry(a, "Web")}]`);
    meets(legacy(""), redirecting({ web: a }), made);
    meets(legacy(`"replyUrlsWithType": null`), redirecting({ web: a }), made);
  });

  it("go into the oldest list where its platform is theirs", () => {
    for (const [flag, platform] of [
      ["false", "web"],
      ["true", "publicClient"],
    ] as const) {
      const text = (...uris: string[]) =>
        legacy(`"publicClient": ${flag}, "replyUrls": [${uris.join(", ")}]`);
      meets(text(`"${b}"`), redirecting({ [platform]: a }), text(`"${b}"`, `"${a}"`));
      meets(text(), redirecting({ [platform]: a }), text(`"${a}"`));
      const { left } = meets(
        text(`"${b}"`),
        redirecting({ spa: a }),
        text(`"${b}"`).replace(/ \}$/, `, "replyUrlsWithType": [${entry(a, "Spa")}] }`),
      );
      assert.deepEqual(left, []);
    }
  });

  it("know what the oldest list will be when the kind of client changes", () => {
    const text = (flag: string, ...uris: string[]) =>
      legacy(`"publicClient": ${flag}, "replyUrls": [${uris.join(", ")}]`);
    const needs = { ...redirecting({ publicClient: a }), publicClient: true };
    meets(text("false"), needs, text("true", `"${a}"`));
    meets(
      legacy(`"publicClient": false, "replyUrls": [], "allowPublicClient": false`),
      needs,
      legacy(
        `"publicClient": false, "replyUrls": [], "allowPublicClient": true, "replyUrlsWithType": [${entry(a, "InstalledClient")}]`,
      ),
    );
  });
});

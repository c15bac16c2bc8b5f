import assert from "node:assert/strict";
import type { Needs } from "../../src/profiles/needs.js";
import type { Audience } from "../../src/profiles/profile.js";
import { meets } from "../support/planning.js";
import { needing } from "../support/testing.js";

const audienceOf = (audience: Audience): Needs => needing({ audience });
const publicClientOf = (publicClient: boolean): Needs => ({
  ...needing({ publicClient }),
  audience: undefined,
});

/** What becomes of a text is what it says already. */
function allows(text: string, needs: Needs): readonly string[] {
  const { changes, left } = meets(text, needs, text);
  assert.deepEqual(changes, []);
  return left;
}

describe("the audience that is needed", () => {
  const own = audienceOf("AzureADMyOrg");

  it("is set where it is not said", () => {
    assert.deepEqual(
      meets(`{ "tags": [] }`, own, `{ "tags": [], "signInAudience": "AzureADMyOrg" }`).changes,
      ["Sets signInAudience to AzureADMyOrg."],
    );
    meets(`{ "signInAudience": null }`, own, `{ "signInAudience": "AzureADMyOrg" }`);
  });

  it("is changed where it is another, also in its capitals", () => {
    for (const value of ["AzureADMultipleOrgs", "azureadmyorg", "3"]) {
      const json = value === "3" ? value : JSON.stringify(value);
      const { changes } = meets(`{ "signInAudience": ${json} }`, own, `{ "signInAudience": "AzureADMyOrg" }`);
      assert.deepEqual(changes, [`Changes signInAudience from ${value} to AzureADMyOrg.`]);
    }
    assert.deepEqual(allows(`{ "signInAudience": "AzureADMyOrg" }`, own), []);
  });

  it("is quoted where it is more than a word", () => {
    const { changes } = meets(
      `{ "signInAudience": "<any>\\n" }`,
      own,
      `{ "signInAudience": "AzureADMyOrg" }`,
    );
    assert.deepEqual(changes, ["Changes signInAudience from “<any>” to AzureADMyOrg."]);
  });

  it("is left to the tool that fills in a template", () => {
    for (const value of ["{{AUDIENCE}}", '"${{AUDIENCE}}"', `"[parameters('audience')]"`]) {
      assert.deepEqual(allows(`{ "signInAudience": ${value} }`, own), [
        "signInAudience is not set to AzureADMyOrg, because a placeholder stands for it.",
      ]);
    }
  });

  it("is not put in the place of something that is no value", () => {
    assert.deepEqual(allows(`{ "signInAudience": {} }`, own), [
      "signInAudience is not set to AzureADMyOrg, because it is not a single value.",
    ]);
  });

  it("is the last one of several", () => {
    meets(
      `{ "signInAudience": "AzureADMyOrg", "signInAudience": "x" }`,
      own,
      `{ "signInAudience": "AzureADMyOrg", "signInAudience": "AzureADMyOrg" }`,
    );
  });

  it("is said by a boolean in the oldest form, as long as that can", () => {
    const text = (others: boolean, more = "") => `{ "availableToOtherTenants": ${String(others)}${more} }`;
    assert.deepEqual(allows(text(false), own), []);
    assert.deepEqual(allows(text(true), audienceOf("AzureADMultipleOrgs")), []);
    assert.deepEqual(meets(text(true), own, text(false)).changes, [
      "Changes availableToOtherTenants from true to false.",
    ]);
    const personal = "AzureADandPersonalMicrosoftAccount";
    meets(text(true), audienceOf(personal), text(true, `, "signInAudience": "${personal}"`));
    meets(text(true, `, "signInAudience": "x"`), own, text(true, `, "signInAudience": "AzureADMyOrg"`));
  });
});

describe("the public client that is needed", () => {
  const legacy = `"oauth2AllowImplicitFlow": false`;

  it("is set by the member of the form", () => {
    meets(
      `{ "displayName": "x" }`,
      publicClientOf(true),
      `{ "displayName": "x", "isFallbackPublicClient": true }`,
    );
    meets(
      `{ "displayName": "x", "isFallbackPublicClient": null }`,
      publicClientOf(true),
      `{ "displayName": "x", "isFallbackPublicClient": true }`,
    );
    meets(`{ ${legacy} }`, publicClientOf(true), `{ ${legacy}, "allowPublicClient": true }`);
    meets(
      `{ ${legacy}, "allowPublicClient": null }`,
      publicClientOf(true),
      `{ ${legacy}, "allowPublicClient": true }`,
    );
  });

  it("is changed where it is the other one", () => {
    const { changes } = meets(
      `{ "displayName": "x", "isFallbackPublicClient": true }`,
      publicClientOf(false),
      `{ "displayName": "x", "isFallbackPublicClient": false }`,
    );
    assert.deepEqual(changes, ["Changes isFallbackPublicClient from true to false."]);
    assert.deepEqual(allows(`{ "isFallbackPublicClient": false }`, publicClientOf(false)), []);
  });

  it("is none where the manifest does not say", () => {
    assert.deepEqual(allows(`{ "displayName": "x" }`, publicClientOf(false)), []);
    assert.deepEqual(
      allows(`{ "displayName": "x", "isFallbackPublicClient": null }`, publicClientOf(false)),
      [],
    );
  });

  it("is not touched where the profile does not say", () => {
    allows(`{ "isFallbackPublicClient": true }`, { ...needing({}), audience: undefined });
  });

  it("is the older member where that is the one there", () => {
    meets(
      `{ ${legacy}, "publicClient": false }`,
      publicClientOf(true),
      `{ ${legacy}, "publicClient": true }`,
    );
    meets(
      `{ ${legacy}, "publicClient": false, "allowPublicClient": false }`,
      publicClientOf(true),
      `{ ${legacy}, "publicClient": false, "allowPublicClient": true }`,
    );
  });

  it("does not move the addresses of the oldest form to another platform", () => {
    const text = `{ ${legacy}, "publicClient": false, "replyUrls": ["https://a.example"] }`;
    assert.deepEqual(allows(text, publicClientOf(true)), [
      "publicClient is not set to true, because the addresses in replyUrls would then belong to another platform.",
    ]);
    assert.deepEqual(allows(text, publicClientOf(false)), []);
  });
});

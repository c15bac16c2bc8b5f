import assert from "node:assert/strict";
import { fixAll } from "../../../src/manifest/fix.js";
import { syntaxError } from "../../../src/manifest/rules/syntax-error.js";
import { calendarsRead, graph, userRead } from "../../support/manifests.js";
import { context, testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(syntaxError);

const entries = (between: string) =>
  `[{ "resourceAppId": "${graph}", "resourceAccess": [${calendarsRead}${between}${userRead}] }]`;

describe("syntax-error", () => {
  it("reports every missing comma, so that all are mended at once", () => {
    const entries = Array.from({ length: 60 }, () => `{ "resourceAppId": "x", "resourceAccess": [] }`);
    const { text } = fixAll(`[${entries.join("\n")}]`, context, { rules: [syntaxError] });
    assert.equal(text, `[${entries.join(",\n")}]`);
  });

  it("allows comments, trailing commas and a byte order mark", () => {
    allows(`\uFEFF/* top */ {\r\n "requiredResourceAccess": [], // none\r\n}`);
  });

  it("allows what guides print without braces or brackets", () => {
    allows(`"requiredResourceAccess": []`);
    allows(`// add this:\n"displayName": "Sync",\n"requiredResourceAccess": [],`);
    allows(`{ "resourceAppId": "${graph}", "resourceAccess": [] },`);
    allows(
      `{ "resourceAppId": "${graph}", "resourceAccess": [] },\n{ "resourceAppId": "x", "resourceAccess": [] }`,
    );
  });

  it("allows placeholders wherever a value may stand", () => {
    allows(`{ "requiredResourceAccess": \${{LIST}}, "displayName": {{name}} }`);
  });

  it("does not blame a template for the logic in it", () => {
    allows(`{ {{#if name}} "displayName": "Sync", {{/if}} "requiredResourceAccess": [] }`);
    allows(`[{{#each list}} { "resourceAppId": "${graph}", "resourceAccess": [] } {{/each}}]`);
  });

  it("reports an error before a placeholder", () => {
    reports(`{ "requiredResourceAccess": [] «"displayName"»: {{name}} }`);
  });

  it("reports what stands behind a missing comma, and inserts it", () => {
    reports(entries(" ").replace(` { "id": "e1`, ` «{» "id": "e1`), "A comma is missing");
    fixes(entries(" "), entries(", "));
  });

  it("inserts the comma before a comment, not in it", () => {
    fixes(entries(" // read  \r\n"), entries(", // read  \r\n"));
    fixes(entries(" // read\r // more \t\r"), entries(", // read\r // more \t\r"));
    fixes(entries(" /* a */ // b\n"), entries(", /* a */ // b\n"));
  });

  it("inserts every missing comma, one after the other", () => {
    const missing = `{ "requiredResourceAccess": [] "tags": [1 2 3] }`;
    fixes(missing, `{ "requiredResourceAccess": [], "tags": [1, 2, 3] }`);
  });

  it("takes a brace in a list for a missing bracket", () => {
    const broken = `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [${userRead} }] }`;
    reports(broken.replace(" }] }", " «}»] }"), "A closing bracket is missing");
    fixes(broken, broken.replace(" }] }", "] }] }"));
  });

  it("takes a bracket in an object for a missing brace", () => {
    const broken = `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [] ] }`;
    fixes(broken, broken.replace("[] ]", "[]} ]"));
  });

  it("reports only the first of several errors", () => {
    reports(`{ "requiredResourceAccess": [], «'a'»: 1, b: 2 }`);
  });

  it("reports half-typed text at its end", () => {
    reports(`{ "requiredResourceAccess": [«[»`, "A closing bracket");
    reports(`{ "requiredResourceAccess": [] }«/»`);
    reports(`{ "requiredResourceAccess": [{ "id": «"half»`);
  });

  it("offers nothing where a comma would not help", () => {
    allowsNoFix(`{ "requiredResourceAccess": ["a": 1] }`);
    allowsNoFix(`{ "requiredResourceAccess" [] }`);
  });

  it("points at the right place in a property without braces around it", () => {
    reports(`"requiredResourceAccess": [${userRead} «{» }]`);
  });

  it("says nothing of a text that is no manifest", () => {
    allows(`const requiredResourceAccess = 1;`);
    allows(`{ "a": 1 "b": 2 } // resourceAppId`);
  });

  function allowsNoFix(text: string) {
    if (offers(text).length > 0) {
      throw new Error(`There is a fix: ${offers(text).join(", ")}`);
    }
  }
});

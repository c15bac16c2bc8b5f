import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { deepestNesting, largestText, parseManifest } from "../../src/manifest/manifest.js";
import { chooseApplication, parseTarget } from "../../src/manifest/target.js";
import { endOf, stringAt } from "../../src/manifest/tree.js";
import { calendarsRead, graph, requesting, resource } from "../support/manifests.js";
import { context } from "../support/testing.js";

const targetOf = (text: string) => parseTarget(text, context.catalogue);

/** The texts of the applications that a text holds. */
function applicationsIn(text: string): string[] {
  return targetOf(text).applications.map(({ node }) =>
    node ? text.slice(node.offset, endOf(node)) : "part",
  );
}

function refuses(text: string, message: string, which: Parameters<typeof chooseApplication>[1] = {}): string {
  let remedy = "";
  assert.throws(
    () => chooseApplication(targetOf(text), which),
    (error) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.message, message);
      remedy = error.remedy ?? "";
      return true;
    },
  );
  return remedy;
}

const one = `{ "displayName": "One", "appId": "11111111-1111-1111-1111-111111111111", "requiredResourceAccess": [] }`;
const two = `{ "displayName": "Two", "appId": "22222222-2222-2222-2222-222222222222" }`;

describe("a text that is to be changed", () => {
  it("is read like any manifest where it asks for permissions", () => {
    const text = requesting(calendarsRead);
    assert.deepEqual(applicationsIn(text), [text]);
    assert.equal(targetOf(text).permissions[0]?.permission?.value, "Calendars.Read");
    assert.deepEqual(applicationsIn(`[${resource(graph)}]`), ["part"]);
    assert.deepEqual(applicationsIn(`"requiredResourceAccess": []`), ["part"]);
    assert.deepEqual(applicationsIn("[]"), ["part"]);
  });

  it("is an application without asking for anything", () => {
    for (const text of [
      `{ "displayName": "x", "signInAudience": "AzureADMyOrg" }`,
      `{ "name": "x", "replyUrlsWithType": [] }`,
      `\uFEFF/* new */ {}\n`,
      `{ "$schema": "x", "web": {}, "description": "requiredResourceAccess" }`,
    ]) {
      assert.deepEqual(applicationsIn(text), [text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1)]);
    }
    const { applications } = targetOf(`{ "displayName": "x" }`);
    assert.deepEqual(applications[0]?.resources, []);
    assert.equal(applications[0].dialect, "graph");
  });

  it("is none where it is about something else", () => {
    for (const text of [
      `{ "name": "a-package", "version": "1.0.0", "scripts": {}, "dependencies": {} }`,
      `{ "id": "x", "type": "Scope" }`,
      `{ "a": {} }`,
      `"displayName": "x"`,
      "3",
      `"x"`,
      "null",
      "// nothing",
      `[{}, 1]`,
      `{ "value": [] }`,
    ]) {
      assert.deepEqual(applicationsIn(text), [], text);
      const remedy = refuses(text, "There is no application in this text.");
      assert.match(remedy, /requiredResourceAccess/);
    }
  });

  it("may hold several in a list or a page, of which some ask for nothing", () => {
    assert.deepEqual(applicationsIn(`[${two}, ${one}]`), [two, one]);
    assert.deepEqual(applicationsIn(`{ "@odata.context": "x", "value": [${one}, ${two}] }`), [one, two]);
  });

  it("is no application because of one inside", () => {
    assert.deepEqual(applicationsIn(`{ "id": "x", "description": "x", "web": ${one} }`), [one]);
  });

  it("is judged as a whole: errors behind a placeholder count, too", () => {
    const text = `{ "requiredResourceAccess": {{LIST}} : 1 }`;
    assert.equal(parseManifest(text, context.catalogue).syntaxErrors.length, 0);
    refuses(text, "The text is not valid JSON at line 1, column 38. This does not belong here.");
  });
});

describe("the application to change", () => {
  const several = `[${one}, ${two}]`;
  const named = (text: string, which: Parameters<typeof chooseApplication>[1]) =>
    stringAt(chooseApplication(targetOf(text), which).node, "displayName");

  it("is the only one", () => {
    assert.equal(named(one, {}), "One");
    assert.equal(named(one, { offset: 0 }), "One");
    assert.equal(named(`\n${one}\n`, { offset: 0 }), "One");
  });

  it("is the one that is named, by its appId or its name", () => {
    for (const appId of [
      "22222222-2222-2222-2222-222222222222",
      "{22222222222222222222222222222222}",
      "two",
      " Two ",
    ]) {
      assert.equal(named(several, { appId }), "Two");
    }
    assert.equal(named(`[{ "name": "Old", "logoutUrl": null }, ${two}]`, { appId: "old" }), undefined);
  });

  it("is the one around an offset, and the inner one of two", () => {
    assert.equal(named(several, { offset: several.indexOf("Two") }), "Two");
    assert.equal(named(several, { offset: 1 }), "One");
    const nested = `{ "displayName": "Outer", "requiredResourceAccess": [], "api": ${one} }`;
    assert.equal(named(nested, { offset: nested.indexOf("One") }), "One");
    assert.equal(named(nested, { offset: 3 }), "Outer");
  });

  it("has to be named where there are several", () => {
    const remedy = refuses(several, "There are 2 applications in this text.", { offset: 0 });
    assert.equal(
      remedy,
      "Name one of them: “One” (11111111-1111-1111-1111-111111111111) and “Two” (22222222-2222-2222-2222-222222222222).",
    );
    const many = `[${Array.from({ length: 12 }, (_, index) => `{\n"appId": "${String(index)}" }`).join(", ")}]`;
    assert.equal(
      refuses(many, "There are 12 applications in this text."),
      "Name one of them: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 2 others.",
    );
    assert.match(
      refuses(`[${one},\n{ "tags": [] }]`, "There are 2 applications in this text."),
      /, one without a name at line 2\.$| and one without a name at line 2\.$/,
    );
  });

  it("is none that is called something else", () => {
    assert.equal(
      refuses(one, "There is no application called “Two” in this text.", { appId: "Two" }),
      "There is “One” (11111111-1111-1111-1111-111111111111).",
    );
    const twice = `[${two}, ${two.replaceAll("2", "3")}]`;
    assert.match(
      refuses(twice, "There are 2 applications called “Two” in this text.", { appId: "Two" }),
      /^Name one by its appId: /,
    );
    assert.ok(chooseApplication(targetOf("{}"), { appId: "Two" }));
  });
});

describe("a text that cannot be changed", () => {
  it("is empty", () => {
    for (const text of ["", " \r\n", "\uFEFF"]) {
      assert.equal(
        refuses(text, "This text is empty."),
        "Begin with {} or with the manifest of the registration.",
      );
    }
  });

  it("is broken", () => {
    const remedy = "Mend that first. Nothing was changed.";
    assert.equal(
      refuses(
        "PUT /applications",
        "The text is not valid JSON at line 1, column 1. This is not a value of JSON. Text stands in double quotes.",
      ),
      remedy,
    );
    refuses(
      `{\r\n  "displayName": ,\r\n}`,
      "The text is not valid JSON at line 2, column 18. A value is missing here.",
    );
    refuses(
      one.slice(0, -1),
      `The text is not valid JSON at line 1, column ${String(one.length)}. A closing brace } is missing.`,
    );
    refuses(
      `${one} ${two}`,
      `The text is not valid JSON at line 1, column ${String(one.length + 2)}. The text should end here. What follows belongs inside the braces before it.`,
    );
  });

  it("is whole enough where only a comma is missing", () => {
    assert.ok(chooseApplication(targetOf(`{ "displayName": "x" "requiredResourceAccess": [] }`)));
  });

  it("is too large or too deep to be read", () => {
    const large = `{}${" ".repeat(largestText)}`;
    refuses(
      large,
      "This text has 4,000,002 characters, so it was not read. A manifest has at most 4,000,000 characters.",
    );
    refuses(
      "[".repeat(deepestNesting + 1),
      "This text is nested too deeply to be a manifest, so it was not read.",
    );
  });
});

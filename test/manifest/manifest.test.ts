import assert from "node:assert/strict";
import {
  brokenFrom,
  deepestNesting,
  dialectOfManifest,
  isClosed,
  largestText,
  parseManifest,
} from "../../src/manifest/manifest.js";
import { readKind } from "../../src/manifest/read.js";
import { endOf, findProperty } from "../../src/manifest/tree.js";
import {
  access,
  application,
  calendarsRead,
  exchangeOnline,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../support/manifests.js";
import { context } from "../support/testing.js";

const parse = (text: string) => parseManifest(text, context.catalogue);
const textOf = (text: string, node: { offset: number; length: number } | undefined) =>
  node && text.slice(node.offset, node.offset + node.length);
/** The names of the permissions that were understood, application by application. */
const namesIn = (text: string) =>
  parse(text).applications.map(({ resources }) =>
    resources.flatMap(({ permissions }) => permissions.map(({ permission }) => permission?.value)),
  );

describe("manifest", () => {
  describe("what is a manifest", () => {
    it("reads an application in either form", () => {
      assert.equal(dialectOfManifest(parse(application(`"displayName": "x", "web": {}`))), "graph");
      assert.equal(dialectOfManifest(parse(application(`"name": "x", "replyUrlsWithType": []`))), "legacy");
      assert.equal(dialectOfManifest(parse(requesting(userRead))), "fragment");
      assert.equal(dialectOfManifest(parse("{}")), "none");
    });

    it("reads several applications, and those inside of something else", () => {
      assert.deepEqual(namesIn(`[${requesting(userRead)}, ${requesting(calendarsRead)}]`), [
        ["User.Read"],
        ["Calendars.Read"],
      ]);
      assert.deepEqual(
        namesIn(`{ "value": [{ "app": ${requesting(userRead)} }], "also": ${requesting(calendarsRead)} }`),
        [["User.Read"], ["Calendars.Read"]],
      );
      assert.deepEqual(namesIn(`{ "resources": [{ "properties": ${requesting(userRead)} }] }`), [
        ["User.Read"],
      ]);
    });

    const entry = resource(graph, userRead);
    for (const [what, text] of Object.entries({
      "one entry": entry,
      "one entry with the comma behind it": `${entry},\n`,
      "a list of entries": `[${entry}]`,
      "entries without the brackets around them": `// add\n${entry},\n`,
      "the property without the braces around it": `"requiredResourceAccess": [${entry}]`,
      "the property with the comma behind it": `\r\n "requiredResourceAccess" : [${entry}],`,
      "the property behind comments": `// a\n/* b */ "requiredResourceAccess": [${entry}]`,
      "the property behind others": `"displayName": "x",\n"requiredResourceAccess": [${entry}]`,
      "the properties of an entry": entry.slice(2, -2),
      "the list of one application": `{ "requiredResourceAccess": [${entry}] }`,
      "the list without its brackets": `{ "requiredResourceAccess": ${entry} }`,
    })) {
      it(`reads ${what}`, () => {
        assert.deepEqual(namesIn(text), [["User.Read"]]);
        assert.deepEqual(parse(text).syntaxErrors, []);
      });
    }

    it("reads several entries without the brackets around them", () => {
      assert.deepEqual(namesIn(`${entry},\n${resource(graph, calendarsRead)}`), [
        ["User.Read", "Calendars.Read"],
      ]);
    });

    it("reads them also where a comma is missing inside", () => {
      const text = `${entry.replace(",", "")}, ${resource(graph, calendarsRead)}`;
      assert.deepEqual(namesIn(text), [["User.Read", "Calendars.Read"]]);
      assert.equal(parse(text).syntaxErrors.length, 1);
    });

    it("reads past a byte order mark without moving anything", () => {
      const text = `\uFEFF${requesting(userRead)}`;
      assert.equal(parse(text).text, text);
      assert.equal(textOf(text, parse(text).permissions[0]?.node), userRead);
    });

    it("does not take a schema for a manifest", () => {
      for (const schema of [
        `{ "properties": { "requiredResourceAccess": { "type": "array", "items": {} } } }`,
        `{ "properties": { "requiredResourceAccess": { "$ref": "#/x" } } }`,
        `{ "properties": { "requiredResourceAccess": { "description": "What is asked for." } } }`,
        `{ "properties": { "requiredResourceAccess": true } }`,
        `{ "definitions": { "requiredResourceAccess": { "type": "object", "properties": { "resourceAppId": { "type": "string" } } } } }`,
        `{ "required": ["requiredResourceAccess"] }`,
      ]) {
        assert.deepEqual(parse(schema).applications, [], schema);
      }
    });

    it("reads nothing in a text that only mentions the words", () => {
      for (const text of [
        "",
        "{}",
        "requiredResourceAccess",
        `"requiredResourceAccess"`,
        `["requiredResourceAccess"]`,
        `{ "a": "resourceAppId" }`,
        "// requiredResourceAccess",
      ]) {
        const { applications, comments, syntaxErrors, obstacle } = parse(text);
        assert.deepEqual([applications, comments, syntaxErrors, obstacle], [[], [], [], undefined], text);
      }
    });

    it("says why it did not read a text", () => {
      assert.equal(parse(manifest().padEnd(largestText + 1)).obstacle, "size");
      assert.equal(parse(`{ "requiredResourceAccess": ${"[".repeat(deepestNesting)} }`).obstacle, "depth");
    });
  });

  describe("what it says", () => {
    it("understands names and other spellings, and keeps them apart from right ones", () => {
      const text = manifest(
        resource(
          "Microsoft Graph",
          access("user.read", "Delegated"),
          access("{E1FE6DD8BA314D6189E788639DA4683D}", "scope"),
        ),
      );
      const { resources, permissions } = parse(text);
      assert.equal(resources[0]?.resource?.appId, graph);
      assert.equal(resources[0].isGuid, false);
      assert.deepEqual(
        permissions.map(({ permission }) => permission?.value),
        ["User.Read", "User.Read"],
      );
      assert.deepEqual(
        permissions.map(({ isGuid }) => isGuid),
        [false, false],
      );
      assert.deepEqual(
        permissions.map(({ guid }) => guid),
        [undefined, "e1fe6dd8-ba31-4d61-89e7-88639da4683d"],
      );
    });

    it("looks a permission up by resource, kind and id", () => {
      const shared = access("ef54d2bf-783f-4e0f-bca1-3210c0444d99", "Role");
      assert.deepEqual(namesIn(manifest(resource(graph, shared), resource(exchangeOnline, shared))), [
        ["Calendars.ReadWrite", "Calendars.ReadWrite.All"],
      ]);
      assert.deepEqual(namesIn(requesting(shared.replace("Role", "Scope"))), [[undefined]]);
    });

    it("finds no permission without an id", () => {
      for (const { appId } of context.catalogue.resources) {
        assert.equal(
          parse(manifest(resource(appId, `{ "id": "", "type": "Scope" }`))).permissions[0]?.permission,
          undefined,
        );
      }
    });

    it("takes the last of two equal names", () => {
      assert.deepEqual(namesIn(requesting(`{ "id": "x", "type": "Scope", "\\u0069d": "User.Read" }`)), [
        ["User.Read"],
      ]);
    });

    it("knows the words for both kinds, and no others", () => {
      assert.deepEqual(["Scope", " delegated ", "ROLE", "Application"].map(readKind), [
        "Scope",
        "Scope",
        "Role",
        "Role",
      ]);
      assert.deepEqual(["", "constructor", "__proto__", "toString", undefined].map(readKind), [
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
    });

    it("treats names that JavaScript knows like any other", () => {
      const { resources, permissions } = parse(
        `{ "__proto__": {}, "requiredResourceAccess": [{ "resourceAppId": "constructor", "resourceAccess": [{ "id": "__proto__", "type": "toString" }] }] }`,
      );
      assert.equal(resources[0]?.resource, undefined);
      assert.deepEqual([permissions[0]?.kind, permissions[0]?.permission], [undefined, undefined]);
    });

    for (const value of ["null", "1", "true", '"x"', "[]", "{}", "[[{}]]", '[{ "id": {} }]']) {
      it(`reads ${value} in any place without complaint`, () => {
        for (const text of [
          `{ "requiredResourceAccess": ${value} }`,
          manifest(value),
          manifest(`{ "resourceAppId": ${value}, "resourceAccess": ${value} }`),
          requesting(value, `{ "id": ${value}, "type": ${value} }`),
        ]) {
          assert.equal(parse(text).applications.length, 1, text);
        }
      });
    }
  });

  describe("templates", () => {
    it("sees placeholders with quotes and without", () => {
      assert.ok(parse(application(`"name": "a-\${{ENV}}"`)).template);
      assert.ok(parse(application(`"name": {{name}}`)).template);
      assert.ok(!parse(application(`"name": "{a} {}"`)).template);
    });

    it("reads around a placeholder, which has its own extent", () => {
      const text = manifest(`{ "resourceAppId": \${{APP_ID}}, "resourceAccess": [${userRead}] }`);
      const { resources, syntaxErrors } = parse(text);
      assert.deepEqual(syntaxErrors, []);
      assert.equal(textOf(text, resources[0]?.appId), "${{APP_ID}}");
      assert.equal(
        textOf(text, findProperty(resources[0]?.node, "resourceAppId")?.node),
        `"resourceAppId": \${{APP_ID}}`,
      );
      assert.equal(textOf(text, resources[0]?.permissions[0]?.node), userRead);
    });

    it("keeps the syntax errors before the first that a placeholder may have caused", () => {
      const error = `{ "requiredResourceAccess": [] "a": 1 }`;
      assert.equal(parse(error).syntaxErrors.length, 1);
      assert.equal(parse(error.replace("1", "{{a}} {{b}}")).syntaxErrors.length, 1);
      assert.equal(parse(error.replace("]", "] {{a}}")).syntaxErrors.length, 0);
    });
  });

  describe("half-typed text", () => {
    const whole = `${manifest(resource(graph, userRead, calendarsRead))} // User.Read`;

    it("reads every beginning of a manifest without complaint", () => {
      for (let end = 0; end <= whole.length; end++) {
        const { applications, root } = parse(whole.slice(0, end));
        assert.ok(applications.length <= 1 && (!root || endOf(root) <= end));
      }
    });

    it("reads what is there of it", () => {
      assert.deepEqual(namesIn(whole.slice(0, whole.indexOf(calendarsRead) + 5)), [["User.Read", undefined]]);
      assert.deepEqual(
        namesIn(`"requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [${userRead}`),
        [["User.Read"]],
      );
    });

    it("knows what was typed to its end", () => {
      const isTyped = (text: string) => {
        const id = parse(text).permissions[0]?.id;
        return id && isClosed(id, text);
      };
      assert.equal(isTyped(requesting(userRead)), true);
      assert.equal(isTyped(`[{ "resourceAccess": [{ "id": "e1fe`), false);
      assert.equal(isTyped(`[{ "resourceAccess": [{ "id": "`), false);
    });

    it("knows where a text stops making sense, which is not at a missing comma", () => {
      const at = (text: string) => brokenFrom(parse(text));
      assert.equal(at(requesting(userRead)), Infinity);
      assert.equal(at(requesting(`${userRead} ${userRead}`)), Infinity);
      const broken = `{ "requiredResourceAccess": [{ "resourceAccess": [${userRead} }] }`;
      assert.equal(at(broken), broken.indexOf(" }] }") + 1);
    });
  });

  it("finds every node at its place in a property without braces around it", () => {
    const text = `// a\n"requiredResourceAccess": [${resource(graph, userRead)}]`;
    const [read] = parse(text).applications;
    assert.equal(read?.node, undefined);
    assert.equal(textOf(text, read?.list), `[${resource(graph, userRead)}]`);
    assert.equal(textOf(text, read?.resources[0]?.permissions[0]?.node), userRead);
  });
});

import assert from "node:assert/strict";
import { parseTree } from "jsonc-parser";
import {
  dialectOf,
  dialectOfProperty,
  graphProperties,
  legacyProperties,
  saysSomething,
  sharedProperties,
} from "../../src/manifest/dialect.js";
import { valueAt } from "../../src/manifest/tree.js";

const read = (text: string) => parseTree(text);
const propertyOf = (name: string, json: string) =>
  dialectOfProperty(name, valueAt(read(`{ "x": ${json} }`), "x"));

describe("the dialect of a property", () => {
  it("is that of the format that has it", () => {
    assert.equal(propertyOf("replyUrlsWithType", "[]"), "legacy");
    assert.equal(propertyOf("displayName", `"x"`), "graph");
    assert.equal(propertyOf("appId", `"x"`), undefined);
    assert.equal(propertyOf("anything", "1"), undefined);
  });

  it("hangs on the value for publicClient, which both formats have", () => {
    assert.equal(propertyOf("publicClient", "true"), "legacy");
    assert.equal(propertyOf("publicClient", "{}"), "graph");
    assert.equal(propertyOf("publicClient", "null"), undefined);
    assert.equal(dialectOfProperty("publicClient", undefined), undefined);
  });

  it("is none for names that every object knows", () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
      assert.equal(propertyOf(name, "1"), undefined);
    }
  });

  it("is either one or shared, never two of these", () => {
    const legacy = Object.keys(legacyProperties);
    assert.deepEqual(
      legacy.filter((name) => graphProperties.has(name) || sharedProperties.has(name)),
      [],
    );
    assert.deepEqual(
      [...graphProperties].filter((name) => sharedProperties.has(name)),
      [],
    );
  });

  it("has a place in the current format that the current format knows", () => {
    for (const [name, target] of Object.entries(legacyProperties)) {
      const [first = ""] = target.split(".");
      assert.ok(target === "" || graphProperties.has(first) || sharedProperties.has(first), name);
    }
  });
});

describe("the dialect of an application", () => {
  it("is a fragment where it says nothing but what it asks for", () => {
    assert.equal(dialectOf(undefined), "fragment");
    assert.equal(dialectOf(read("[]")), "fragment");
    assert.equal(dialectOf(read(`{ "requiredResourceAccess": [], "colour": "red" }`)), "fragment");
  });

  it("is the current one in doubt", () => {
    assert.equal(dialectOf(read(`{ "appId": "x", "requiredResourceAccess": [] }`)), "graph");
    assert.equal(dialectOf(read(`{ "name": "x", "displayName": "x" }`)), "graph");
  });

  it("is that of most properties", () => {
    assert.equal(dialectOf(read(`{ "name": "x", "appId": "y" }`)), "legacy");
    assert.equal(dialectOf(read(`{ "name": "x", "replyUrls": [], "web": {} }`)), "legacy");
    assert.equal(dialectOf(read(`{ "name": "x", "spa": {}, "web": {} }`)), "graph");
  });
});

describe("whether a value would be missed", () => {
  it("is a yes for all that differs from what a new application has", () => {
    const says = (json: string) => saysSomething(read(json));
    assert.deepEqual([`"x"`, "true", "0", "[null]", `{ "a": null }`].map(says), [
      true,
      true,
      true,
      true,
      true,
    ]);
    assert.deepEqual([`""`, "false", "null", "[]", "{}"].map(says), [false, false, false, false, false]);
    assert.equal(saysSomething(undefined), false);
  });
});

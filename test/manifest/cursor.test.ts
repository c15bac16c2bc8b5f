import assert from "node:assert/strict";
import { findCursor } from "../../src/manifest/cursor.js";

/** The cursor stands at `|`. */
function at(marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const cursor = findCursor(text, offset);
  return (
    cursor && {
      ...cursor,
      replaced: text.slice(cursor.replace.offset, cursor.replace.offset + cursor.replace.length),
    }
  );
}

const entry = (members: string) =>
  `{ "requiredResourceAccess": [{ "resourceAppId": "app", "resourceAccess": [{ ${members} }] }] }`;

describe("findCursor", () => {
  it("finds a value between its quotes", () => {
    const cursor = at(entry('"id": "Calendars.R|", "type": "Role"'));
    assert.equal(cursor?.property, "id");
    assert.equal(cursor.replaced, "Calendars.R");
    assert.equal(cursor.quotes, "both");
    assert.equal(cursor.resourceAppId, "app");
    assert.equal(cursor.type?.text, "Role");
  });

  it("reads the resource and the type that come later", () => {
    const cursor = at('[{ "resourceAccess": [{ "id": "|", "type": "Scope" }], "resourceAppId": "later" }]');
    assert.equal(cursor?.resourceAppId, "later");
    assert.equal(cursor.type?.text, "Scope");
  });

  it("does not take the type of the next entry", () => {
    const text = '{ "resourceAppId": "a", "resourceAccess": [{ "id": "|" }, { "id": "x", "type": "Role" }] }';
    assert.equal(at(text)?.type, undefined);
  });

  it("does not take the resource of the next entry", () => {
    const text = '[{ "resourceAccess": [{ "id": "|" }] }, { "resourceAppId": "b" }]';
    assert.equal(at(text)?.resourceAppId, undefined);
  });

  it("finds the place where a value is missing", () => {
    for (const members of ['"id": |', '"id":|', '"id": |, "type": "Role"', '"id": | // soon\n']) {
      const cursor = at(entry(members));
      assert.equal(cursor?.property, "id", members);
      assert.equal(cursor.quotes, "none");
      assert.equal(cursor.replaced, "");
    }
  });

  it("finds it before the next property, too", () => {
    assert.equal(at(entry('"id": | "type": "Role"'))?.property, "id");
  });

  it("offers nothing before a value that is there", () => {
    assert.equal(at(entry('"id": | "x"')), undefined);
  });

  it("reads a text that ends in the middle", () => {
    const cursor = at('{ "resourceAppId": "a", "resourceAccess": [ { "id": "Cal|');
    assert.equal(cursor?.quotes, "first");
    assert.equal(cursor.replaced, "Cal");
    assert.equal(cursor.resourceAppId, "a");
  });

  it("reads a word without quotes", () => {
    const cursor = at(entry('"id": Cal|'));
    assert.equal(cursor?.quotes, "none");
    assert.equal(cursor.replaced, "Cal");
  });

  it("reads a bare property", () => {
    assert.equal(at('"resourceAccess": [{ "type": "|" }]')?.property, "type");
  });

  it("knows names, comments and other ids from values of a manifest", () => {
    assert.equal(at(entry('"i|d": ""')), undefined);
    assert.equal(at(entry('"id": // "|"\n "x"')), undefined);
    assert.equal(at('{ "id": "|", "requiredResourceAccess": [] }'), undefined);
    assert.equal(at('{ "appRoles": [{ "id": "|" }], "requiredResourceAccess": [] }'), undefined);
  });

  it("is not misled by brackets that close nothing", () => {
    assert.equal(at(`] } ${entry('"id": "|"')}`)?.resourceAppId, "app");
  });

  it("reads long strings, and nothing that is too long for a manifest", () => {
    const escapes = String.raw`\"x`.repeat(500_000);
    assert.equal(at(entry(`"note": "${escapes}", "id": "|"`))?.property, "id");
    assert.equal(at(entry(`"note": "${"x".repeat(20_000_000)}", "id": "|"`)), undefined);
    assert.equal(at(entry(`"note": "${escapes.repeat(10)}", "id": "|"`)), undefined);
  });
});

import assert from "node:assert/strict";
import { locate } from "../../src/manifest/locate.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { appCalendarsRead, requesting } from "../support/manifests.js";
import { context } from "../support/testing.js";

const text = requesting(appCalendarsRead);
const whatAt = (source: string, offset: number) =>
  locate(parseManifest(source, context.catalogue), offset)?.what;

describe("locate", () => {
  it("finds resources, permissions and types, with their quotes", () => {
    assert.equal(whatAt(text, text.indexOf('"00000003')), "resource");
    assert.equal(whatAt(text, text.indexOf("798ee544") + 36), "permission");
    assert.equal(whatAt(text, text.indexOf("Role")), "type");
  });

  it("finds nothing between them", () => {
    assert.equal(whatAt(text, 0), undefined);
    assert.equal(whatAt(text, text.indexOf("resourceAccess")), undefined);
  });

  it("finds them in a text that is cut off", () => {
    const cut = text.slice(0, text.indexOf("Role"));
    assert.equal(whatAt(cut, cut.indexOf("798ee544")), "permission");
  });
});

import assert from "node:assert/strict";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { resemblesSnippet } from "../../src/manifest/snippet-marker.js";
import { planPaste } from "../../src/manifest/snippet-paste.js";
import {
  appCalendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  offlineAccess,
  requesting,
  resource,
  userRead,
} from "../support/manifests.js";
import { context } from "../support/testing.js";

/** What pasting does at the place of `|`. */
function pasting(marked: string, text: string) {
  const place = marked.indexOf("|");
  const paste = planPaste(
    parseManifest(marked.replace("|", ""), context.catalogue),
    [place],
    text,
    context.catalogue,
  );
  return paste && { ...paste, merged: applyEdits(marked.replace("|", ""), paste.edits) };
}

const exchange = resource(exchangeOnline, fullAccessAsApp);

describe("pasting a snippet", () => {
  it("merges it where plain text would break the manifest", () => {
    const paste = pasting(requesting(userRead).replace("{", "{|"), exchange);
    assert.equal(paste?.plainHarms, true);
    assert.equal(paste.count, 1);
    assert.equal(paste.merged, manifest(resource(graph, userRead), exchange));
  });

  it("merges it where plain text would ask for something twice", () => {
    const text = `${resource(graph, userRead, appCalendarsRead)}, `;
    const paste = pasting(requesting(userRead).replace("[", "[|"), text);
    assert.equal(paste?.plainHarms, true);
    assert.equal(paste.merged, requesting(userRead, appCalendarsRead));
  });

  it("merges it where plain text would take the place of what is there", () => {
    const text = `, "requiredResourceAccess": [${exchange}]`;
    assert.equal(pasting(requesting(userRead).replace(/ \}$/, "| }"), text)?.plainHarms, true);
  });

  it("leaves plain text alone where it belongs", () => {
    const paste = pasting(requesting(userRead).replace("[", "[|"), `${exchange}, `);
    assert.equal(paste?.plainHarms, false);
    assert.equal(paste.count, 1);
    const inner = pasting(requesting(userRead).replace(/\[(?=\{ "id")/, "[|"), `${offlineAccess}, `);
    assert.equal(inner?.plainHarms, false);
    assert.equal(inner.merged, requesting(userRead, offlineAccess));
  });

  it("adds nothing where all of it is there", () => {
    const paste = pasting(requesting(userRead).replace("[", "[|"), `${resource(graph, userRead)},`);
    assert.deepEqual([paste?.count, paste?.edits, paste?.plainHarms], [0, [], true]);
  });

  it("is for the application around the cursor", () => {
    const two = `[${requesting(userRead)}, ${requesting(appCalendarsRead).replace("{", "{|")}]`;
    const merged = `[${requesting(userRead)}, ${manifest(resource(graph, appCalendarsRead), exchange)}]`;
    assert.equal(pasting(two, exchange)?.merged, merged);
    assert.equal(pasting(`${two.replace("|", "")}|`, exchange), undefined);
  });

  it("is nothing where the text is not understood, or the manifest is broken", () => {
    assert.equal(
      pasting(requesting(userRead).replace("{", "{|"), exchange.replace("dc89", "<id>")),
      undefined,
    );
    assert.equal(pasting(requesting(userRead).replace(/\]/, "|"), exchange), undefined);
  });
});

describe("what resembles a snippet", () => {
  it("names what only manifests have, or an id and a type", () => {
    for (const text of [exchange, "resource_app_id = x", userRead, `ResourceAccess: []`]) {
      assert.ok(resemblesSnippet(text), text);
    }
    for (const text of [
      "hello",
      '{ "id": 1, "type": "x" }',
      `"${graph}"`,
      `resourceAppId${" ".repeat(1_000_000)}`,
    ]) {
      assert.ok(!resemblesSnippet(text), text.slice(0, 40));
    }
  });
});

import assert from "node:assert/strict";
import { closeAll, problems } from "./editing.js";
import { copy, lines, manifest, merged, openAt, paste } from "./pasting.js";

describe("paste into a manifest of a folder that is not trusted", () => {
  afterEach(closeAll);

  it("merges what would break it", async () => {
    await copy(lines);
    const editor = await openAt(manifest, '"displayName"');
    await problems(editor.document.uri);
    assert.equal(await paste(editor), merged);
  });
});

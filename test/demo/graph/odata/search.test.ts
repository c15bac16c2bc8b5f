import assert from "node:assert/strict";
import { isFound, parseSearch } from "../../../../src/demo/graph/odata/search.js";
import { Refusal } from "../../../../src/demo/graph/refusal.js";

const entity = {
  displayName: "ClockWork Office365Sync",
  mail: "clock@quillhaven.example",
  uris: ["api://one", "api://two"],
};
const finds = (search: string) => isFound(parseSearch(search, ["displayName", "mail", "uris"]), entity);

describe("a search", () => {
  it("finds words of a name by their beginning, in any order", () => {
    assert.ok(finds('"displayName:work"'));
    assert.ok(finds('"displayName:office clock"'));
    assert.ok(finds('"displayname:OFFICE365sync"'));
    assert.ok(!finds('"displayName:lock"'));
    assert.ok(!finds('"displayName:clock mail"'));
  });

  it("finds other properties by their beginning only", () => {
    assert.ok(finds('"mail:clock@quill"'));
    assert.ok(!finds('"mail:quillhaven"'));
    assert.ok(finds('"uris:api://tw"'));
  });

  it("joins clauses", () => {
    assert.ok(finds('"displayName:none" OR "mail:clock"'));
    assert.ok(!finds('"displayName:clock" AND "mail:none"'));
    assert.ok(finds('"displayName:clock" "mail:clock"'));
  });

  for (const search of ["displayName:clock", '"clock"', '"phone:1"', "", '"displayName:a" OR']) {
    it(`is refused: ${search}`, () => {
      assert.throws(
        () => finds(search),
        (error) => error instanceof Refusal && error.status === 400,
      );
    });
  }
});

import assert from "node:assert/strict";
import { groupBy } from "../../src/base/group.js";

describe("groupBy", () => {
  it("keeps the order of the keys and of the items", () => {
    const groups = groupBy(["bb", "a", "cc", "d"], (word) => word.length);
    assert.deepEqual(
      [...groups],
      [
        [2, ["bb", "cc"]],
        [1, ["a", "d"]],
      ],
    );
    assert.equal(groupBy([], String).size, 0);
  });
});

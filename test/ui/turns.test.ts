import assert from "node:assert/strict";
import { Turns } from "../../src/ui/turns.js";

describe("turns", () => {
  it("belong to whoever began last, for each key", () => {
    const turns = new Turns();
    const [first, other] = [turns.begin("a"), turns.begin("b")];
    assert.ok(first() && other());
    const second = turns.begin("a");
    assert.deepEqual([first(), second(), other()], [false, true, true]);
  });

  it("end for one key or for all", () => {
    const turns = new Turns();
    const [a, b, c] = [turns.begin("a"), turns.begin("b"), turns.begin("c")];
    turns.end("a");
    assert.deepEqual([a(), b(), c()], [false, true, true]);
    turns.end();
    assert.deepEqual([b(), c()], [false, false]);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { Stretches, type Stretch } from "../../src/base/stretches.js";

describe("stretches of time", () => {
  const of = (...list: readonly (readonly [number, number])[]) => {
    const stretches = new Stretches();
    for (const [start, end] of list) {
      stretches.add({ start, end });
    }
    return stretches;
  };

  it("are joined where they touch", () => {
    assert.deepEqual(of([5, 7], [0, 2], [2, 4]).list(), [
      { start: 0, end: 4 },
      { start: 5, end: 7 },
    ]);
    assert.deepEqual(of([0, 2], [5, 7], [1, 6]).list(), [{ start: 0, end: 7 }]);
  });

  it("say what is not there", () => {
    assert.deepEqual(of([2, 4], [6, 8]).missing({ start: 0, end: 10 }), [
      { start: 0, end: 2 },
      { start: 4, end: 6 },
      { start: 8, end: 10 },
    ]);
    assert.deepEqual(of([0, 10]).missing({ start: 2, end: 4 }), []);
  });

  it("cover what was added, and miss the rest, however they come", () => {
    const stretch = fc
      .tuple(fc.nat(40), fc.integer({ min: 1, max: 10 }))
      .map(([start, length]): Stretch => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), stretch, (added, asked) => {
        const stretches = of(...added.map(({ start, end }) => [start, end] as const));
        const isIn = (list: readonly Stretch[], at: number) =>
          list.some(({ start, end }) => start <= at && at < end);
        const missing = stretches.missing(asked);
        for (let at = asked.start; at < asked.end; at++) {
          assert.equal(isIn(missing, at), !isIn(added, at), String(at));
        }
        assert.equal(stretches.covers(asked.start, asked.end), missing.length === 0);
      }),
    );
  });
});

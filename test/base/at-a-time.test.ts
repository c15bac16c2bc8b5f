import assert from "node:assert/strict";
import { atATime } from "../../src/base/at-a-time.js";

describe("doing something for some at a time", () => {
  it("does it for all, no more at a time than may be, and gives what is first", async () => {
    let inside = 0;
    let peak = 0;
    const given: number[] = [];
    const list = Array.from({ length: 25 }, (_, index) => index);
    const task = async (item: number) => {
      peak = Math.max(peak, ++inside);
      for (let turn = 0; turn < (item % 5) + 1; turn++) {
        await Promise.resolve();
      }
      inside--;
      return item;
    };
    for await (const item of atATime(list, task, { most: () => 4 })) {
      given.push(item);
    }
    assert.deepEqual(
      given.toSorted((one, other) => one - other),
      list,
    );
    assert.equal(peak, 4);
  });

  it("begins no more than it is asked for", async () => {
    const begun: number[] = [];
    const task = (item: number) => Promise.resolve(begun.push(item));
    for await (const count of atATime([1, 2, 3, 4, 5], task, { most: () => 2 })) {
      assert.equal(count, 1);
      break;
    }
    assert.deepEqual(begun, [1, 2]);
  });

  it("fails with the first that fails, and stops the others", async () => {
    const signals: AbortSignal[] = [];
    const task = (item: number, signal: AbortSignal) => {
      signals.push(signal);
      return item === 2 ? Promise.reject(new Error("two")) : new Promise<number>(() => undefined);
    };
    const reading = atATime([1, 2, 3], task, { most: () => 3 });
    await assert.rejects(reading.next(), /two/);
    assert.equal(signals.length, 3);
    assert.ok(signals.every(({ aborted }) => aborted));
  });
});

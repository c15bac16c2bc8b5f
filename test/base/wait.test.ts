import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { backOff, readRetryAfter, sleep, untilAborted } from "../../src/base/wait.js";

describe("waiting", () => {
  const never = new Promise<never>(() => undefined);

  it("ends by itself, and leaves nobody listening", async () => {
    const { signal } = new AbortController();
    await sleep(1, signal);
    await sleep(0);
    assert.deepEqual(getEventListeners(signal, "abort"), []);
  });

  it("ends with the reason of whoever aborts it", async () => {
    const reason = new Error("Enough.");
    const stop = new AbortController();
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    await sleep(1); // Mocha sets a timer of its own.
    const before = timers();
    const sleeping = sleep(1_000_000, stop.signal);
    assert.equal(timers(), before + 1);
    stop.abort(reason);
    await assert.rejects(sleeping, (error) => error === reason);
    await assert.rejects(sleep(1_000_000, stop.signal), (error) => error === reason);
    assert.equal(timers(), before);
  });

  it("passes on what comes, as long as nobody aborts it", async () => {
    const stop = new AbortController();
    const failure = new Error("No.");
    assert.equal(await untilAborted(Promise.resolve(1), stop.signal), 1);
    await assert.rejects(untilAborted(Promise.reject(failure), stop.signal), (error) => error === failure);
    assert.deepEqual(getEventListeners(stop.signal, "abort"), []);

    const waiting = untilAborted(never, stop.signal);
    stop.abort("enough");
    await waiting.then(
      () => assert.fail("It ended."),
      (reason: unknown) => {
        assert.equal(reason, "enough");
      },
    );
  });

  it("takes no harm where something fails after it was given up", async () => {
    const stop = new AbortController();
    stop.abort(new Error("Enough."));
    await assert.rejects(untilAborted(Promise.reject(new Error("Late.")), stop.signal), {
      message: "Enough.",
    });
  });

  it("takes longer each time, within bounds and scattered", () => {
    const times = (random: number) => [1, 2, 3, 7, 50, 5000].map((attempt) => backOff(attempt, random));
    assert.deepEqual(times(1), [1000, 2000, 4000, 60_000, 60_000, 60_000]);
    assert.deepEqual(times(0), [500, 1000, 2000, 30_000, 30_000, 30_000]);
  });
});

describe("Retry-After", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  const cases: readonly [string | null | undefined, number | undefined][] = [
    ["0", 0],
    ["120", 120_000],
    [" 5 ", 5000],
    ["1.5", 1500],
    ["Sat, 21 Nov 2026 12:00:30 GMT", 30_000],
    ["Sat, 21 Nov 2026 11:00:00 GMT", 0],
    ["Sat Nov 21 12:00:30 2026", undefined],
    ["2026-11-21T12:00:30Z", undefined],
    ["-5", undefined],
    ["1e9", undefined],
    ["soon", undefined],
    ["Sat, 99 Foo 2026 12:00:30 GMT", undefined],
    ["", undefined],
    [null, undefined],
    [undefined, undefined],
  ];
  for (const [header, expected] of cases) {
    it(`of ${JSON.stringify(header)} is ${expected === undefined ? "none" : `${String(expected)} ms`}`, () => {
      assert.equal(readRetryAfter(header, now), expected);
    });
  }
});

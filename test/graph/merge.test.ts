import assert from "node:assert/strict";
import { merge } from "../../src/graph/merge.js";
import { turns } from "../support/graph-server.js";

/** Gives each item when it is told to, and says what was asked for. */
function createSource(name: string, asked: string[]) {
  const waiting: ((result: IteratorResult<string>) => void)[] = [];
  const failing: ((error: Error) => void)[] = [];
  return {
    next: () =>
      new Promise<IteratorResult<string>>((resolve, reject) => {
        asked.push(name);
        waiting.push(resolve);
        failing.push(reject);
      }),
    give: (value: string) => waiting.at(-1)?.({ done: false, value }),
    end: () => waiting.at(-1)?.({ done: true, value: undefined }),
    fail: (message: string) => failing.at(-1)?.(new Error(message)),
  };
}

describe("several sources in one", () => {
  it("give what comes, and are asked for more when that is taken", async () => {
    const asked: string[] = [];
    const [a, b] = [createSource("a", asked), createSource("b", asked)];
    const merged = merge([a, b]);

    const first = merged.next();
    b.give("b1");
    assert.deepEqual(await first, { done: false, value: "b1" });
    assert.deepEqual(asked, ["a", "b", "b"]);

    a.give("a1");
    b.end();
    assert.deepEqual(await merged.next(), { done: false, value: "a1" });
    a.end();
    assert.deepEqual(await merged.next(), { done: true, value: undefined });
    assert.deepEqual(asked, ["a", "b", "b", "a"]);
  });

  it("fail with the first that fails", async () => {
    const [a, b] = [createSource("a", []), createSource("b", [])];
    const reading = merge([a, b]).next();
    b.fail("No.");
    await assert.rejects(reading, { message: "No." });
  });

  it("fail unheard when nobody listens any more", async () => {
    const unheard: unknown[] = [];
    const listen = (reason: unknown) => unheard.push(reason);
    process.on("unhandledRejection", listen);
    try {
      const source = createSource("a", []);
      const merged = merge([source]);
      const first = merged.next();
      source.give("a1");
      await first;
      await merged.return(undefined);
      source.fail("Late.");
      await turns(3);
      assert.deepEqual(unheard, []);
    } finally {
      process.off("unhandledRejection", listen);
    }
  });
});

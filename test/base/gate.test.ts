import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { Gate } from "../../src/base/gate.js";

/** A task that ends when it is told to. */
function createTask(name: string, started: string[]) {
  let end: (failure?: Error) => void = () => undefined;
  const ended = new Promise<string>((resolve, reject) => {
    end = (failure) => {
      if (failure) {
        reject(failure);
      } else {
        resolve(name);
      }
    };
  });
  const run = () => {
    started.push(name);
    return ended;
  };
  return { run, end };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("a gate", () => {
  it("lets in so many, and the others in the order in which they came", async () => {
    const gate = new Gate(2);
    const started: string[] = [];
    const tasks = ["a", "b", "c", "d"].map((name) => createTask(name, started));
    const results = tasks.map(({ run }) => gate.run("key", run));

    await settle();
    assert.deepEqual(started, ["a", "b"]);
    tasks[1]?.end();
    await settle();
    assert.deepEqual(started, ["a", "b", "c"]);
    tasks[0]?.end();
    tasks[2]?.end();
    tasks[3]?.end();
    assert.deepEqual(await Promise.all(results), ["a", "b", "c", "d"]);
  });

  it("counts each key for itself", async () => {
    const gate = new Gate(1);
    const started: string[] = [];
    const tasks = ["a", "b"].map((name) => createTask(name, started));
    const results = tasks.map(({ run }, index) => gate.run(String(index), run));
    await settle();
    assert.deepEqual(started, ["a", "b"]);
    tasks.forEach(({ end }) => {
      end();
    });
    await Promise.all(results);
  });

  it("opens again after a task that failed", async () => {
    const gate = new Gate(1);
    await assert.rejects(
      gate.run("key", () => Promise.reject(new Error("No."))),
      { message: "No." },
    );
    assert.equal(await gate.run("key", () => Promise.resolve("yes")), "yes");
  });

  it("lets nobody in who gave up while waiting", async () => {
    const gate = new Gate(1);
    const started: string[] = [];
    const [first, second, third] = ["a", "b", "c"].map((name) => createTask(name, started));
    assert.ok(first && second && third);
    const stop = new AbortController();
    const running = gate.run("key", first.run);
    const waiting = gate.run("key", second.run, stop.signal);
    const after = gate.run("key", third.run);

    stop.abort(new Error("Enough."));
    await assert.rejects(waiting, { message: "Enough." });
    await assert.rejects(gate.run("key", second.run, stop.signal), { message: "Enough." });
    first.end();
    third.end();
    assert.deepEqual(await Promise.all([running, after]), ["a", "c"]);
    assert.deepEqual(started, ["a", "c"]);
  });

  it("leaves nobody listening to a signal", async () => {
    const gate = new Gate(1);
    const { signal } = new AbortController();
    await Promise.all([1, 2, 3].map((each) => gate.run("key", () => Promise.resolve(each), signal)));
    assert.deepEqual(getEventListeners(signal, "abort"), []);
  });

  it("can be tried, and tells when there is room", async () => {
    const gate = new Gate(1);
    let told = 0;
    const unwatch = gate.watch(() => told++);
    assert.equal(gate.roomFor("key"), 1);
    assert.ok(gate.tryEnter("key"));
    assert.ok(!gate.tryEnter("key"));
    assert.equal(gate.roomFor("key"), 0);

    const running = gate.run("key", () => Promise.resolve("ran"));
    gate.leave("key");
    assert.equal(told, 0, "Somebody waited for it.");
    assert.equal(await running, "ran");
    assert.equal(told, 1);

    unwatch();
    assert.ok(gate.tryEnter("key"));
    gate.leave("key");
    assert.equal(told, 1);
  });
});

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { BriefClipboard } from "../../../src/ui/secrets/brief-clipboard.js";

/** A clock that somebody winds by hand. */
function windUp() {
  const tasks = new Set<() => Promise<void>>();
  return {
    later: (task: () => Promise<void>) => {
      tasks.add(task);
      return () => tasks.delete(task);
    },
    async run() {
      for (const task of tasks) {
        tasks.delete(task);
        await task();
      }
    },
    get count() {
      return tasks.size;
    },
  };
}

const { clipboard } = vscode.env;

describe("BriefClipboard", () => {
  before(async function () {
    // A browser may not let its pages read the clipboard.
    await clipboard.writeText("before");
    if ((await clipboard.readText()) !== "before") {
      this.skip();
    }
  });
  after(() => clipboard.writeText(""));

  it("takes a secret off the clipboard later", async () => {
    const clock = windUp();
    const brief = new BriefClipboard(clock.later);
    await brief.copy("secret");
    assert.equal(await clipboard.readText(), "secret");
    await clock.run();
    assert.equal(await clipboard.readText(), "");
  });

  it("leaves alone what was copied meanwhile", async () => {
    const clock = windUp();
    const brief = new BriefClipboard(clock.later);
    await brief.copy("secret");
    await clipboard.writeText("mine");
    await clock.run();
    assert.equal(await clipboard.readText(), "mine");
  });

  it("waits anew for the next one", async () => {
    const clock = windUp();
    const brief = new BriefClipboard(clock.later);
    await brief.copy("one");
    await brief.copy("two");
    assert.equal(clock.count, 1);
    await clock.run();
    assert.equal(await clipboard.readText(), "");
  });

  it("takes it off at once where the window closes", async () => {
    const clock = windUp();
    const brief = new BriefClipboard(clock.later);
    await brief.copy("secret");
    await brief.clear();
    assert.equal(await clipboard.readText(), "");
    assert.equal(clock.count, 0);
  });
});

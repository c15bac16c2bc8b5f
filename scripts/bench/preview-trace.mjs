/** Records what the main thread of a page does, in the time of the clock and in that of the processor. */
export async function startTrace(browser) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", {
    traceConfig: { includedCategories: ["blink.user_timing", "toplevel", "__metadata"] },
  });
  return async () => {
    const done = new Promise((resolve) => session.on("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await done;
    await session.detach();
    return new Trace(events);
  };
}

class Trace {
  #marks;
  #tasks;

  constructor(events) {
    const marks = events.filter(
      ({ cat, name }) => cat.includes("blink.user_timing") && name !== "navigationStart",
    );
    this.#marks = new Map(marks.map((mark) => [mark.name, mark]));
    const { pid, tid } = this.#mark("read");
    this.#tasks = events.filter(
      (event) => event.pid === pid && event.tid === tid && event.ph === "X" && event.name.endsWith("RunTask"),
    );
  }

  #mark(name) {
    const mark = this.#marks.get(name);
    if (!mark) {
      throw new Error(`The page never came to "${name}".`);
    }
    return mark;
  }

  /** Milliseconds between two marks, by the clock and of work. */
  between(from, to) {
    const [begin, end] = [this.#mark(from), this.#mark(to)];
    return { clock: (end.ts - begin.ts) / 1000, work: (end.tts - begin.tts) / 1000 };
  }

  /** The longest task between two marks, in milliseconds, by the clock and of work. */
  longest(from, to) {
    const [begin, end] = [this.#mark(from), this.#mark(to)];
    const tasks = this.#tasks.filter(({ ts }) => ts >= begin.ts && ts <= end.ts);
    return {
      clock: Math.max(0, ...tasks.map(({ dur }) => dur)) / 1000,
      work: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1000,
    };
  }
}

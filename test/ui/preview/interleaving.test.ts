import assert from "node:assert/strict";
import fc from "fast-check";
import { UserError } from "../../../src/base/errors.js";
import { PreviewReader, type PreviewReaderParts } from "../../../src/ui/preview/preview-reader.js";
import type { SourceChoice, SpokenWindow, ToPage, Via } from "../../../src/ui/preview/protocol.js";
import { Heard } from "../../support/preview.js";
import { turns, until } from "../../support/graph-server.js";
import { meetingsOf, scriptedDoor, type Script } from "../../support/scripted-door.js";

const november = { start: "2026-11-01T00:00:00.000Z", end: "2026-12-01T00:00:00.000Z" };
const fromNovember = { start: "2026-11-20T00:00:00.000Z", end: "2026-12-20T00:00:00.000Z" };
const january = { start: "2027-01-01T00:00:00.000Z", end: "2027-01-08T00:00:00.000Z" };
const windows: readonly SpokenWindow[] = [november, fromNovember, january];

function readerOf(script: Script, changes: Partial<PreviewReaderParts> = {}) {
  const heard = new Heard();
  const opened: Via[] = [];
  const closed: Via[] = [];
  const reader = new PreviewReader({
    mailboxes: ["ada@quillhaven.example"],
    calendarId: undefined,
    source: "graph",
    zone: "UTC",
    open: (via) => {
      opened.push(via);
      const close = () => {
        closed.push(via);
        return Promise.resolve();
      };
      return Promise.resolve({ ...scriptedDoor(via, script), close });
    },
    tell: (message) => heard.messages.push(message),
    refusal: (error) => ({
      title: error instanceof Error ? error.message : "",
      asked: "",
      answered: "",
      means: "",
      helps: undefined,
      requestId: undefined,
      actions: [],
    }),
    now: () => 0,
    ...changes,
  });
  return { reader, heard, opened, closed };
}

/** A pause that lasts until it is let go on. */
function createBrake() {
  const waiting: (() => void)[] = [];
  let isOpen = false;
  return {
    waiting,
    pause: () =>
      isOpen
        ? Promise.resolve()
        : new Promise<void>((resolve) => {
            waiting.push(resolve);
          }),
    step: () => waiting.shift()?.(),
    open: () => {
      isOpen = true;
      waiting.splice(0).forEach((go) => {
        go();
      });
    },
  };
}

describe("a preview that is read", () => {
  it("ends at once where it is cancelled in the middle, and says so", async () => {
    const brake = createBrake();
    const { reader, heard } = readerOf({ pause: brake.pause, isStubborn: true });
    const ended = reader.show(november);
    await until(() => brake.waiting.length > 0);
    brake.step();
    await until(() => heard.of("events").length === 1);
    reader.cancel();
    const told = heard.messages.length;
    assert.deepEqual(heard.messages.at(-1), {
      type: "read",
      reading: 1,
      cancelled: true,
      requests: 1,
      milliseconds: 0,
    });
    brake.open();
    await ended;
    assert.equal(heard.messages.length, told);
    reader.cancel();
    assert.equal(heard.messages.length, told);

    // What was cancelled is not taken for read.
    await reader.show(november);
    assert.equal(heard.of("reading").at(-1)?.keep, false);
    assert.equal(heard.events("graph").length, 30);
  });

  it("is overtaken by a newer reading, and tells nothing more", async () => {
    const brake = createBrake();
    const { reader, heard } = readerOf({ pause: brake.pause, isStubborn: true });
    const first = reader.show(november);
    await until(() => brake.waiting.length > 0);
    brake.step();
    await until(() => heard.of("events").length === 1);
    const second = reader.show(january);
    brake.open();
    await Promise.all([first, second]);
    assert.deepEqual(
      heard.messages.map((message) => [message.type, "reading" in message && message.reading]),
      [
        ["reading", 1],
        ["events", 1],
        ["reading", 2],
        ["events", 2],
        ["read", 2],
      ],
    );
    // The page must not believe that November is there.
    assert.equal(heard.of("reading").at(-1)?.keep, false);
  });

  it("begins no second time while the same is under way", async () => {
    const brake = createBrake();
    const { reader, heard } = readerOf({ pause: brake.pause });
    const first = reader.show(november);
    const second = reader.show(november);
    assert.equal(first, second);
    brake.open();
    await second;
    assert.equal(heard.of("reading").length, 1);
  });

  it("keeps what was read, and asks for the rest", async () => {
    const { reader, heard } = readerOf({ pause: () => Promise.resolve() });
    await reader.show(november);
    await reader.show(fromNovember);
    assert.equal(heard.of("reading").at(-1)?.keep, true);
    const first = (reading: number) =>
      heard.of("events").find((each) => each.reading === reading)?.events.length;
    assert.equal(first(2), 11);
    assert.equal(heard.events("graph").length, 49);
    assert.equal(heard.last?.requests, 1);
  });

  it("lets go of its doors at the end, and tells nothing then", async () => {
    const brake = createBrake();
    const { reader, heard, opened, closed } = readerOf({ pause: brake.pause, isStubborn: true });
    const reading = reader.show(november);
    const details = reader.readDetails("graph", "ada@quillhaven.example", "x");
    await until(() => brake.waiting.length > 1);
    const ended = reader.dispose();
    brake.open();
    await Promise.all([reading, details, ended]);
    await reader.show(january);
    assert.deepEqual(
      heard.messages.map(({ type }) => type),
      ["reading"],
    );
    assert.deepEqual(closed, opened);
    assert.deepEqual(opened, ["graph"]);
  });

  it("tells what the user can act on, and throws what is a bug", async () => {
    let error: Error = new UserError("The calendar is closed.");
    const { reader, heard } = readerOf({ pause: () => Promise.resolve(), fail: () => error });
    await reader.show(november);
    assert.deepEqual(
      heard.refusals().map(({ title }) => title),
      ["The calendar is closed."],
    );
    assert.equal(heard.last?.cancelled, false);

    error = new TypeError("x is not a function");
    await assert.rejects(reader.show(january), error);
    assert.equal(heard.last.cancelled, true);
    await assert.rejects(reader.refresh(), error);
  });

  it("asks again for a door that did not open, once for all mailboxes", async () => {
    let asked = 0;
    let error: Error | undefined = new UserError("Nobody is signed in.");
    const { reader, heard } = readerOf(
      { pause: () => Promise.resolve() },
      {
        mailboxes: ["ada@quillhaven.example", "noor@quillhaven.example", "joost@quillhaven.example"],
        open: (via) => {
          asked++;
          return error
            ? Promise.reject(error)
            : Promise.resolve(scriptedDoor(via, { pause: () => Promise.resolve() }));
        },
      },
    );
    await reader.show(november);
    assert.equal(heard.refusals().length, 3);
    assert.equal(asked, 1);
    error = undefined;
    await reader.refresh();
    assert.equal(heard.refusals().length, 3);
    assert.equal(heard.events("graph", "noor@quillhaven.example").length, 30);
    assert.equal(asked, 2);
  });

  it("reads a few mailboxes at a time", async () => {
    const brake = createBrake();
    const mailboxes = Array.from({ length: 12 }, (_, index) => `m${String(index)}@quillhaven.example`);
    const { reader, heard } = readerOf({ pause: brake.pause }, { mailboxes });
    const ended = reader.show(january);
    await turns(20);
    assert.equal(brake.waiting.length, 4);
    brake.open();
    await ended;
    assert.equal(new Set(heard.of("events").map(({ mailbox }) => mailbox)).size, 12);
  });
});

type Step =
  | { readonly what: "show"; readonly window: number; readonly keep: boolean }
  | { readonly what: "source"; readonly source: SourceChoice }
  | { readonly what: "calendar"; readonly id: "a" | "b" }
  | { readonly what: "refresh" | "cancel" | "change" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constant("show" as const), window: fc.nat(2), keep: fc.boolean() }),
  fc.record({
    what: fc.constant("source" as const),
    source: fc.constantFrom<SourceChoice>("graph", "ews", "both"),
  }),
  fc.record({ what: fc.constant("calendar" as const), id: fc.constantFrom("a" as const, "b" as const) }),
  fc.record({ what: fc.constantFrom("refresh" as const, "cancel" as const, "change" as const) }),
);

/** The events that a page shows, which listens as the page does. */
class Page {
  reading = 0;
  isOver = true;
  isCancelled = false;
  events = new Map<string, string>();
  verdict: string | undefined;

  hear(message: ToPage): void {
    if (message.type === "reading") {
      assert.ok(message.reading > this.reading);
      this.reading = message.reading;
      this.isOver = false;
      this.verdict = undefined;
      if (!message.keep) {
        this.events.clear();
      }
      return;
    }
    assert.ok("reading" in message);
    assert.equal(message.reading, this.reading, `${message.type} is out of date`);
    assert.ok(!this.isOver, `${message.type} came after the end`);
    if (message.type === "events") {
      for (const { itemId, subject } of message.events) {
        this.events.set(itemId, this.events.get(itemId) ?? subject);
      }
    } else if (message.type === "comparison") {
      this.verdict = message.verdict;
    } else if (message.type === "read") {
      this.isOver = true;
      this.isCancelled = message.cancelled;
    }
  }
}

describe("a preview of which anything is asked at any time", () => {
  it("never tells what is out of date, and tells everything in the end", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (scheduler, steps, isStubborn) => {
          const page = new Page();
          const now = { version: 0, read: 0, source: "graph", calendarId: "a" } as {
            version: number;
            /** The version that has to be told at least. */
            read: number;
            source: SourceChoice;
            calendarId: "a" | "b";
            window?: SpokenWindow | undefined;
          };
          const pause = () => scheduler.schedule(Promise.resolve());
          const { reader } = readerOf(
            { pause, isStubborn, version: () => now.version },
            {
              calendarId: now.calendarId,
              tell: (message) => {
                page.hear(message);
              },
            },
          );
          const running: Promise<void>[] = [];
          scheduler.scheduleSequence(
            steps.map((each) => () => {
              switch (each.what) {
                case "show":
                  now.window = windows[each.window] ?? november;
                  running.push(reader.show(now.window, { keep: each.keep }));
                  break;
                case "source":
                  now.source = each.source;
                  now.read = now.version;
                  running.push(reader.setSource(each.source));
                  break;
                case "calendar":
                  now.calendarId = each.id;
                  now.read = now.version;
                  running.push(reader.setCalendar(each.id));
                  break;
                case "refresh":
                  now.read = now.version;
                  running.push(reader.refresh());
                  break;
                case "cancel":
                  reader.cancel();
                  break;
                case "change":
                  now.version++;
              }
              return Promise.resolve();
            }),
          );
          await scheduler.waitIdle();
          await scheduler.waitFor(Promise.all(running));
          assert.ok(page.isOver);
          const { window, source, calendarId, read } = now;
          if (!window || page.isCancelled) {
            return;
          }
          const vias: readonly Via[] = source === "both" ? ["graph", "ews"] : [source];
          const asked = { start: new Date(window.start), end: new Date(window.end) };
          for (const via of vias) {
            for (const { itemId } of meetingsOf(via, { mailbox: "", calendarId, window: asked })) {
              const [id, told = ""] = page.events.get(itemId)?.split(" ") ?? [];
              assert.equal(id, calendarId, `${itemId} is missing`);
              assert.ok(Number(told) >= read, `${itemId} is of version ${told} and not of ${String(read)}`);
            }
          }
          assert.ok(
            [...page.events.keys()].every((itemId) =>
              vias.some((via) => itemId.startsWith(`${via} ${calendarId} `)),
            ),
          );
          assert.equal(page.verdict !== undefined, source === "both");
        },
      ),
      { numRuns: 300 },
    );
  });
});

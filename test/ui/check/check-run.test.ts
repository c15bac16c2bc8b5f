import assert from "node:assert/strict";
import { UserError } from "../../../src/base/errors.js";
import { counted } from "../../../src/base/words.js";
import type { MailboxDoor, MailboxVerdict } from "../../../src/calendar/mailbox-check.js";
import { startDemoTenant, type DemoTenant } from "../../../src/demo/demo-tenant.js";
import { readAdministrators } from "../../../src/graph/administrators.js";
import { itemsOf } from "../../../src/graph/asking.js";
import { createGraphDoor } from "../../../src/graph/check-calendars.js";
import { listUsers } from "../../../src/graph/users.js";
import type { CheckRecord } from "../../../src/ui/check/check-record.js";
import { CheckRun, type CheckRunParts } from "../../../src/ui/check/check-run.js";
import { connectToDemo, createClock } from "../../support/demo-graph.js";

function recordOf(mailboxes: readonly string[], changes: Partial<CheckRecord> = {}): CheckRecord {
  return {
    version: 1,
    key: "6f2c4a1e-0d7b-4c47-9d7a-1f0f3a5b2c11",
    connectionName: "Quillhaven",
    list: counted(mailboxes.length, "mailbox", "mailboxes"),
    impersonates: true,
    owners: {},
    state: {
      version: 1,
      connection: "demo",
      via: "graph",
      window: { start: "2026-11-21T00:00:00.000Z", end: "2026-12-19T00:00:00.000Z" },
      mailboxes,
      verdicts: [],
    },
    ...changes,
  };
}

/** A run, and everything that it tells. */
function begin(
  record: CheckRecord,
  door: MailboxDoor,
  changes: Partial<CheckRunParts> & { readonly onEach?: (run: CheckRun, done: number) => void } = {},
) {
  const told: MailboxVerdict[] = [];
  const failures: unknown[] = [];
  const closed: boolean[] = [];
  const clock = createClock();
  const run: CheckRun = new CheckRun(record, {
    open: () =>
      Promise.resolve({
        door,
        signedInAs: "the application",
        administrators: undefined,
        note: undefined,
        close() {
          closed.push(true);
          return Promise.resolve();
        },
      }),
    now: clock.now,
    reason: "The test reads calendars.",
    onVerdict(verdict) {
      told.push(verdict);
      changes.onEach?.(run, told.length);
    },
    onChange: () => undefined,
    onFailure: (error) => failures.push(error),
    ...changes,
  });
  return { run, told, failures, closed, clock };
}

const offersOf = (run: CheckRun) => run.progress.offers.map(({ what, label }) => `${what}: ${label}`);

/** Tells of each mailbox what its name says: "refused-1@…" is refused, until it is told otherwise. */
function namedDoor(mended: ReadonlySet<string> = new Set()): MailboxDoor & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    via: "graph",
    asked,
    async *check(mailboxes, { signal }) {
      for (const mailbox of mailboxes) {
        await Promise.resolve();
        signal?.throwIfAborted();
        asked.push(mailbox);
        const [word] = mailbox.split("-");
        const outcome = (["refused", "missing", "failed"] as const).find((each) => each === word);
        const isReadable = outcome === undefined || mended.has(mailbox);
        yield { mailbox, outcome: isReadable ? "readable" : outcome, events: isReadable ? 3 : undefined };
      }
    },
  };
}

const named = (word: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${word}-${String(index)}@x.example`);

describe("a check of many mailboxes in the editor", () => {
  it("tells each verdict, and what can be done about those that are none good", async () => {
    const mailboxes = [
      ...named("refused", 2),
      ...named("missing", 1),
      ...named("failed", 1),
      ...named("ok", 6),
    ];
    const { run, told, closed } = begin(recordOf(mailboxes), namedDoor());
    assert.deepEqual(offersOf(run), ["resume: Check"]);
    await run.start("resume");
    assert.equal(told.length, 10);
    assert.equal(run.progress.words, "10 checked, 2 refused, 1 missing, 1 failed");
    assert.deepEqual(offersOf(run), [
      "again: Check 1 failed one again",
      "refused: Check 3 refused or missing ones again",
    ]);
    assert.equal(run.record.signedInAs, "the application");
    assert.deepEqual(closed, [true]);
  });

  it("is cancelled in the middle, and goes on from there, also from what was kept", async () => {
    const mailboxes = named("ok", 50);
    const first = namedDoor();
    const { run } = begin(recordOf(mailboxes), first, {
      onEach(each, done) {
        if (done === 20) {
          assert.deepEqual(offersOf(each), ["cancel: Cancel"]);
          each.cancel();
        }
      },
    });
    await run.start("resume");
    assert.equal(run.isRunning, false);
    assert.equal(run.progress.words, "20 of 50 checked, all readable");
    assert.deepEqual(run.progress.notes, []);
    assert.deepEqual(offersOf(run), ["resume: Resume"]);

    const second = namedDoor();
    const kept = JSON.parse(JSON.stringify(run.record)) as CheckRecord;
    const { run: later, told } = begin(kept, second);
    assert.equal(later.progress.words, "20 of 50 checked, all readable");
    await later.start("resume");
    assert.deepEqual([...first.asked, ...second.asked], mailboxes);
    assert.equal(told.length, 30);
    assert.equal(later.progress.words, "50 checked, all readable");
    assert.deepEqual(offersOf(later), []);
  });

  it("begins with a sample, and checks the rest when it is asked to", async () => {
    const door = namedDoor();
    const { run } = begin(recordOf([...named("ok", 299), ...named("refused", 1)], { sample: 20 }), door);
    await run.start("resume");
    assert.equal(door.asked.length, 20);
    assert.equal(run.progress.words, "A sample of 20 of 300 checked, all readable");
    assert.deepEqual(offersOf(run), ["rest: Check the other 280"]);
    await run.start("rest");
    assert.equal(door.asked.length, 300);
    assert.equal(new Set(door.asked).size, 300);
    assert.equal(run.progress.words, "300 checked, 1 refused");
    assert.equal(run.record.sample, undefined);
  });

  it("asks again what failed and what was refused, and keeps what was known where that is cancelled", async () => {
    const mailboxes = [...named("failed", 3), ...named("refused", 2), ...named("ok", 2)];
    const mended = new Set<string>();
    const door = namedDoor(mended);
    let cancelsAt = Infinity;
    const { run } = begin(recordOf(mailboxes), door, {
      onEach(each) {
        if (each.progress.words.startsWith(`${String(cancelsAt)} of`)) {
          each.cancel();
        }
      },
    });
    await run.start("resume");
    door.asked.length = 0;
    cancelsAt = 1;
    await run.start("again");
    assert.deepEqual(door.asked, ["failed-0@x.example"]);
    assert.equal(run.progress.words, "7 checked, 2 refused, 3 failed");
    cancelsAt = Infinity;
    named("failed", 3).forEach((each) => mended.add(each));
    await run.start("again");
    assert.equal(run.progress.words, "7 checked, 2 refused");
    door.asked.length = 0;
    await run.start("refused");
    assert.deepEqual(door.asked, named("refused", 2));
  });

  it("says how far it is and how long it takes", async () => {
    const words: string[] = [];
    const mailboxes = [...named("refused", 1), ...named("ok", 99)];
    const { run, clock } = begin(recordOf(mailboxes), namedDoor(), {
      onEach(each) {
        void clock.sleep(10_000);
        words.push(each.progress.words);
      },
    });
    await run.start("resume");
    assert.equal(words[0], "1 of 100, 1 refused");
    assert.equal(words[49], "50 of 100, 1 refused, about 8 minutes left");
    assert.equal(words[99], "100 of 100, 1 refused");
  });

  it("says what keeps it from all mailboxes, and can be tried again", async () => {
    let isOffline = true;
    const door = namedDoor();
    const opened = {
      door,
      signedInAs: undefined,
      administrators: undefined,
      note: "Nobody knows who administrates.",
      close: () => Promise.resolve(),
    };
    const { run, failures } = begin(recordOf(named("ok", 2)), door, {
      open: () =>
        isOffline
          ? Promise.reject(new UserError("There is no network.", { remedy: "Look at the cable." }))
          : Promise.resolve(opened),
    });
    await run.start("resume");
    assert.equal(failures.length, 1);
    assert.deepEqual(run.progress.notes, [
      { isWarning: true, words: "There is no network. Look at the cable." },
    ]);
    assert.equal(run.progress.words, "0 of 2 checked, nothing known yet");
    isOffline = false;
    await run.start("resume");
    assert.deepEqual(run.progress.notes, [{ isWarning: false, words: "Nobody knows who administrates." }]);
  });

  it("is not started twice", async () => {
    const door = namedDoor();
    const { run } = begin(recordOf(named("ok", 5)), door);
    await Promise.all([run.start("resume"), run.start("resume")]);
    assert.equal(door.asked.length, 5);
  });
});

describe("a check of the demo tenant in the editor", () => {
  let tenant: DemoTenant;
  before(async () => {
    tenant = await startDemoTenant();
  });
  after(() => tenant.stop());

  it("takes one request for twenty mailboxes, and no more after it was resumed", async () => {
    const client = connectToDemo(tenant, createClock());
    const mailboxes: string[] = [];
    for await (const { mail } of itemsOf(listUsers(client, { onlyWithMail: true }))) {
      mailboxes.push(mail ?? "");
    }
    const { isAdministrator } = await readAdministrators(client);
    const open = () =>
      Promise.resolve({
        door: createGraphDoor(client),
        signedInAs: undefined,
        administrators: isAdministrator,
        note: undefined,
        close: () => Promise.resolve(),
      });
    let cancelsAt = 20;
    const { run } = begin(recordOf(mailboxes), createGraphDoor(client), {
      open,
      onEach(each, done) {
        if (done === cancelsAt) {
          each.cancel();
        }
      },
    });
    const before = tenant.requests.graph;
    await run.start("resume");
    const known = run.verdicts.length;
    assert.ok(known >= 20 && known < mailboxes.length, String(known));
    cancelsAt = -1;
    await run.start("resume");
    // What was under way when it was cancelled may have been in vain.
    const posts = Math.ceil(mailboxes.length / 20) + Math.ceil((mailboxes.length - known) / 20);
    assert.ok(tenant.requests.graph - before <= posts);
    assert.equal(run.verdicts.length, mailboxes.length);
    assert.equal(new Set(run.verdicts.map(({ mailbox }) => mailbox)).size, mailboxes.length);
    assert.ok(run.verdicts.some(({ isAdministrator: is }) => is === true));
    assert.match(run.progress.words, /^\d+ checked, \d+ missing$/);
  });
});

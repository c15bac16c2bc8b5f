import assert from "node:assert/strict";
import fc from "fast-check";
import { UserError } from "../../src/base/errors.js";
import { checkMailboxes } from "../../src/calendar/check-mailboxes.js";
import { findOtherSubject, KeptCheck, parseCheckState } from "../../src/calendar/check-state.js";
import { sampleOf } from "../../src/calendar/mailbox-address.js";
import type { DoorVerdict, MailboxDoor, MailboxVerdict } from "../../src/calendar/mailbox-check.js";
import { stopWhenAllFail, type DoorAnswer } from "../../src/calendar/stop-when-all-fail.js";
import { all } from "../support/graph-client.js";
import { runs } from "../support/runs.js";

const window = { start: new Date("2026-11-21T00:00:00Z"), end: new Date("2026-12-05T00:00:00Z") };
const now = () => new Date("2026-11-21T12:00:00Z");
const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `user${String(index)}@contoso.com`);

/** A door behind which every third mailbox is refused. Remembers who was asked. */
function useDoor(asked: string[] = []): MailboxDoor & { readonly asked: readonly string[] } {
  return {
    asked,
    via: "graph",
    async *check(mailboxes, { signal }) {
      for (const mailbox of mailboxes) {
        await Promise.resolve();
        signal?.throwIfAborted();
        asked.push(mailbox);
        yield judge(mailbox);
      }
    },
  };
}

function judge(mailbox: string): DoorVerdict {
  return Number(/\d+/.exec(mailbox)?.[0]) % 3 === 0
    ? { mailbox, outcome: "refused", events: undefined, code: "ErrorAccessDenied", reason: "No." }
    : { mailbox, outcome: "readable", events: mailbox.length };
}

const subjectOf = (mailboxes: readonly string[]) => ({
  connection: "demo",
  via: "graph" as const,
  window,
  mailboxes,
});

describe("a check of many mailboxes", () => {
  it("asks each address once, whatever its case, and none that is no address", async () => {
    const door = useDoor();
    const list = ["User1@contoso.com", " user1@CONTOSO.com", "user2@contoso.com", "no address", "a@b@c"];
    const verdicts = await all(checkMailboxes(list, { door, window, now }));
    assert.deepEqual(door.asked, ["User1@contoso.com", "user2@contoso.com"]);
    const outcomes = verdicts.map(({ mailbox, outcome, code }) => [mailbox, outcome, code]);
    assert.deepEqual(outcomes.sort(), [
      ["User1@contoso.com", "readable", undefined],
      ["a@b@c", "failed", "InvalidAddress"],
      ["no address", "failed", "InvalidAddress"],
      ["user2@contoso.com", "readable", undefined],
    ]);
    assert.ok(verdicts.every(({ via, checkedAt }) => via === "graph" && checkedAt === now().toISOString()));
  });

  it("marks administrators, also those who were checked before that was known", async () => {
    const [first] = await all(checkMailboxes(["user1@contoso.com"], { door: useDoor(), window, now }));
    assert.ok(first && !("isAdministrator" in first));
    const door = useDoor();
    const marked = await all(
      checkMailboxes(["user1@contoso.com", "user2@contoso.com"], {
        door,
        window,
        now,
        resumeFrom: { verdicts: [first] },
        administrators: (mailbox) => mailbox.startsWith("user1"),
      }),
    );
    assert.deepEqual(
      marked.map(({ isAdministrator }) => isAdministrator),
      [true, false],
    );
    assert.deepEqual(door.asked, ["user2@contoso.com"]);
  });

  it("needs no door where all is known", async () => {
    const verdicts = await all(checkMailboxes(addresses(3), { door: useDoor(), window, now }));
    const door = useDoor();
    const again = await all(
      checkMailboxes(addresses(3), { door, window, now, resumeFrom: { verdicts }, signal: undefined }),
    );
    assert.deepEqual([again, door.asked], [verdicts, []]);
  });

  it("says the same after any interruptions as without", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(40), { maxLength: 50 }),
        fc.array(fc.nat(12), { maxLength: 6 }),
        async (numbers, cuts) => {
          const list = numbers.map((number) => `user${String(number)}@contoso.com`);
          const whole = await all(checkMailboxes(list, { door: useDoor(), window, now }));
          const asked: string[] = [];
          let state = new KeptCheck(subjectOf(list)).state;
          for (const cut of [...cuts, Infinity]) {
            // As it comes back from a file.
            const resumeFrom = parseCheckState(JSON.parse(JSON.stringify(state)));
            assert.ok(resumeFrom);
            const kept = new KeptCheck(subjectOf(list));
            const stop = new AbortController();
            const check = checkMailboxes(list, {
              door: useDoor(asked),
              window,
              now,
              signal: stop.signal,
              resumeFrom,
              onVerdict: (verdict) => {
                kept.add(verdict);
                // What was known before is told again first.
                if (kept.size > resumeFrom.verdicts.length + cut) {
                  stop.abort(new UserError("Stopped."));
                }
              },
            });
            await all(check).catch((error: unknown) => {
              assert.equal(error, stop.signal.reason);
            });
            state = kept.state;
          }
          assert.deepEqual(byMailbox(state.verdicts), byMailbox(whole));
          assert.equal(new Set(asked).size, asked.length);
        },
      ),
      runs(60),
    );
  });
});

const byMailbox = (verdicts: readonly MailboxVerdict[]) =>
  verdicts.toSorted((one, other) => one.mailbox.localeCompare(other.mailbox));

describe("the state of a check", () => {
  const verdict: MailboxVerdict = {
    mailbox: "ada@contoso.com",
    outcome: "readable",
    via: "graph",
    events: 12,
    isCut: true,
    isAdministrator: false,
    checkedAt: "2026-11-21T12:00:00.000Z",
  };
  const kept = new KeptCheck(subjectOf(["ada@contoso.com"]));
  kept.add(verdict);
  const { state } = kept;

  it("keeps one verdict of each mailbox, the last one", () => {
    const twice = new KeptCheck(subjectOf(["ada@contoso.com"]));
    twice.add(verdict);
    twice.add({ ...verdict, mailbox: "ADA@contoso.com", events: 13 });
    assert.deepEqual(
      twice.state.verdicts.map(({ events }) => events),
      [13],
    );
  });

  it("comes back from JSON, and from nothing else", () => {
    const json = JSON.parse(JSON.stringify(state)) as Record<string, unknown>;
    assert.deepEqual(parseCheckState(json), state);
    for (const wrong of [
      undefined,
      [],
      { ...json, version: 2 },
      { ...json, via: "imap" },
      { ...json, window: { start: "soon", end: "later" } },
      { ...json, mailboxes: [1] },
      { ...json, verdicts: [{ ...verdict, outcome: "maybe" }] },
      { ...json, verdicts: [{ ...verdict, events: -1 }] },
      { ...json, verdicts: [{ ...verdict, reason: {} }] },
    ]) {
      assert.equal(parseCheckState(wrong), undefined, JSON.stringify(wrong));
    }
  });

  it("belongs to a connection, a door and a window", () => {
    const subject = subjectOf(["another@contoso.com"]);
    const other = { start: window.start, end: new Date("2027-01-01T00:00:00Z") };
    assert.equal(findOtherSubject(state, subject), undefined);
    assert.equal(findOtherSubject(state, { ...subject, connection: "x" }), "another connection");
    assert.match(findOtherSubject(state, { ...subject, via: "ews" }) ?? "", /Graph instead of EWS/);
    assert.equal(findOtherSubject(state, { ...subject, window: other }), "another window");
  });
});

describe("a sample", () => {
  it("is spread over the list, in its order, and always the same", () => {
    assert.deepEqual(sampleOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3), [1, 5, 8]);
    assert.deepEqual(sampleOf([1, 2], 5), [1, 2]);
    assert.deepEqual(sampleOf([1, 2], 0), []);
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (length, count) => {
        const list = Array.from({ length }, (_, index) => index);
        const sample = sampleOf(list, count);
        assert.equal(sample.length, Math.min(length, count));
        assert.deepEqual(
          sample,
          [...new Set(sample)].toSorted((one, other) => one - other),
        );
      }),
      runs(200),
    );
  });
});

describe("trouble that can be that of all mailboxes", () => {
  const concern = new UserError("The sign-in was not accepted.");
  async function* give(pattern: string): AsyncGenerator<DoorAnswer> {
    for (const [index, sign] of Array.from(pattern).entries()) {
      await Promise.resolve();
      const mailbox = String(index);
      yield sign === "x"
        ? { verdict: { mailbox, outcome: "failed", events: undefined }, concern }
        : { verdict: { mailbox, outcome: "readable", events: 0 } };
    }
  }
  const told = async (pattern: string, isContinued = false) =>
    (await all(stopWhenAllFail(give(pattern), { most: 3, mostLater: 5, isContinued })))
      .map(({ outcome }) => (outcome === "failed" ? "x" : "."))
      .join("");

  it("is that of one among others", async () => {
    for (const pattern of ["", "...", "xx.", ".x", "..xxxx.xxxx", ".xxxx"]) {
      assert.equal(await told(pattern), pattern);
    }
    assert.equal(await told("x", true), "x");
  });

  it("ends the check after some in a row, or where there was nothing else", async () => {
    for (const pattern of ["x", "xx", "xxx.", ".xxxxx."]) {
      await assert.rejects(told(pattern), concern, pattern);
    }
  });
});

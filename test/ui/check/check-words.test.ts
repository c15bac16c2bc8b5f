import assert from "node:assert/strict";
import type { CheckOutcome, MailboxVerdict } from "../../../src/calendar/mailbox-check.js";
import {
  administratorNote,
  againWords,
  requestWords,
  tallyOf,
  tallyWords,
  timeLeft,
} from "../../../src/ui/check/check-words.js";
import { spans, windowOf } from "../../../src/ui/check/spans.js";
import { windowWords } from "../../../src/ui/check/describe-check.js";

const verdict = (outcome: CheckOutcome, isAdministrator?: boolean): MailboxVerdict => ({
  mailbox: "a@x.example",
  outcome,
  via: "graph",
  events: undefined,
  checkedAt: "2026-11-21T12:00:00Z",
  isAdministrator,
});

describe("the words about a check", () => {
  it("say how many requests it takes at most", () => {
    assert.equal(requestWords(10_000, "graph"), "500 requests at most");
    assert.equal(requestWords(21, "graph"), "2 requests at most");
    assert.equal(requestWords(1, "graph"), "1 request at most");
    assert.equal(requestWords(312, "ews"), "312 requests at most");
  });

  it("say what could not be read, and nothing where all could", () => {
    const tally = tallyOf(
      ["readable", "refused", "refused", "failed"].map((each) => verdict(each as CheckOutcome)),
    );
    assert.equal(tallyWords(tally), "2 refused, 1 failed");
    assert.equal(tallyWords(tallyOf([verdict("readable")])), "");
    assert.equal(againWords(tally, ["failed"]), "Check 1 failed one again");
    assert.equal(againWords(tally, ["refused", "missing"]), "Check 2 refused ones again");
    assert.equal(
      againWords({ ...tally, missing: 3 }, ["refused", "missing"]),
      "Check 5 refused or missing ones again",
    );
  });

  it("say how long it takes, as soon as that can be told", () => {
    assert.equal(timeLeft(19, 60_000, 100), "");
    assert.equal(timeLeft(1_000, 1_000, 100), "");
    assert.equal(timeLeft(1_240, 25_000, 8_760), "about 3 minutes left");
    assert.equal(timeLeft(100, 10_000, 100), "less than a minute left");
    assert.equal(timeLeft(100, 10_000, 550), "about 1 minute left");
    assert.equal(timeLeft(20, 60_000, 4_000), "about 3 hours left");
    assert.equal(timeLeft(100, 10_000, 0), "");
  });

  it("advise against administrators where most of what can be read is theirs", () => {
    const note = administratorNote([
      verdict("readable", true),
      verdict("readable", true),
      verdict("readable", false),
      verdict("refused", false),
      verdict("refused", false),
    ]);
    assert.match(
      note ?? "",
      /^2 of the 3 mailboxes that can be read belong to accounts with administrator roles\./,
    );
    assert.match(
      administratorNote([verdict("readable", true)]) ?? "",
      /^1 of the 1 mailbox .* belongs to an account/,
    );
    assert.equal(administratorNote([verdict("readable", true), verdict("readable", false)]), undefined);
    assert.equal(administratorNote([verdict("readable"), verdict("refused", true)]), undefined);
    assert.equal(administratorNote([]), undefined);
  });
});

describe("the days of a check", () => {
  it("go from midnight to midnight where the user is, also over a change of the clocks", () => {
    const now = new Date(2026, 9, 20, 15, 30);
    for (const span of spans) {
      const { start, end } = windowOf(span, now);
      assert.equal(new Date(start).getHours(), 0);
      assert.equal(new Date(end).getHours(), 0);
      assert.ok(start < end);
    }
  });

  it("are said with the last one that counts", () => {
    const [usual] = spans;
    assert.ok(usual);
    assert.equal(
      windowWords(windowOf(usual, new Date(2026, 10, 21, 9))),
      "21 November 2026 to 18 December 2026",
    );
  });
});

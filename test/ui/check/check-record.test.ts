import assert from "node:assert/strict";
import fc from "fast-check";
import type { MailboxVerdict } from "../../../src/calendar/mailbox-check.js";
import {
  isRecordKey,
  ownerOf,
  parseCheckRecord,
  targetsOf,
  type CheckRecord,
} from "../../../src/ui/check/check-record.js";
import { rowOf, stateWords, subjectOf } from "../../../src/ui/check/describe-check.js";
import { renderCheck } from "../../../src/ui/check/export-check.js";

const verdict: MailboxVerdict = {
  mailbox: "Ada@x.example",
  outcome: "refused",
  via: "graph",
  events: undefined,
  reason: "=1+1",
  code: "ErrorAccessDenied",
  isAdministrator: true,
  checkedAt: "2026-11-21T12:00:00Z",
};

const record: CheckRecord = {
  version: 1,
  key: "6f2c4a1e-0d7b-4c47-9d7a-1f0f3a5b2c11",
  connectionName: "Contoso",
  signedInAs: "the application ClockWork",
  list: "3 mailboxes from a pasted list",
  impersonates: true,
  owners: { "ada@x.example": { id: "1", name: "Ada Lindqvist" } },
  state: {
    version: 1,
    connection: "contoso",
    via: "graph",
    window: { start: "2026-11-21T00:00:00.000Z", end: "2026-12-19T00:00:00.000Z" },
    mailboxes: ["Ada@x.example", "b@x.example", "c@x.example"],
    verdicts: [verdict],
  },
};

describe("the record of a check", () => {
  it("comes back from its text", () => {
    assert.deepEqual(parseCheckRecord(JSON.stringify(record)), JSON.parse(JSON.stringify(record)));
  });

  it("is none where anything of it is something else", () => {
    for (const change of [
      { version: 2 },
      { key: "../../settings" },
      { sample: 0 },
      { sample: "all" },
      { owners: { a: { id: 1, name: "A" } } },
      { owners: null },
      { signedInAs: 5 },
      { state: { ...record.state, verdicts: [{ ...verdict, outcome: "fine" }] } },
    ]) {
      assert.equal(parseCheckRecord(JSON.stringify({ ...record, ...change })), undefined);
    }
    assert.equal(parseCheckRecord(JSON.stringify(record).slice(0, -1)), undefined);
  });

  it("never makes anybody fall over", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        assert.equal(parseCheckRecord(text), undefined);
      }),
    );
  });

  it("has a key that is no path", () => {
    assert.ok(isRecordKey(record.key));
    assert.ok(![`../${record.key}`, `${record.key}/..`, "", `${record.key}\n`].some(isRecordKey));
  });

  it("knows owners in any spelling of the address, and nobody else", () => {
    assert.equal(ownerOf(record, "ADA@x.example")?.name, "Ada Lindqvist");
    assert.equal(ownerOf(record, "constructor"), undefined);
  });

  it("aims at a sample where one is wanted", () => {
    assert.deepEqual(targetsOf(record), record.state.mailboxes);
    assert.equal(targetsOf({ ...record, sample: 2 }).length, 2);
  });

  it("is told in words", () => {
    assert.equal(stateWords(record), "1 of 3 mailboxes checked");
    const { title, facts } = subjectOf(record);
    assert.equal(title, "Mailboxes of Contoso");
    assert.deepEqual(facts.slice(0, 3), [
      "3 mailboxes from a pasted list",
      "through Microsoft Graph",
      "signed in as the application ClockWork",
    ]);
    assert.equal(rowOf(record, verdict).name, "Ada Lindqvist");
  });
});

describe("the export of a check", () => {
  it("is a table in which nothing is a formula", () => {
    const lines = renderCheck(record, [verdict], "csv").split("\r\n");
    assert.equal(
      lines[0],
      "\uFEFFmailbox,name,outcome,via,events,isCut,reason,code,helps,administrator,checkedAt",
    );
    assert.equal(
      lines[1],
      `Ada@x.example,Ada Lindqvist,refused,graph,,false,"'=1+1",ErrorAccessDenied,,true,2026-11-21T12:00:00Z`,
    );
  });

  it("is JSON in which null is what is not known", () => {
    assert.deepEqual(JSON.parse(renderCheck(record, [verdict], "json")), {
      value: [
        {
          mailbox: "Ada@x.example",
          name: "Ada Lindqvist",
          outcome: "refused",
          via: "graph",
          events: null,
          isCut: false,
          reason: "=1+1",
          code: "ErrorAccessDenied",
          helps: null,
          administrator: true,
          checkedAt: "2026-11-21T12:00:00Z",
        },
      ],
    });
  });
});

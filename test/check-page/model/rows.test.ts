import assert from "node:assert/strict";
import type { CheckRow } from "../../../src/ui/check/protocol.js";
import { nextSort, pageOf, pageSize, Rows, type Wanted } from "../../../src/check-page/model/rows.js";
import { eventWords, pageWords } from "../../../src/check-page/words.js";

const row = (mailbox: string, changes: Partial<CheckRow> = {}): CheckRow => ({
  mailbox,
  name: undefined,
  outcome: "readable",
  via: "graph",
  events: 0,
  checkedAt: "2026-11-21T12:00:00Z",
  ...changes,
});

const all: Wanted = { text: "", outcomes: [], onlyAdministrators: false, sort: undefined };

function rowsOf(...list: readonly CheckRow[]): Rows {
  const rows = new Rows();
  rows.add(list);
  return rows;
}

const shown = (rows: Rows, wanted: Partial<Wanted>) =>
  rows.list({ ...all, ...wanted }).map(({ mailbox }) => mailbox);

const some = rowsOf(
  row("b@x.example", { name: "Ada Lindqvist", events: 12 }),
  row("a10@x.example", {
    outcome: "refused",
    events: undefined,
    reason: "A policy keeps it out.",
    code: "ErrorAccessDenied",
  }),
  row("a9@x.example", { events: 3, isAdministrator: true }),
  row("c@x.example", { outcome: "failed", events: undefined, reason: "No answer came." }),
);

describe("the lines of a check", () => {
  it("stand as they came until a column sorts them", () => {
    assert.deepEqual(shown(some, {}), ["b@x.example", "a10@x.example", "a9@x.example", "c@x.example"]);
    const sort = nextSort(undefined, "mailbox");
    assert.deepEqual(shown(some, { sort }), ["a9@x.example", "a10@x.example", "b@x.example", "c@x.example"]);
    const again = nextSort(sort, "mailbox");
    assert.deepEqual(shown(some, { sort: again })[0], "c@x.example");
    assert.equal(nextSort(again, "mailbox"), undefined);
  });

  it("begin with what needs somebody where outcomes sort them, and with few events where those do", () => {
    assert.deepEqual(shown(some, { sort: nextSort(undefined, "outcome") }).slice(0, 2), [
      "a10@x.example",
      "c@x.example",
    ]);
    assert.equal(shown(some, { sort: { column: "events", descending: true } })[0], "b@x.example");
    assert.equal(shown(some, { sort: nextSort(undefined, "administrator") })[0], "a9@x.example");
  });

  it("are found by all words of what stands in them, in any case", () => {
    assert.deepEqual(shown(some, { text: "LINDQVIST ada" }), ["b@x.example"]);
    assert.deepEqual(shown(some, { text: " policy " }), ["a10@x.example"]);
    assert.deepEqual(shown(some, { text: "erroraccess" }), ["a10@x.example"]);
    assert.deepEqual(shown(some, { text: "ada policy" }), []);
  });

  it("are found by outcome and by administrators, which are counted", () => {
    assert.deepEqual(shown(some, { outcomes: ["refused", "failed"] }), ["a10@x.example", "c@x.example"]);
    assert.deepEqual(shown(some, { onlyAdministrators: true }), ["a9@x.example"]);
    assert.deepEqual(
      [some.count("readable"), some.count("refused"), some.count("missing"), some.administrators],
      [2, 1, 0, 1],
    );
  });

  it("take the place of what was known before of the same mailbox", () => {
    const rows = rowsOf(row("a@x.example", { outcome: "failed" }), row("b@x.example"));
    rows.add([row("a@x.example", { isAdministrator: true })]);
    assert.deepEqual(shown(rows, {}), ["a@x.example", "b@x.example"]);
    assert.deepEqual([rows.size, rows.count("failed"), rows.count("readable")], [2, 0, 2]);
    assert.equal(rows.administrators, 1);
  });
});

describe("the pages of the lines", () => {
  const many = Array.from({ length: 2 * pageSize + 1 }, (_, index) => index);

  it("hold so many lines each, the last one the rest", () => {
    assert.deepEqual(pageOf(many, 0).rows, many.slice(0, pageSize));
    assert.deepEqual(pageOf(many, 2), { page: 2, pages: 3, first: 2 * pageSize, rows: [2 * pageSize] });
  });

  it("are the nearest one that there is", () => {
    assert.equal(pageOf(many, 99).page, 2);
    assert.equal(pageOf(many, -1).page, 0);
    assert.deepEqual(pageOf([], 4), { page: 0, pages: 1, first: 0, rows: [] });
  });

  it("say which lines they show, and how many events there are at least", () => {
    assert.equal(pageWords(200, 200, 10_000), "Lines 201 to 400 of 10,000");
    assert.equal(pageWords(0, 0, 0), "No lines");
    assert.equal(eventWords(row("a", { events: 1000, isCut: true })), "more than 1,000");
    assert.equal(eventWords(row("a", { events: undefined })), "");
  });
});

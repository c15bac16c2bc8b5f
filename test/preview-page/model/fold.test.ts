import assert from "node:assert/strict";
import { foldColumns, foldList, foldRows, type Foldable } from "../../../src/preview-page/model/fold.js";

const day = 86_400_000;
const hour = 3_600_000;
const at = (onDay: number, fromHour: number, hours: number, first = false): Foldable => {
  const start = onDay * day + fromHour * hour;
  const end = start + hours * hour;
  return {
    start,
    end,
    firstDay: onDay,
    lastDay: Math.max(onDay, Math.floor((end - 1) / day)),
    first,
  };
};
const range = { start: 100, end: 107 };

describe("folding what a view cannot show", () => {
  it("leaves each day its rows and counts the rest, each day its own", () => {
    const items = [0, 1, 2, 3, 4].map((hours) => at(101, hours, 1)).concat(at(103, 9, 1));
    const { shown, more } = foldRows(items, range, 3);

    assert.equal(shown.length, 4);
    assert.deepEqual([...more], [[101, 2]]);
  });

  it("counts what is folded on every day that it touches, and on no day outside of the view", () => {
    const long = Array.from({ length: 4 }, () => at(99, 0, 72));
    const { shown, more } = foldRows(long, range, 3);

    assert.equal(shown.length, 3);
    assert.deepEqual(
      [...more],
      [
        [100, 1],
        [101, 1],
      ],
    );
  });

  it("shows what the reader looks for before anything else", () => {
    const sought = at(101, 20, 1, true);
    const items = [...Array.from({ length: 9 }, () => at(101, 9, 1)), sought];

    assert.ok(foldRows(items, range, 1).shown.includes(sought));
    assert.ok(foldColumns(items, range, { columns: 1, most: 1 }).shown.includes(sought));
    assert.ok(foldList(items, range, 1).shown.includes(sought));
  });

  it("leaves beside each other what has a column", () => {
    const items = [at(101, 9, 2), at(101, 10, 2), at(101, 10.5, 1), at(101, 12, 1)];
    const { shown, more } = foldColumns(items, range, { columns: 2, most: 10 });

    assert.deepEqual(
      shown.map(({ start }) => (start - 101 * day) / hour),
      [9, 10, 12],
    );
    assert.equal(more.get(101), 1);
  });

  it("never gives a view more than it can show, and loses nothing", () => {
    const items = Array.from({ length: 10_000 }, (_, index) => at(100 + (index % 7), (index * 7) % 23, 1));
    const { shown, more } = foldColumns(items, range, { columns: 3, most: 14 });

    assert.ok(shown.length <= 98);
    assert.equal(shown.length + [...more.values()].reduce((sum, count) => sum + count, 0), 10_000);
  });

  it("does not let two events without a length hide each other", () => {
    const { shown } = foldColumns([at(101, 9, 0), at(101, 9, 0)], range, { columns: 2, most: 5 });

    assert.equal(shown.length, 2);
  });
});

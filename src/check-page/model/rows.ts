import type { CheckOutcome } from "../../calendar/mailbox-check.js";
import type { CheckRow, Column, KeptCheckPage } from "../../ui/check/protocol.js";

/** A line with what it is searched by. */
interface Known {
  readonly row: CheckRow;
  readonly haystack: string;
}

export type Wanted = Pick<KeptCheckPage, "text" | "outcomes" | "onlyAdministrators" | "sort">;

/** All lines, in the order in which they came. */
export class Rows {
  readonly #known = new Map<string, Known>();
  readonly #counts = new Map<CheckOutcome, number>();
  #administrators = 0;

  get size(): number {
    return this.#known.size;
  }

  get administrators(): number {
    return this.#administrators;
  }

  count(outcome: CheckOutcome): number {
    return this.#counts.get(outcome) ?? 0;
  }

  /** A line with the same mailbox is replaced where it stands. */
  add(rows: readonly CheckRow[]): void {
    for (const row of rows) {
      const before = this.#known.get(row.mailbox)?.row;
      if (before) {
        this.#tally(before, -1);
      }
      this.#tally(row, 1);
      this.#known.set(row.mailbox, { row, haystack: haystackOf(row) });
    }
  }

  /** The lines that are wanted, in the order that is wanted. */
  list({ text, outcomes, onlyAdministrators, sort }: Wanted): readonly CheckRow[] {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const rows: CheckRow[] = [];
    for (const { row, haystack } of this.#known.values()) {
      if (
        (outcomes.length === 0 || outcomes.includes(row.outcome)) &&
        (!onlyAdministrators || row.isAdministrator === true) &&
        words.every((word) => haystack.includes(word))
      ) {
        rows.push(row);
      }
    }
    if (!sort) {
      return rows;
    }
    const compare = comparisons[sort.column];
    const sign = sort.descending ? -1 : 1;
    return rows.sort((one, other) => sign * compare(one, other) || byMailbox(one, other));
  }

  #tally(row: CheckRow, by: 1 | -1): void {
    this.#counts.set(row.outcome, this.count(row.outcome) + by);
    this.#administrators += row.isAdministrator ? by : 0;
  }
}

function haystackOf({ mailbox, name = "", reason = "", code = "", helps = "" }: CheckRow): string {
  return [mailbox, name, reason, code, helps].join("\n").toLowerCase();
}

const collator = new Intl.Collator("en", { numeric: true });

type Comparison = (one: CheckRow, other: CheckRow) => number;

const byMailbox: Comparison = (one, other) => collator.compare(one.mailbox, other.mailbox);

/** What needs somebody first. */
const urgency: Readonly<Record<CheckOutcome, number>> = { refused: 0, missing: 1, failed: 2, readable: 3 };

const comparisons: Readonly<Record<Column, Comparison>> = {
  mailbox: byMailbox,
  outcome: (one, other) => urgency[one.outcome] - urgency[other.outcome],
  door: (one, other) => collator.compare(one.via, other.via),
  events: (one, other) => (one.events ?? -1) - (other.events ?? -1),
  reason: (one, other) => collator.compare(one.reason ?? "", other.reason ?? ""),
  administrator: (one, other) =>
    Number(other.isAdministrator ?? false) - Number(one.isAdministrator ?? false),
};

/** How many lines stand on one page. */
export const pageSize = 200;

/** The page that is shown, at most the last one that there is. */
export function pageOf<Row>(
  rows: readonly Row[],
  page: number,
): { readonly page: number; readonly pages: number; readonly first: number; readonly rows: readonly Row[] } {
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const shown = Math.max(0, Math.min(Math.trunc(page), pages - 1));
  const first = shown * pageSize;
  return { page: shown, pages, first, rows: rows.slice(first, first + pageSize) };
}

/** How a column is sorted after its head was pressed: up, down, and as the lines came. */
export function nextSort(sort: Wanted["sort"], column: Column): Wanted["sort"] {
  if (sort?.column !== column) {
    return { column, descending: false };
  }
  return sort.descending ? undefined : { column, descending: true };
}

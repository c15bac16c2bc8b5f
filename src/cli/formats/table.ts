import stringWidth from "string-width";
import { printable } from "../words.js";

export interface Column<Row> {
  readonly title: string;
  readonly of: (row: Row) => string;
}

const gap = "  ";
const narrowest = 8;

/**
 * A table whose rows come page by page, for which the first page decides how wide each column is. Where `width` says
 * how much fits in a line, it is cut to that.
 */
export class Table<Row> {
  readonly #columns: readonly Column<Row>[];
  readonly #width: number | undefined;
  #widths: readonly number[] | undefined;

  constructor(columns: readonly Column<Row>[], width: number | undefined) {
    this.#columns = columns;
    this.#width = width;
  }

  /** The lines of a page, before the first one with the titles. */
  render(rows: readonly Row[]): string {
    const cells = rows.map((row) => this.#columns.map(({ of }) => printable(of(row))));
    const titles = this.#columns.map(({ title }) => title);
    const isFirst = this.#widths === undefined;
    const widths = (this.#widths ??= fit(
      titles.map((title, column) =>
        cells.reduce((widest, row) => Math.max(widest, stringWidth(row[column] ?? "")), stringWidth(title)),
      ),
      this.#width,
    ));
    return [...(isFirst ? [titles] : []), ...cells].map((row) => this.#line(row, widths)).join("");
  }

  #line(row: readonly string[], widths: readonly number[]): string {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      const shown = this.#width === undefined ? cell : cut(cell, width);
      return shown + " ".repeat(Math.max(0, width - stringWidth(shown)));
    });
    return `${cells.join(gap).trimEnd()}\n`;
  }
}

/** Takes from the widest columns what does not fit. */
function fit(widths: readonly number[], most = Infinity): readonly number[] {
  const fitting = [...widths];
  const all = () => fitting.reduce((sum, width) => sum + width, gap.length * (fitting.length - 1));
  while (all() > most && Math.max(...fitting) > narrowest) {
    const widest = Math.max(...fitting);
    fitting[fitting.indexOf(widest)] = widest - 1;
  }
  return fitting;
}

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** As much of a text as is no wider than `width`, with a sign that there is more. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) {
    return text;
  }
  let shown = "";
  for (const { segment } of segmenter.segment(text)) {
    if (stringWidth(shown + segment) > width - 1) {
      break;
    }
    shown += segment;
  }
  return `${shown}…`;
}

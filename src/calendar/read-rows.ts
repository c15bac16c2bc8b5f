import { CsvError, parse } from "csv-parse/sync";
import { UserError } from "../base/errors.js";

/** A line of a table. */
export interface Row {
  /** From 1, as people count. */
  readonly line: number;
  readonly cells: readonly string[];
}

const delimiters = [",", ";", "\t"] as const;

/**
 * The lines of a table, with what divides the cells of its first one: a comma, a semicolon as Excel writes it in most of Europe,
 * or a tab. Empty lines and those that begin with `#` are left out, such as the `#TYPE` of Windows PowerShell.
 */
export function readRows(text: string): readonly Row[] {
  const plain = withoutComments(text.replace(/^\uFEFF/, ""));
  const [first = ""] = plain.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const delimiter = chooseDelimiter(first);
  try {
    const records: unknown = parse(plain, {
      delimiter,
      info: true,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      recordDelimiter: ["\r\n", "\n", "\r"],
    });
    return (records as readonly ParsedRow[]).map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof CsvError) {
      const line = typeof error["lines"] === "number" ? ` in line ${String(error["lines"])}` : "";
      throw new UserError(`The table is broken${line}: a quotation mark opens a text that does not end.`, {
        remedy: "Close the quotation mark, or take it out.",
        cause: error,
      });
    }
    throw error;
  }
}

interface ParsedRow {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/** Keeps the line ends, so that lines keep their numbers. */
function withoutComments(text: string): string {
  return text.replaceAll(/^#.*$/gm, "");
}

/** What there is most of outside of quotation marks. */
function chooseDelimiter(line: string): string {
  const outside = line.replaceAll(/"[^"]*"/g, "");
  const count = (delimiter: string) => outside.split(delimiter).length;
  return delimiters.reduce((best, each) => (count(each) > count(best) ? each : best));
}

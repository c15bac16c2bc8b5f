import { UserError } from "../base/errors.js";
import { counted } from "../base/words.js";
import { findAddressColumns } from "./address-columns.js";
import { isMailboxAddress, uniqueMailboxes } from "./mailbox-address.js";
import { readRows, type Row } from "./read-rows.js";

/** The addresses of a text, and what in it could not be understood. */
export interface MailboxList {
  /** Each once, in their order, as they are spelled first. */
  readonly mailboxes: readonly string[];
  readonly problems: readonly ListProblem[];
}

export interface ListProblem {
  /** From 1, as people count. */
  readonly line: number;
  /** What stands there instead of an address. */
  readonly text: string;
}

/** More lines are refused. */
const mostLines = 100_000;

/**
 * The mailboxes of a text: an address a line, or a table whose first line names a column of addresses, as Excel and the
 * Export-Csv of PowerShell write it.
 *
 * Several addresses in a line, names before addresses and lines that begin with `#` are no problem. Throws a `UserError` where
 * the text as a whole makes no sense.
 */
export function readMailboxList(text: string): MailboxList {
  if (countLines(text) > mostLines) {
    throw new UserError(`The list has more than ${counted(mostLines, "line")}.`, {
      remedy: "Split it, and check one part after the other.",
    });
  }
  const rows = readRows(text);
  const [first, ...rest] = rows;
  const columns = first && findAddressColumns(first.cells);
  if (first && columns === undefined && looksLikeHeader(first, rest)) {
    throw new UserError("No column of the table is called like one of addresses.", {
      remedy: "Call it “mail”, “emailAddress”, “primarySmtpAddress” or “userPrincipalName”.",
    });
  }
  const found: string[] = [];
  const problems: ListProblem[] = [];
  for (const { line, cells } of columns ? rest : rows) {
    const filled = columns?.map((column) => cells[column]?.trim() ?? "").find((cell) => cell !== "");
    // Without columns, what divides them is part of the text.
    const { addresses, others } = readAddresses(columns ? (filled ?? "") : cells.join(","));
    found.push(...addresses);
    problems.push(...others.map((other) => ({ line, text: other })));
    if (columns && filled === undefined) {
      problems.push({ line, text: "" });
    }
  }
  return { mailboxes: uniqueMailboxes(found), problems };
}

/** A first line with several columns and no address, above one that has some. */
function looksLikeHeader({ cells }: Row, [second]: readonly Row[]): boolean {
  return (
    cells.length > 1 &&
    !cells.some((cell) => cell.includes("@")) &&
    second?.cells.some((cell) => readAddresses(cell).addresses.length > 0) === true
  );
}

/** One or several, divided as mail programs do it. Where one stands in angle brackets, what stands before it is a name. */
function readAddresses(text: string): {
  readonly addresses: readonly string[];
  readonly others: readonly string[];
} {
  const inBrackets = [...text.matchAll(/<([^<>]*@[^<>]*)>/g)].map(([, inside = ""]) => inside);
  const texts = (inBrackets.length > 0 ? inBrackets : text.split(/[;,\t]/)).map(bare).filter(Boolean);
  return {
    addresses: texts.filter(isMailboxAddress),
    others: texts.filter((each) => !isMailboxAddress(each)),
  };
}

function bare(text: string): string {
  return text
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .replace(/^(?:mailto|smtp):/i, "")
    .trim();
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    count++;
  }
  return count;
}

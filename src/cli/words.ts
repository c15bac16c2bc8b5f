import { UserError } from "../base/errors.js";
import type { Io } from "./io.js";

/** Without the control characters that would steer the terminal. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\uFFFD");
}

/** The same for a text of several lines. */
export function printableLines(text: string): string {
  return text.split(/\r?\n/).map(printable).join("\n");
}

/** A path as it can begin a line: two colons at its start would be a command to GitHub's runner. */
export function printablePath(path: string): string {
  return printable(path.startsWith(":") ? `./${path}` : path);
}

/** Says a heading with indented sentences below it, or nothing where there are none. */
export function complainBelow(heading: string, sentences: readonly string[], io: Io): void {
  if (sentences.length > 0) {
    io.complain([heading, ...sentences.map((sentence) => `  ${sentence}`)].map(printable).join("\n"));
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "access is denied",
  EPERM: "access is denied",
  EROFS: "access is denied",
  EISDIR: "it is a folder",
  ENOSPC: "the disk is full",
  ERR_FS_FILE_TOO_LARGE: "it is too large",
};

/** Why a file could not be read or written, to stand in the middle of a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof UserError) {
    return error.message;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  return reasons[code ?? ""] ?? printable(message);
}

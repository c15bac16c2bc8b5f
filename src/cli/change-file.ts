import { decodeText, encodeText, type DecodedText } from "../base/encoding.js";
import { UserError } from "../base/errors.js";
import type { Io } from "./io.js";
import { printable, reasonOf } from "./words.js";

/** A text with all that is needed to give it back byte for byte. */
export interface ReadFile {
  readonly path: string;
  /** What it is called in a sentence. */
  readonly name: string;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly decoded: DecodedText;
}

/** Reads a text. Throws a `UserError` where there is none, or where characters of it would be lost. */
export async function readText(path: string, io: Io): Promise<ReadFile> {
  const name = path === "-" ? "standard input" : printable(path);
  const bytes = await io.read(path).catch((error: unknown) => {
    throw new UserError(`Cannot read ${name}: ${reasonOf(error)}.`, { cause: error });
  });
  const decoded = decodeText(bytes);
  if (!decoded.lossless) {
    throw new UserError(`The text in ${name} is neither UTF-8 nor UTF-16, so nothing was changed.`, {
      remedy: "Save it as UTF-8 first.",
    });
  }
  return { path, name, text: decoded.text, bytes, decoded };
}

/** Reads a text that is about to be changed. What could never be written back is not even read. */
export async function readForChange(path: string, write: boolean, io: Io): Promise<ReadFile> {
  if (write && path === "-") {
    throw new UserError("Standard input cannot be written back.", {
      remedy: "Leave out --write to print the result.",
    });
  }
  return readText(path, io);
}

/** Prints or writes a text in the place of the one that was read, in its encoding. One that is the same keeps its bytes. */
export async function giveBack(
  { path, name, bytes, decoded }: ReadFile,
  text: string,
  write: boolean,
  io: Io,
): Promise<void> {
  const isSame = text === decoded.text;
  const result = isSame ? bytes : encodeText({ ...decoded, text });
  if (!write) {
    io.print(result);
  } else if (!isSame) {
    await io.replace(path, result, bytes).catch((error: unknown) => {
      throw error instanceof UserError
        ? error
        : new UserError(`Cannot write ${name}: ${reasonOf(error)}.`, { cause: error });
    });
  }
}

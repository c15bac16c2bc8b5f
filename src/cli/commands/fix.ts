import { decodeText, encodeText } from "../../base/encoding.js";
import { UserError } from "../../base/errors.js";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { fixAll } from "../../manifest/fix.js";
import { rules } from "../../manifest/rules/index.js";
import { counted } from "../../manifest/words.js";
import type { ExitCode, Io } from "../io.js";
import { createContext } from "../context.js";
import { printable, reasonOf } from "../words.js";

export interface FixRequest {
  /** Only these rules; all of them where there is none. */
  readonly rule: readonly string[];
  readonly write: boolean;
  readonly asOf: string;
}

/** Mends a file and prints or writes it, in the encoding that it has. */
export async function runFix(
  path: string,
  { rule, write, asOf }: FixRequest,
  { io, catalogue }: { io: Io; catalogue: Catalogue },
): Promise<ExitCode> {
  const name = path === "-" ? "standard input" : printable(path);
  if (write && path === "-") {
    throw new UserError("Standard input cannot be written back.", {
      remedy: "Leave out --write to print the result.",
    });
  }
  const bytes = await io.read(path).catch((error: unknown) => {
    throw new UserError(`Cannot read ${name}: ${reasonOf(error)}.`, { cause: error });
  });
  const decoded = decodeText(bytes);
  if (!decoded.lossless) {
    throw new UserError(`The text in ${name} is neither UTF-8 nor UTF-16, so nothing was changed.`, {
      remedy: "Save it as UTF-8 first.",
    });
  }

  const context = createContext(catalogue, asOf);
  const chosen = rule.length === 0 ? rules : rules.filter(({ id }) => rule.includes(id));
  const { text, count } = fixAll(decoded.text, context, { rules: chosen });
  const fixed = count === 0 ? bytes : encodeText({ ...decoded, text });

  if (!write) {
    io.print(fixed);
  } else if (count > 0) {
    await io.replace(path, fixed, bytes).catch((error: unknown) => {
      throw error instanceof UserError
        ? error
        : new UserError(`Cannot write ${name}: ${reasonOf(error)}.`, { cause: error });
    });
  }
  io.complain(count === 0 ? `Nothing to fix in ${name}.` : `Fixed ${counted(count, "problem")} in ${name}.`);
  return 0;
}

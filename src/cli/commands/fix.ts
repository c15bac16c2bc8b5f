import { fixAll } from "../../manifest/fix.js";
import { rules } from "../../manifest/rules/index.js";
import { counted } from "../../manifest/words.js";
import { giveBack, readForChange } from "../change-file.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { createContext } from "../context.js";

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
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  const file = await readForChange(path, write, io);
  const context = createContext(catalogue, asOf);
  const chosen = rule.length === 0 ? rules : rules.filter(({ id }) => rule.includes(id));
  const { text, count } = fixAll(file.text, context, { rules: chosen });

  await giveBack(file, text, write, io);
  io.complain(
    count === 0 ? `Nothing to fix in ${file.name}.` : `Fixed ${counted(count, "problem")} in ${file.name}.`,
  );
  return 0;
}

import { rules } from "../../manifest/rules/index.js";
import type { ExitCode, Io } from "../io.js";

/** Lists the rules, as lines for a person or as JSON. */
export function runRules(format: "text" | "json", io: Io): ExitCode {
  if (format === "json") {
    const list = rules.map(({ id, severity, title, why, sources = [] }) => ({
      id,
      severity,
      title,
      why,
      sources,
    }));
    io.print(`${JSON.stringify(list, undefined, 2)}\n`);
    return 0;
  }
  const width = Math.max(...rules.map(({ id }) => id.length));
  io.print(
    rules
      .map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(11)}  ${title}\n`)
      .join(""),
  );
  return 0;
}

import { InvalidArgumentError } from "commander";
import { isDay, type Day } from "../base/days.js";
import { nearestNames } from "../catalogue/nearest.js";
import { severities, type Severity } from "../manifest/rule.js";
import { rules } from "../manifest/rules/index.js";

type Severities = Readonly<Record<string, Severity | "off">>;

/** One `--rule ID=SEVERITY` more. */
export function collectSeverity(text: string, previous: Severities): Severities {
  const [id = "", severity = "", ...rest] = text.split("=");
  if (rest.length > 0 || (severity !== "off" && !isSeverity(severity))) {
    throw new InvalidArgumentError(
      `It must be RULE=off or RULE=SEVERITY, with one of ${severities.join(", ")}.`,
    );
  }
  return { ...previous, [knownRule(id)]: severity };
}

/** One `--rule ID` more. */
export function collectRule(id: string, previous: readonly string[]): string[] {
  return [...previous, knownRule(id)];
}

/** One more of an option that may be repeated. */
export function collect(text: string, previous: readonly string[]): string[] {
  return [...previous, text];
}

export function parseDay(text: string): Day {
  if (!isDay(text)) {
    throw new InvalidArgumentError("It must be a day, written YYYY-MM-DD.");
  }
  return text;
}

function isSeverity(text: string): text is Severity {
  return severities.some((severity) => severity === text);
}

function knownRule(id: string): string {
  const ids = rules.map((rule) => rule.id);
  if (ids.includes(id)) {
    return id;
  }
  const [nearest] = nearestNames(ids, (name) => name, id);
  throw new InvalidArgumentError(
    `There is no rule called ${JSON.stringify(id)}.${nearest === undefined ? "" : ` Did you mean ${nearest}?`}`,
  );
}

import type { Node } from "jsonc-parser";
import { addMonths, dayOf, daysBetween, type Day } from "../base/days.js";
import type { Application } from "./manifest.js";
import { findProperty, items, stringAt, stringOf, valueAt, type Property } from "./tree.js";

export interface Credential {
  readonly node: Node;
  readonly what: "secret" | "certificate";
  readonly name: string | undefined;
  readonly start: Day | undefined;
  readonly end: Day | undefined;
  /** Where the end stands in the text. */
  readonly endNode: Node | undefined;
}

/** The secrets and certificates of an application, in both forms of a manifest. */
export function* credentials({ node }: Application): Generator<Credential> {
  for (const [list, what] of [
    ["passwordCredentials", "secret"],
    ["keyCredentials", "certificate"],
  ] as const) {
    const value = valueAt(node, list);
    for (const entry of value?.type === "object" ? [value] : items(value)) {
      if (entry.type === "object") {
        const endNode = valueAt(entry, "endDateTime") ?? valueAt(entry, "endDate");
        const start = stringAt(entry, "startDateTime") ?? stringAt(entry, "startDate");
        yield {
          node: entry,
          what,
          name: stringAt(entry, "displayName") ?? stringAt(entry, "customKeyIdentifier"),
          start: readDay(start),
          end: readDay(stringOf(endNode)),
          endNode,
        };
      }
    }
  }
}

/** Whether a secret that is not over yet is valid for more than so many months. */
export function outlives({ what, start, end }: Credential, months: number, asOf: Day): boolean {
  return (
    what === "secret" &&
    start !== undefined &&
    end !== undefined &&
    end >= asOf &&
    daysBetween(addMonths(start, months), end) > 1 // A day more or less depends on the time zone.
  );
}

/** The day of an instant. None for the year 1, which .NET writes where no date was set. */
export function readDay(instant = ""): Day | undefined {
  const day = dayOf(instant);
  return day?.startsWith("0001") ? undefined : day;
}

/** Members that hold the value of a secret, and so should not stand in a file. */
export function* exposedSecrets(application: Application): Generator<Property> {
  for (const { node, what } of credentials(application)) {
    for (const name of what === "secret" ? ["secretText", "value"] : ["privateKey"]) {
      yield* secretIn(node, name);
    }
  }
  for (const name of ["clientSecret", "client_secret", "appSecret", "secret", "secretText", "password"]) {
    yield* secretIn(application.node, name);
  }
}

function* secretIn(node: Node | undefined, name: string): Generator<Property> {
  const property = findProperty(node, name);
  if (property && stringOf(property.value)) {
    yield property;
  }
}

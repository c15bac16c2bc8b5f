import { daysBetween, inDays, readableDay, type Day } from "../../base/days.js";
import type { Credential } from "../../manifest/credentials.js";
import { stringAt } from "../../manifest/tree.js";
import type { Described } from "./describe-profile.js";
import { plain } from "./plain.js";

/** A secret that ends on a day that is known. */
export interface EndingSecret {
  readonly name: string | undefined;
  readonly keyId: string | undefined;
  readonly end: Day;
}

/** The secrets that end, the next one first. */
export function listEnding(all: readonly Credential[]): EndingSecret[] {
  return all
    .flatMap(({ what, name, node, end }) =>
      end === undefined || what !== "secret"
        ? []
        : [{ name: name === "" ? undefined : name, keyId: stringAt(node, "keyId"), end }],
    )
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : 0));
}

/** One of them as a line of a list. */
export function describeSecret({ name, keyId, end }: EndingSecret, today: Day): Described {
  const days = daysBetween(today, end);
  return {
    label: plain(name ?? keyId ?? "") || "A secret without a name",
    description: `${days < 0 ? "ended" : "ends"} on ${readableDay(end)}, ${inDays(days)}`,
    detail: "",
  };
}

import { daysBetween, inDays, readableDay, type Day } from "../../base/days.js";
import { counted } from "../../base/words.js";
import type { Credential, Thresholds } from "../../tenant/credentials.js";
import type { Sign } from "./signs.js";

export interface DescribedCredential {
  readonly label: string;
  /** "secret · ends in 9 days" */
  readonly description: string;
  readonly sign: Sign;
  readonly sentences: readonly string[];
}

type Judging = Thresholds & { readonly asOf: Day };

/** A secret or a certificate without its value: what is left of its time, and how to recognise it. */
export function describeCredential(
  credential: Credential,
  judging: Judging,
  kept: boolean,
): DescribedCredential {
  const { what, name, hint, keyId, start, end } = credential;
  const label =
    name !== undefined && name.trim() !== ""
      ? name
      : what === "certificate"
        ? "A certificate without a name"
        : hint !== undefined && hint !== ""
          ? `${hint}…`
          : "A secret without a name";
  const days = end === undefined ? undefined : daysBetween(judging.asOf, end);
  const left =
    days === undefined ? "end not known" : days < 0 ? `ended ${inDays(days)}` : `ends ${inDays(days)}`;
  return {
    label,
    description: [what, left, kept ? "kept here" : ""].filter(Boolean).join(" · "),
    sign: signFor(days, judging),
    sentences: [
      `${what === "secret" ? "Secret" : "Certificate"} ${label}.`,
      start === undefined ? "" : `Valid from ${readableDay(start)}.`,
      end === undefined
        ? "When it ends is not known."
        : `${(days ?? 0) < 0 ? "Ended" : "Ends"} on ${readableDay(end)}, ${inDays(days ?? 0)}.`,
      hint === undefined || hint === ""
        ? ""
        : `Its value begins with ${hint}. The rest nobody can read again.`,
      kept ? "Its value is kept here, encrypted, and can be copied." : "",
      `Its key id is ${keyId}.`,
    ].filter((sentence) => sentence !== ""),
  };
}

function signFor(days: number | undefined, { warnDays, errorDays }: Judging): Sign {
  if (days === undefined) {
    return "unknown";
  }
  return days < 0 || days <= errorDays ? "error" : days <= warnDays ? "warning" : "pass";
}

/** "1 secret · 9 days": how many of each there are, and the days until the next of those ends that still work. */
export function describeCredentials(credentials: readonly Credential[], asOf: Day): string {
  if (credentials.length === 0) {
    return "none";
  }
  const count = (kind: Credential["what"]) => {
    const number = credentials.filter(({ what }) => what === kind).length;
    return number === 0 ? [] : [counted(number, kind)];
  };
  const days = credentials.flatMap(({ end }) => (end === undefined ? [] : [daysBetween(asOf, end)]));
  const left = days.filter((each) => each >= 0);
  const next = left.length > 0 ? Math.min(...left) : undefined;
  const expired = days.length - left.length;
  return [
    ...count("secret"),
    ...count("certificate"),
    ...(next === undefined ? [] : [next === 0 ? "ends today" : counted(next, "day")]),
    ...(expired === 0 ? [] : [expired === credentials.length ? "expired" : `${String(expired)} expired`]),
  ].join(" · ");
}

import { daysBetween, inDays, readableDay, type Day } from "../base/days.js";
import { listCredentials, type Credential, type Thresholds } from "./credentials.js";
import type { Judged, Remark } from "./standing.js";

type What = Credential["what"];

/**
 * Secrets by themselves, and certificates by themselves: a product that has a secret cannot use a certificate. Of each
 * only the last one to end counts, because with it signing in goes on or ends.
 */
export function judgeCredentials(
  application: Judged,
  judging: Thresholds & { readonly asOf: Day },
): readonly Remark[] {
  const lasts = new Map<What, Credential>();
  // They come in the order in which they end.
  for (const credential of listCredentials(application)) {
    lasts.set(credential.what, credential);
  }
  const isValid = (what: What) => {
    const last = lasts.get(what);
    return last !== undefined && (last.end === undefined || last.end >= judging.asOf);
  };
  return [...lasts.values()].flatMap(
    ({ what, end }) => judgeLast(what, end, isValid(other[what]), judging) ?? [],
  );
}

const other: Readonly<Record<What, What>> = { secret: "certificate", certificate: "secret" };

function judgeLast(
  what: What,
  end: Day | undefined,
  hasOther: boolean,
  { asOf, warnDays, errorDays }: Thresholds & { readonly asOf: Day },
): Remark | undefined {
  if (end === undefined) {
    return undefined;
  }
  const days = daysBetween(asOf, end);
  const when = `${readableDay(end)} (${inDays(days)})`;
  if (days < 0) {
    const rest = hasOther ? ` Only a ${other[what]} is still valid.` : "";
    return {
      what: "expired-credential",
      severity: hasOther ? "warning" : "error",
      words: `${what} expired ${inDays(days)}`,
      sentence: `The last ${what} expired on ${when}. Signing in with it fails.${rest}`,
    };
  }
  if (days > Math.max(warnDays, errorDays)) {
    return undefined;
  }
  return {
    what: "ending-credential",
    severity: days <= errorDays ? "error" : "warning",
    words: `${what} ends ${inDays(days)}`,
    sentence: `The last ${what} ends on ${when}. Signing in with it fails then.`,
  };
}

import type { CheckRecord } from "./check-record.js";

/** Days to look at, counted from today. */
export interface Span {
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

const usual: Span = { title: "The next 4 weeks", from: 0, to: 28 };

/** The usual one first. */
export const spans: readonly Span[] = [
  usual,
  { title: "The next week", from: 0, to: 7 },
  { title: "The last 4 weeks", from: -28, to: 0 },
  { title: "The next 3 months", from: 0, to: 91 },
  { title: "The next 12 months", from: 0, to: 365 },
];

/** From the midnight before the first day to the one after the last, where the user is. */
export function windowOf({ from, to }: Span, now: Date): CheckRecord["state"]["window"] {
  const at = (days: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days).toISOString();
  return { start: at(from), end: at(to) };
}

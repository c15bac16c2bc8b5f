import type { Day } from "../base/days.js";

export interface Reminder {
  /** The product or registration whose secret ends. */
  readonly product: string;
  readonly expires: Day;
  /** What identifies the secret: the registration's client ID, the secret's key ID or name. Never its value. */
  readonly of: string;
  /** What to do when it ends. */
  readonly what: string;
}

/** An iCalendar file with the day on which a secret ends and alarms 30 and 7 days ahead of it. */
export async function renderReminder(_reminder: Reminder, _now: Date): Promise<string> {
  return Promise.reject(new Error("not built"));
}

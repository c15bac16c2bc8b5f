import { createHash } from "node:crypto";
import { isDay, readableDay, type Day } from "../base/days.js";
import { UserError } from "../base/errors.js";
import { replaceUnseen } from "../base/unseen.js";
import { quoted } from "../base/words.js";

export interface Reminder {
  /** The product or registration whose secret ends. */
  readonly product: string;
  readonly expires: Day;
  /** What identifies the secret: the registration's client ID, the secret's key ID or name. Never its value. */
  readonly of: string;
  /** What ends: a secret, where nothing is said. */
  readonly credential?: "secret" | "certificate";
  /** What to do when it ends. */
  readonly what: string;
}

const daysAhead = [30, 7, 1];
const secondsOfDay = 86_400;

/**
 * An iCalendar file with the day on which a secret ends and alarms 30 and 7 days and 1 day ahead of it. Imported once
 * more, it takes the place of what it was before. Throws a `UserError` where there is no such day.
 */
export async function renderReminder(
  { product, expires, of, credential = "secret", what }: Reminder,
  now: Date,
): Promise<string> {
  if (!isDay(expires)) {
    throw new UserError(`${quoted(expires)} is no day.`, { remedy: "Write it as 2027-01-31." });
  }
  const {
    default: createCalendar,
    ICalEventBusyStatus,
    ICalEventTransparency,
  } = await import("ical-generator");
  const name = oneLine(product);
  const kind = credential === "secret" ? "client secret" : "certificate";
  const summary = `Renew the ${kind} of ${name}`;
  const description = [
    `The ${kind} of ${name} (${oneLine(of)}) ends on ${readableDay(expires)}. Without a new one, the synchronisation stops.`,
    oneLine(what),
  ]
    .filter((line) => line !== "")
    .join("\n");

  const calendar = createCalendar({ prodId: "//Calendar Onramp//Expiry reminder//EN" });
  calendar.createEvent({
    id: `${hashOf([of, expires])}@calendar-onramp`,
    stamp: now,
    start: new Date(`${expires}T00:00:00Z`),
    allDay: true,
    summary,
    description,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
    alarms: daysAhead.map((days) => ({ trigger: days * secondsOfDay, description: summary })),
  });
  return `${calendar.toString()}\r\n`; // Every line has an end, the last one, too.
}

function oneLine(text: string): string {
  return replaceUnseen(text, " ").replaceAll(/\s+/g, " ").trim();
}

function hashOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

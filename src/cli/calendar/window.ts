import { isDay } from "../../base/days.js";
import { UserError } from "../../base/errors.js";
import { quoted } from "../../base/words.js";
import { describeDay } from "../../calendar/describe-time.js";
import type { Window } from "../../calendar/source.js";
import { clockOf, ianaOf, instantOf, laterDay, usableZone } from "../../calendar/zones.js";
import type { Io } from "../io.js";

/** Which time is asked for, as it is typed. */
export interface WindowOptions {
  readonly from?: string;
  readonly to?: string;
  readonly zone?: string;
}

export interface ChosenWindow {
  readonly window: Window;
  /** The zone in which days begin and times are shown, by a name that computes. */
  readonly zone: string;
}

const days = 14;

/** Every year costs a request through EWS. */
const longest = 100 * 366 * 86_400_000;

/** What a time of Exchange can hold. */
const firstYear = 1601;
const lastYear = 4500;

/** The window from the midnight of a day, or an instant, on and before another one. Throws a `UserError`. */
export function readWindow(
  { from, to, zone: named }: WindowOptions,
  io: Pick<Io, "now" | "zone">,
): ChosenWindow {
  const zone = usableZone(named ?? ianaOf(io.zone) ?? "UTC");
  const first = from ?? clockOf(io.now.toISOString(), zone).slice(0, 10);
  const start = readMoment("--from", first, zone);
  const end = to === undefined ? later(start, zone) : readMoment("--to", to, zone);
  if (end <= start) {
    throw new UserError("--to is not after --from, so there is nothing between them.", {
      remedy: "The day of --to is not part of it any more: name the day after the last one.",
    });
  }
  if (end.getTime() - start.getTime() > longest) {
    throw new UserError("From --from to --to it is more than 100 years.", {
      remedy: "Ask for less at a time.",
    });
  }
  return { window: { start, end }, zone };
}

/** The same hour some days later, by the clock. */
function later(start: Date, zone: string): Date {
  const clock = clockOf(start.toISOString(), zone);
  return new Date(instantOf(`${laterDay(clock.slice(0, 10), days)}${clock.slice(10)}`, zone));
}

/** A day means its midnight in `zone`, as a time without an offset means that of its clocks. */
function readMoment(option: string, text: string, zone: string): Date {
  const [, day = "", clock = "", offset = ""] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text) ??
    [];
  const moment = !isDay(day)
    ? Number.NaN
    : Date.parse(
        offset === ""
          ? instantOrNothing(`${day}T${clock || "00:00"}`, zone)
          : `${day}T${clock}${offset.toUpperCase()}`,
      );
  if (Number.isNaN(moment)) {
    throw new UserError(`${option} is neither a day nor a time: ${quoted(text)}.`, {
      remedy: "Write it as 2026-11-21, 2026-11-21T09:00 or 2026-11-21T09:00:00Z.",
    });
  }
  const year = Number(day.slice(0, 4));
  if (year < firstYear || year > lastYear) {
    throw new UserError(
      `${option} is in the year ${String(year)}, but Exchange has no times before ${String(firstYear)} or after ${String(lastYear)}.`,
    );
  }
  return new Date(moment);
}

function instantOrNothing(clock: string, zone: string): string {
  try {
    return instantOf(clock, zone);
  } catch {
    return "";
  }
}

/** "from Mon 23 Nov 2026 00:00 to Mon 7 Dec 2026 00:00 (Europe/Amsterdam)" */
export function describeWindow({ window, zone }: ChosenWindow): string {
  const write = (moment: Date) => {
    const clock = clockOf(moment.toISOString(), zone);
    return `${describeDay(clock, "year")} ${clock.slice(11, 16)}`;
  };
  return `from ${write(window.start)} to ${write(window.end)} (${zone})`;
}

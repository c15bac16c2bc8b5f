import type { PreviewedMailbox, SourceChoice, View } from "../../ui/preview/protocol.js";
import { dayLength, type DayNumber } from "./days.js";
import type { Candidate } from "./candidates.js";
import type { Placed } from "./event-store.js";
import { foldColumns, foldList, foldRows, type Folded } from "./fold.js";
import { doorName } from "./marks.js";
import type { DayRange } from "./ranges.js";

/** A row of the view that shows mailboxes side by side. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly via: "graph" | "ews" | undefined;
  readonly mailbox: string;
}

/** What the component is given: as much as can be seen, and never more. */
export interface Boxes {
  readonly events: readonly { readonly candidate: Candidate; readonly row: string | undefined }[];
  readonly more: readonly {
    readonly day: DayNumber;
    readonly count: number;
    readonly row: string | undefined;
  }[];
}

/** How much room there is, in boxes. Found by measuring: the component takes about a millisecond for each. */
const room = {
  month: 3,
  wholeDays: 3,
  week: { columns: 3, most: 14 },
  day: { columns: 8, most: 60 },
  agenda: 110,
  rows: 100,
} as const;

/** How many rows stand side by side at once. */
export const mostRows = 25;

/** Chooses what is shown of what there is, which comes by start. */
export function boxesOf(
  view: View,
  candidates: readonly Candidate[],
  range: DayRange,
  rows: readonly Row[],
): Boxes {
  switch (view) {
    case "month":
      return boxes(foldRows(candidates, range, room.month));
    case "agenda":
      return boxes(foldList(candidates, range, room.agenda));
    case "day":
    case "workWeek":
    case "week":
      return foldTimes(candidates, range, view === "day" ? room.day : room.week);
    case "sideBySide": {
      const most = Math.max(4, Math.floor(room.rows / Math.max(1, rows.length)));
      const own = byMailbox(candidates);
      return join(
        rows.map(({ id, mailbox, via }) => {
          const all = own.get(mailbox) ?? [];
          const seen = via ? all.filter(({ entry }) => entry.via === via) : all;
          return boxes(foldColumns(seen, range, { columns: 3, most }), id);
        }),
      );
    }
  }
}

function byMailbox(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const mailbox = candidate.entry.mailbox.toLowerCase();
    const group = groups.get(mailbox);
    if (group) {
      group.push(candidate);
    } else {
      groups.set(mailbox, [candidate]);
    }
  }
  return groups;
}

/** The rows for mailboxes: one each, or one for each door. */
export function rowsOf(mailboxes: readonly PreviewedMailbox[], source: SourceChoice): readonly Row[] {
  const doors = source === "both" ? (["graph", "ews"] as const) : [undefined];
  return mailboxes.flatMap(({ address, name }) =>
    doors.map((via) => ({
      id: `${via ?? ""} ${address.toLowerCase()}`,
      name: via ? `${name} · ${doorName(via)}` : name,
      via,
      mailbox: address.toLowerCase(),
    })),
  );
}

/** Whole days stand in a row of their own, where the two counts of what is folded become one. */
function foldTimes(
  candidates: readonly Candidate[],
  range: DayRange,
  { columns, most }: { readonly columns: number; readonly most: number },
): Boxes {
  const whole = foldRows(candidates.filter(isWhole), range, room.wholeDays);
  const timed = foldColumns(
    candidates.filter((each) => !isWhole(each)),
    range,
    { columns, most },
  );
  const more = new Map(whole.more);
  for (const [day, count] of timed.more) {
    more.set(day, (more.get(day) ?? 0) + count);
  }
  return boxes({ shown: [...whole.shown, ...timed.shown], more });
}

/** What lasts a day or longer stands among the whole days, as it would fill every column. */
export function isWhole({ entry, start, end }: Placed): boolean {
  return entry.event.allDay || end - start >= dayLength;
}

function boxes({ shown, more }: Folded<Candidate>, row?: string): Boxes {
  return {
    events: shown.map((candidate) => ({ candidate, row })),
    more: [...more].map(([day, count]) => ({ day, count, row })),
  };
}

function join(parts: readonly Boxes[]): Boxes {
  return { events: parts.flatMap(({ events }) => events), more: parts.flatMap(({ more }) => more) };
}

import { mondayOfWeek } from "./days.js";
import { falls, hash, pick } from "./hash.js";
import { offices } from "./offices.js";
import { drawResponse, series, type Guest, type Series } from "./series.js";
import { peopleCount, staff } from "./staff.js";
import type { Account, Users } from "./users.js";

const occasions = [
  "Rate talks",
  "Claim",
  "Booking problem",
  "Introduction",
  "Customs question",
  "Review of the contract",
  "Berth plan",
  "Delay of a vessel",
  "Hand-over",
  "New portal",
  "Price list",
  "Debrief",
  "Preparation of the audit",
] as const;
const customers = [
  { name: "Ingrid Solheim", address: "ingrid@fjordfoods.example" },
  { name: "Luca Ferrante", address: "l.ferrante@ferrante-marmi.example" },
  { name: "Dock Services", address: "desk@dockservices.example" },
  { name: "Amy Chen", address: "amy.chen@brightboxtoys.example" },
] as const;

const meetingsAWeek = 70;

/** Who is awake at the same time: numbers of colleagues by the city of whoever invites them. */
const neighbours: Readonly<Record<string, readonly number[]>> = Object.fromEntries(
  [["rotterdam", "hamburg", "london"], ["newYork"], ["adelaide", "mumbai"]].flatMap((region) => {
    const numbers = staff
      .slice(0, peopleCount)
      .flatMap(({ office }, index) => (region.includes(office) ? index : []));
    return Object.entries(offices)
      .filter(([office]) => region.includes(office))
      .map(([, { city }]) => [city, numbers]);
  }),
);

/** Meetings that come once, between colleagues, in a week. */
export function oneOffMeeting(seed: number, users: Users, week: number, number: number): Series | undefined {
  if (number < 0 || number >= meetingsAWeek) {
    return undefined;
  }
  const draw = (purpose: number) => hash(seed ^ 0x0ff, week * 128 + number, purpose);
  const organizer = users.at(draw(1) % peopleCount);
  const near = neighbours[organizer.office.city] ?? [];
  const others = Array.from({ length: 1 + (draw(2) % 4) }, (_, place) => draw(10 + place) % near.length)
    .map((place) => near[place])
    .filter((who) => who !== undefined);
  const guests = [...new Set(others)]
    .filter((who) => who !== organizer.index)
    .map((who): Guest => ({ who, type: "required", response: drawResponse(draw(100 + who)) }));
  return series(`w${String(week)}.${String(number)}`, pick(occasions, draw(3)), {
    ...oneOffTime(draw, organizer, week),
    organizer: organizer.index,
    guests,
    online: falls(draw(6), 60),
    location: falls(draw(7), 30) ? `Floor ${String(1 + (draw(8) % 5))}` : undefined,
    sensitivity: falls(draw(9), 5) ? "private" : "normal",
  });
}

export function listOneOffMeetings(seed: number, users: Users, week: number): Series[] {
  return Array.from({ length: meetingsAWeek }, (_, number) =>
    oneOffMeeting(seed, users, week, number),
  ).filter((meeting) => meeting !== undefined);
}

const visitsAWeek = 3;

/** Meetings with customers, which everybody has for oneself. */
export function customerMeeting(
  seed: number,
  account: Account,
  week: number,
  number: number,
): Series | undefined {
  const draw = (purpose: number) => hash(seed ^ 0xc057, week * 4 + number, account.index * 16 + purpose);
  if (account.kind !== "person" || number < 0 || number >= visitsAWeek || !falls(draw(1), 60)) {
    return undefined;
  }
  const customer = pick(customers, draw(2));
  return series(
    `v${String(account.index)}.${String(week)}.${String(number)}`,
    `${pick(occasions, draw(3))}: ${customer.name}`,
    {
      ...oneOffTime(draw, account, week),
      organizer: account.index,
      guests: [{ who: customer, type: "required", response: drawResponse(draw(4)) }],
      online: falls(draw(6), 50),
    },
  );
}

export function listCustomerMeetings(seed: number, account: Account, week: number): Series[] {
  return Array.from({ length: visitsAWeek }, (_, number) =>
    customerMeeting(seed, account, week, number),
  ).filter((meeting) => meeting !== undefined);
}

function oneOffTime(draw: (purpose: number) => number, organizer: Account, week: number) {
  return {
    zone: organizer.office.zone,
    first: mondayOfWeek(week) + (draw(20) % 5),
    minute: organizer.office.startOfDay + 30 * (draw(21) % 16),
    minutes: pick([30, 30, 45, 60, 60, 90], draw(22)),
  };
}

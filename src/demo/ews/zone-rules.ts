import { windowsOf } from "../data/zones.js";

/** When clocks change, in the words of Windows. Biases are minutes that are added to local time to get UTC. */
export interface ZoneRules {
  readonly name: string;
  readonly bias: number;
  /** Absent where the clocks never change. */
  readonly daylight: { readonly begins: Change; readonly ends: Change } | undefined;
}

/** For instance the last Sunday of March at two: `order` 5 means the last. */
export interface Change {
  readonly month: number;
  readonly order: number;
  readonly hour: number;
}

const europe = (hour: number) => ({
  begins: { month: 3, order: 5, hour },
  ends: { month: 10, order: 5, hour: hour + 1 },
});

/** Those of the places where the company works. Changes are on Sundays everywhere. */
const rules: Readonly<Record<string, ZoneRules>> = {
  UTC: { name: "(UTC) Coordinated Universal Time", bias: 0, daylight: undefined },
  "W. Europe Standard Time": {
    name: "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
    bias: -60,
    daylight: europe(2),
  },
  "GMT Standard Time": {
    name: "(UTC+00:00) Dublin, Edinburgh, Lisbon, London",
    bias: 0,
    daylight: europe(1),
  },
  "Eastern Standard Time": {
    name: "(UTC-05:00) Eastern Time (US & Canada)",
    bias: 300,
    daylight: { begins: { month: 3, order: 2, hour: 2 }, ends: { month: 11, order: 1, hour: 2 } },
  },
  "Cen. Australia Standard Time": {
    name: "(UTC+09:30) Adelaide",
    bias: -570,
    daylight: { begins: { month: 10, order: 1, hour: 2 }, ends: { month: 4, order: 1, hour: 3 } },
  },
  "India Standard Time": {
    name: "(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi",
    bias: -330,
    daylight: undefined,
  },
};

export const zoneIds = Object.keys(rules);

export const rulesOf = (windowsName: string): ZoneRules | undefined => rules[windowsName];

/** What Windows calls an IANA zone, and the longer name that Exchange gives with it. */
export function describeZone(
  zone: string,
  id = windowsOf(zone),
): { readonly id: string; readonly name: string } {
  return { id, name: rules[id]?.name ?? id };
}

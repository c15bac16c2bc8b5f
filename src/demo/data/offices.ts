/** Where the company works, and what that means for a mailbox. */
export interface Office {
  readonly city: string;
  readonly country: string;
  readonly street: string;
  readonly postalCode: string;
  readonly usageLocation: string;
  /** IANA. */
  readonly zone: string;
  readonly language: string;
  /** What Outlook calls the default calendar there. */
  readonly calendar: string;
  readonly phonePrefix: string;
  readonly startOfDay: number;
  /** Month, date and name of the days off. */
  readonly holidays: readonly (readonly [month: number, date: number, name: string])[];
}

export const offices = {
  rotterdam: {
    city: "Rotterdam",
    country: "Netherlands",
    street: "Waalhaven O.z. 81",
    postalCode: "3087 BM",
    usageLocation: "NL",
    zone: "Europe/Amsterdam",
    language: "nl-NL",
    calendar: "Agenda",
    phonePrefix: "+31 10 555 01",
    startOfDay: 8 * 60,
    holidays: [
      [1, 1, "Nieuwjaarsdag"],
      [4, 27, "Koningsdag"],
      [12, 25, "Eerste Kerstdag"],
      [12, 26, "Tweede Kerstdag"],
    ],
  },
  hamburg: {
    city: "Hamburg",
    country: "Germany",
    street: "Am Sandtorkai 210",
    postalCode: "20457",
    usageLocation: "DE",
    zone: "Europe/Berlin",
    language: "de-DE",
    calendar: "Kalender",
    phonePrefix: "+49 40 555 02",
    startOfDay: 8 * 60,
    holidays: [
      [1, 1, "Neujahr"],
      [5, 1, "Tag der Arbeit"],
      [10, 3, "Tag der Deutschen Einheit"],
      [12, 25, "1. Weihnachtstag"],
    ],
  },
  london: {
    city: "London",
    country: "United Kingdom",
    street: "14 Limehouse Wharf",
    postalCode: "E14 8AA",
    usageLocation: "GB",
    zone: "Europe/London",
    language: "en-GB",
    calendar: "Calendar",
    phonePrefix: "+44 20 5550 3",
    startOfDay: 9 * 60,
    holidays: [
      [1, 1, "New Year’s Day"],
      [12, 25, "Christmas Day"],
      [12, 26, "Boxing Day"],
    ],
  },
  newYork: {
    city: "New York",
    country: "United States",
    street: "310 Stone Pier",
    postalCode: "10004",
    usageLocation: "US",
    zone: "America/New_York",
    language: "en-US",
    calendar: "Calendar",
    phonePrefix: "+1 212 555 04",
    startOfDay: 9 * 60,
    holidays: [
      [1, 1, "New Year’s Day"],
      [7, 4, "Independence Day"],
      [11, 11, "Veterans Day"],
      [12, 25, "Christmas Day"],
    ],
  },
  adelaide: {
    city: "Adelaide",
    country: "Australia",
    street: "5 Outer Harbor Drive",
    postalCode: "5018",
    usageLocation: "AU",
    zone: "Australia/Adelaide",
    language: "en-AU",
    calendar: "Calendar",
    phonePrefix: "+61 8 5550 5",
    startOfDay: 8 * 60 + 30,
    holidays: [
      [1, 1, "New Year’s Day"],
      [1, 26, "Australia Day"],
      [4, 25, "ANZAC Day"],
      [12, 25, "Christmas Day"],
    ],
  },
  mumbai: {
    city: "Mumbai",
    country: "India",
    street: "72 Ballard Estate",
    postalCode: "400001",
    usageLocation: "IN",
    zone: "Asia/Kolkata",
    language: "en-IN",
    calendar: "Calendar",
    phonePrefix: "+91 22 5550 6",
    startOfDay: 9 * 60 + 30,
    holidays: [
      [1, 26, "Republic Day"],
      [8, 15, "Independence Day"],
      [10, 2, "Gandhi Jayanti"],
    ],
  },
} as const satisfies Record<string, Office>;

export type OfficeId = keyof typeof offices;

export const officeIds = Object.keys(offices) as unknown as readonly [OfficeId, ...OfficeId[]];

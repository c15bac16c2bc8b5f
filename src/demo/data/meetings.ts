import { cancelled, drawn, invite, moved, on, people } from "./invite.js";
import { series, type Series } from "./series.js";
import { staffIndex } from "./staff.js";

const weekly = (...weekdays: readonly (0 | 1 | 2 | 3 | 4 | 5 | 6)[]) =>
  ({ type: "weekly", interval: 1, weekdays }) as const;
const workdays = weekly(1, 2, 3, 4, 5);
const clock = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

const rotterdam = "Europe/Amsterdam";
const hamburg = "Europe/Berlin";
const london = "Europe/London";
const newYork = "America/New_York";
const adelaide = "Australia/Adelaide";

/** The meetings that colleagues have with each other, around the week that begins on `monday`. */
export function listMeetings(monday: number): Series[] {
  const managers = people(({ jobTitle = "" }) =>
    /^(?:Managing|Head|Branch|Operations Manager)/.test(jobTitle),
  );
  const operations = people(
    ({ department, office }) => department === "Operations" && office === "rotterdam",
  );
  const everybody = people(() => true);
  const it = people(({ department }) => department === "IT");
  const sales = people(({ department }) => department === "Sales");

  return [
    series("management", "Management meeting", {
      text: "Figures of the week, berths, people. Papers in the usual folder by Friday noon.",
      zone: rotterdam,
      pattern: weekly(1),
      first: monday - 52 * 7,
      minute: clock("09:00"),
      minutes: 90,
      organizer: staffIndex("willem.degroot"),
      guests: invite("willem.degroot", [...managers, "saskia.vermeulen"], {
        tentative: ["isla.mckinnon"],
        room: "room.maas",
      }),
      location: "Room Maas (12)",
      online: true,
      important: true,
      exceptionOn: on(monday, [
        [-2, 1, cancelled],
        [0, 1, moved(0, 30)],
        [1, 1, moved(1, 60, { location: "Room Rijn (4)" })],
        [3, 1, cancelled],
      ]),
    }),
    series("stand-up", "Operations stand-up", {
      zone: rotterdam,
      pattern: workdays,
      first: monday - 40 * 7,
      minute: clock("08:30"),
      minutes: 15,
      organizer: staffIndex("joost.bakker"),
      guests: invite("joost.bakker", [...operations, "fatima.elamrani", "hugo.maas", "noor.jansen"]),
      location: "Quay floor",
      exceptionOn: drawn("stand-up"),
    }),
    series("planning", "Planung Hamburg–Rotterdam", {
      text: "Schiffe und Züge der nächsten zwei Wochen.",
      zone: hamburg,
      pattern: weekly(2),
      first: monday - 30 * 7 + 1,
      minute: clock("10:00"),
      minutes: 60,
      organizer: staffIndex("katharina.brandt"),
      guests: invite(
        "katharina.brandt",
        ["juergen.weiss", "uwe.ahrens", "fatima.elamrani", "pieter.vandijk"],
        {
          optional: ["hugo.maas"],
          silent: ["uwe.ahrens"],
          room: "room.elbe",
        },
      ),
      online: true,
      location: "Room Elbe (8)",
      categories: ["Blue category"],
      exceptionOn: on(monday, [
        [0, 2, moved(1, 0)],
        [2, 2, cancelled],
      ]),
    }),
    // Where the clocks change on different days, this one moves by an hour for those in Europe.
    series("transatlantic", "Transatlantic call", {
      zone: newYork,
      pattern: weekly(4),
      first: monday - 60 * 7 + 3,
      minute: clock("10:00"),
      minutes: 45,
      organizer: staffIndex("marcus.delaney"),
      guests: invite(
        "marcus.delaney",
        ["joost.bakker", "katharina.brandt", "charlotte.ellery", "grace.okafor"],
        {
          tentative: ["charlotte.ellery"],
          room: "room.hudson",
        },
      ),
      online: true,
      location: "Microsoft Teams Meeting",
      exceptionOn: on(monday, [[0, 4, moved(0, 30, { subject: "Transatlantic call (later than usual)" })]]),
    }),
    series("handover", "Asia-Pacific hand-over", {
      zone: adelaide,
      pattern: weekly(3),
      first: monday - 45 * 7 + 2,
      minute: clock("17:00"),
      minutes: 30,
      organizer: staffIndex("isla.mckinnon"),
      guests: invite("isla.mckinnon", ["liam.forsyth", "anand.kulkarni", "bram.peeters"]),
      online: true,
      exceptionOn: drawn("handover"),
    }),
    series("change-board", "IT change board", {
      zone: rotterdam,
      pattern: { type: "weekly", interval: 2, weekdays: [3] },
      first: monday - 26 * 7 + 2,
      minute: clock("14:00"),
      minutes: 60,
      organizer: staffIndex("ada.lindqvist"),
      guests: invite("ada.lindqvist", it, { declined: ["kevin.tran"], room: "room.rijn" }),
      location: "Room Rijn (4)",
      exceptionOn: on(monday, [[2, 3, moved(-1, -120)]]),
    }),
    // Twice a year half past two is a time that does not exist, or exists twice.
    series("maintenance", "Maintenance window", {
      text: "Servers are patched and started again.",
      zone: rotterdam,
      pattern: weekly(0),
      first: monday - 80 * 7 - 1,
      minute: clock("02:30"),
      minutes: 120,
      organizer: staffIndex("ruben.mulder"),
      guests: invite("ruben.mulder", ["ada.lindqvist"]),
      showAs: "workingElsewhere",
      reminder: undefined,
    }),
    series("closing", "Month-end closing", {
      zone: rotterdam,
      pattern: { type: "relativeMonthly", interval: 1, weekday: 5, index: "last" },
      first: monday - 50 * 7 + 4,
      minute: clock("16:00"),
      minutes: 120,
      organizer: staffIndex("daan.kuipers"),
      guests: invite("daan.kuipers", ["emma.hendriks", "tom.whitcombe"]),
      categories: ["Red category"],
    }),
    series("all-hands", "All hands", {
      text: "Where we are, where we go, and time for questions. Everybody is welcome, cameras on or off.",
      zone: rotterdam,
      pattern: { type: "relativeMonthly", interval: 1, weekday: 4, index: "first" },
      first: monday - 70 * 7 + 3,
      minute: clock("16:00"),
      minutes: 60,
      organizer: staffIndex("saskia.vermeulen"),
      guests: invite("saskia.vermeulen", everybody, {
        silent: ["leonie.vogt", "liam.forsyth", "elena.vasquez"],
        declined: ["uwe.ahrens"],
        tentative: ["priya.raman"],
      }),
      online: true,
      location: "Canteen; Microsoft Teams Meeting",
    }),
    series("one-to-one", "Ada / Ruben", {
      zone: rotterdam,
      pattern: weekly(2),
      first: monday - 20 * 7 + 1,
      minute: clock("13:00"),
      minutes: 30,
      organizer: staffIndex("ada.lindqvist"),
      guests: invite("ada.lindqvist", ["ruben.mulder"]),
      exceptionOn: drawn("one-to-one"),
    }),
    series("night-shift", "Nachtschicht Disposition", {
      zone: hamburg,
      pattern: weekly(1, 2, 3, 4),
      first: monday - 8 * 7,
      last: monday + 6 * 7 - 1,
      minute: clock("22:00"),
      minutes: 8 * 60,
      organizer: staffIndex("uwe.ahrens"),
      reminder: undefined,
    }),
    series("payroll", "Payroll review", {
      zone: rotterdam,
      pattern: { type: "absoluteMonthly", interval: 1, date: 20 },
      first: monday - 40 * 7,
      minute: clock("11:00"),
      minutes: 45,
      organizer: staffIndex("lotte.visser"),
      guests: invite("lotte.visser", ["daan.kuipers"]),
      sensitivity: "private",
    }),
    series("review", "Quarterly review with Oostzee Lines", {
      zone: rotterdam,
      zoneName: "tzone://Microsoft/Custom",
      first: monday + 9,
      minute: clock("10:30"),
      minutes: 90,
      organizer: { name: "Mika Koskela", address: "mika.koskela@oostzee-lines.example" },
      guests: invite("", ["oliver.pembroke", "svenja.lorenz", "matthias.krueger"], {
        silent: ["svenja.lorenz"],
      }),
      online: true,
      location: "Helsinki, Eteläranta 8",
    }),
    series("interview", "Interview: planner, second round", {
      zone: london,
      first: monday + 3,
      minute: clock("11:00"),
      minutes: 60,
      organizer: staffIndex("harriet.blythe"),
      guests: [
        ...invite("harriet.blythe", ["hugo.maas", "lotte.visser"], {
          tentative: ["hugo.maas"],
          room: "room.thames",
        }),
        {
          who: { name: "R. Castellanos", address: "r.castellanos@mailbox.example" },
          type: "required",
          response: "accepted",
        },
      ],
      sensitivity: "confidential",
      location: "Room Thames (8)",
    }),
    series("fair", "Hafenmesse Hamburg", {
      zone: hamburg,
      first: monday + 15,
      minute: 0,
      minutes: 3 * 1440,
      allDay: true,
      organizer: staffIndex("matthias.krueger"),
      guests: invite("matthias.krueger", sales, { declined: ["grace.okafor"] }),
      showAs: "oof",
      location: "Messehalle B4",
      reminder: 18 * 60,
    }),
    series("audit", "Customs audit", {
      zone: rotterdam,
      first: monday + 7,
      minute: 0,
      minutes: 2 * 1440,
      allDay: true,
      organizer: staffIndex("noor.jansen"),
      guests: invite("noor.jansen", ["thijs.smit", "tobias.hartmann"]),
      important: true,
      reminder: 18 * 60,
    }),
    series("party", "Winter party on the Maas", {
      zone: rotterdam,
      first: monday + 25,
      minute: clock("19:00"),
      minutes: 6 * 60 + 30,
      organizer: staffIndex("saskia.vermeulen"),
      guests: invite(
        "saskia.vermeulen",
        people(({ office }) => office === "rotterdam" || office === "hamburg"),
        {
          silent: ["bram.peeters", "thijs.smit"],
          declined: ["anneke.petersen"],
        },
      ),
      showAs: "free",
      location: "Pier 9 🚢",
      categories: ["Green category"],
    }),
    series("roster", "Planning desk: early shift", {
      zone: rotterdam,
      pattern: workdays,
      first: monday - 12 * 7,
      minute: clock("06:00"),
      minutes: 8 * 60,
      organizer: staffIndex("planning"),
      guests: invite("planning", ["pieter.vandijk"]),
      showAs: "free",
      exceptionOn: drawn("roster"),
    }),
    series("sync-test", "ClockWork connection test", {
      zone: rotterdam,
      first: monday + 1,
      minute: clock("12:00"),
      minutes: 15,
      organizer: staffIndex("clockwork"),
      reminder: undefined,
    }),
  ];
}

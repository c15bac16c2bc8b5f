import assert from "node:assert/strict";
import type { Event } from "@microsoft/microsoft-graph-types";
import { address, ask, asAdministrator, valuesOf } from "../support/company.js";
import { findAll, findItem, startEws, type EwsService } from "../support/ews.js";

const from = "2026-11-02T00:00:00Z";
const to = "2026-12-28T00:00:00Z";

const statuses: Readonly<Record<string, string>> = { oof: "OOF", workingElsewhere: "WorkingElsewhere" };
const capitalized = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The day of an occurrence is in Graph's UIDs and in none of EWS. */
const withoutDay = (uid: string) => `${uid.slice(0, 32)}00000000${uid.slice(40)}`;

describe("the same calendar through EWS and through Graph", () => {
  let ews: EwsService;
  before(async () => {
    ews = await startEws();
  });
  after(() => ews.stop());

  const throughGraph = (alias: string) =>
    valuesOf<Event>(
      ask(
        ews.company,
        asAdministrator(ews.company),
        "GET",
        `/users/${address(alias)}/calendarView?startDateTime=${from}&endDateTime=${to}&$top=1000`,
      ),
    ).map((event) =>
      [
        withoutDay(event.iCalUId ?? ""),
        // What lasts whole days begins at midnight in Graph, and at an instant in EWS.
        event.isAllDay ? "all day" : event.start?.dateTime?.slice(0, 19),
        event.isAllDay ? "" : event.end?.dateTime?.slice(0, 19),
        event.subject,
        statuses[event.showAs ?? ""] ?? capitalized(event.showAs ?? ""),
        capitalized(event.sensitivity ?? ""),
        String(event.isCancelled),
        event.organizer?.emailAddress?.name,
        event.location?.displayName,
      ].join(" | "),
    );

  const throughEws = async (alias: string) => {
    const { text } = await ews.ask(findItem({ from, to }), { impersonate: address(alias) });
    return findAll(text, "CalendarItem").map((item) =>
      [
        item["UID"],
        item["IsAllDayEvent"] === "true" ? "all day" : item["Start"]?.slice(0, 19),
        item["IsAllDayEvent"] === "true" ? "" : item["End"]?.slice(0, 19),
        item["Subject"],
        item["LegacyFreeBusyStatus"],
        item["Sensitivity"],
        item["IsCancelled"],
        item["Organizer"]?.["Mailbox"]?.["Name"],
        item["Location"],
      ].join(" | "),
    );
  };

  const missing = (lines: readonly string[], all: readonly string[]) =>
    lines.filter((line) => !all.includes(line));

  const subjects = (lines: readonly string[]) => lines.map((line) => line.split(" | ").slice(1, 4).join(" "));

  const differences = async (alias: string) => {
    const [graph, other] = [throughGraph(alias), await throughEws(alias)];
    return { onlyGraph: subjects(missing(graph, other)), onlyEws: subjects(missing(other, graph)) };
  };

  it("is the same for almost everybody", async () => {
    for (const alias of ["willem.degroot", "isla.mckinnon", "grace.okafor", "room.maas", "planning"]) {
      assert.deepEqual(await differences(alias), { onlyGraph: [], onlyEws: [] }, alias);
    }
  });

  it("departs in a meeting of whose move EWS has not heard", async () => {
    for (const alias of ["joost.bakker", "katharina.brandt"]) {
      assert.deepEqual(await differences(alias), {
        onlyGraph: ["2026-11-19T15:30:00 2026-11-19T16:15:00 Transatlantic call (later than usual)"],
        onlyEws: ["2026-11-19T15:00:00 2026-11-19T15:45:00 Transatlantic call"],
      });
    }
  });

  it("departs in one that EWS does not have, and in one that it shows an hour later", async () => {
    assert.deepEqual(await differences("ada.lindqvist"), {
      onlyGraph: [
        "2026-11-18T13:00:00 2026-11-18T14:00:00 IT change board",
        "2026-11-22T01:30:00 2026-11-22T03:30:00 Maintenance window",
      ],
      onlyEws: ["2026-11-18T14:00:00 2026-11-18T15:00:00 IT change board"],
    });
  });
});

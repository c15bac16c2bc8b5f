import fc from "fast-check";
import ICAL from "ical.js";
import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { renderReminder, type Reminder } from "../../src/profiles/reminder.js";
import { runs } from "../support/runs.js";

const reminder: Reminder = {
  product: "ClockWork Office365 Sync",
  expires: "2027-04-01",
  of: "11111111-2222-3333-4444-555555555555",
  what: "Make a new secret and type it into the settings.",
};
const now = new Date("2026-11-21T10:00:00Z");

/** What another program reads from the file. */
async function parsed(changes: Partial<Reminder> = {}, at = now) {
  const text = await renderReminder({ ...reminder, ...changes }, at);
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const [event, ...more] = calendar.getAllSubcomponents("vevent");
  assert.ok(event && more.length === 0);
  return { text, calendar, event };
}

const valueOf = (component: ICAL.Component, name: string) => String(component.getFirstPropertyValue(name));

describe("a reminder", () => {
  it("is one day, on which one is free", async () => {
    const { event, calendar } = await parsed();
    assert.equal(valueOf(calendar, "version"), "2.0");
    assert.match(valueOf(calendar, "prodid"), /Calendar Onramp/);
    assert.equal(event.getFirstProperty("dtstart")?.type, "date");
    assert.equal(valueOf(event, "dtstart"), "2027-04-01");
    assert.equal(new ICAL.Event(event).endDate.toString(), "2027-04-02");
    assert.equal(valueOf(event, "transp"), "TRANSPARENT");
    assert.equal(valueOf(event, "dtstamp"), "2026-11-21T10:00:00Z");
  });

  it("says what to do", async () => {
    const { event } = await parsed();
    assert.equal(valueOf(event, "summary"), "Renew the client secret of ClockWork Office365 Sync");
    assert.equal(
      valueOf(event, "description"),
      "The client secret of ClockWork Office365 Sync (11111111-2222-3333-4444-555555555555) ends on 1 April 2027. Without a new one, the synchronisation stops.\nMake a new secret and type it into the settings.",
    );
  });

  it("rings 30 days, 7 days and 1 day ahead", async () => {
    const { event } = await parsed();
    const alarms = event.getAllSubcomponents("valarm");
    assert.deepEqual(
      alarms.map((alarm) => [valueOf(alarm, "action"), valueOf(alarm, "trigger")]),
      [
        ["DISPLAY", "-P30D"],
        ["DISPLAY", "-P7D"],
        ["DISPLAY", "-P1D"],
      ],
    );
    for (const alarm of alarms) {
      assert.equal(valueOf(alarm, "description"), valueOf(event, "summary"));
    }
  });

  it("takes the place of itself when it is imported again, and of no other", async () => {
    const uid = async (changes: Partial<Reminder> = {}, at = now) =>
      valueOf((await parsed(changes, at)).event, "uid");
    const first = await uid();
    assert.equal(await uid({ product: "Another name", what: "" }, new Date("2027-01-01T00:00:00Z")), first);
    assert.notEqual(await uid({ expires: "2027-04-02" }), first);
    assert.notEqual(await uid({ of: "22222222-2222-3333-4444-555555555555" }), first);
  });

  it("is on the same day wherever it is made", async () => {
    const { TZ: zone } = process.env;
    try {
      for (const other of ["America/Los_Angeles", "Pacific/Auckland", "UTC"]) {
        process.env["TZ"] = other;
        assert.equal(valueOf((await parsed()).event, "dtstart"), "2027-04-01", other);
      }
    } finally {
      if (zone === undefined) {
        delete process.env["TZ"];
      } else {
        process.env["TZ"] = zone;
      }
    }
  });

  it("is refused for a day that there is not", async () => {
    for (const expires of ["2027-02-30", "soon", ""]) {
      await assert.rejects(renderReminder({ ...reminder, expires }, now), UserError);
    }
  });

  it("has any text in it as RFC 5545 wants it", async () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 120 }),
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("a\r\nATTENDEE:mailto:x@example.com", "a\\nb;c,d", "END:VEVENT", "☕".repeat(60)),
    );
    await fc.assert(
      fc.asyncProperty(text, text, text, async (product, of, what) => {
        const { text: file, event } = await parsed({ product, of, what });
        for (const line of file.split("\r\n")) {
          assert.ok(Buffer.byteLength(line) <= 75, line);
          assert.doesNotMatch(line, /[\r\n]/);
        }
        assert.deepEqual(
          event
            .getAllProperties()
            .map(({ name }) => name)
            .filter((name) => !name.startsWith("x-"))
            .sort(),
          ["description", "dtstamp", "dtstart", "sequence", "summary", "transp", "uid"],
        );
        const shown = (each: string) =>
          each
            .replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu, " ")
            .replaceAll(/\s+/g, " ")
            .trim();
        assert.equal(valueOf(event, "summary"), `Renew the client secret of ${shown(product)}`);
        assert.ok(valueOf(event, "description").endsWith(shown(what)));
      }),
      runs(300),
    );
  });
});

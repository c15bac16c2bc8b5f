import assert from "node:assert/strict";
import ICAL from "ical.js";
import { startDemoTenant, type DemoTenant } from "../../../src/demo/demo-tenant.js";
import type { Shown } from "../../../src/ui/preview/protocol.js";
import { december, november, previewDemo } from "../../support/preview.js";

const shown: Shown = { window: november, zone: "Europe/Amsterdam", redacted: false, vendor: undefined };
type Row = Readonly<Record<string, unknown>>;

describe("what a preview shows, as a document", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant({
      now: () => new Date("2026-11-21T12:00:00Z"),
      mailboxes: 60,
      sleep: () => Promise.resolve(),
    });
  });
  after(() => tenant.stop());

  async function read(aliases: readonly string[], source: "graph" | "ews" | "both" = "graph") {
    const { reader, heard } = previewDemo(tenant, aliases, { source });
    await reader.show(november);
    return { reader, heard };
  }
  const rowsOf = (json: string) => (JSON.parse(json) as { value: readonly Row[] }).value;
  const eventsOf = (ics: string) =>
    new ICAL.Component(ICAL.parse(ics) as unknown[]).getAllSubcomponents("vevent");

  it("has what is in the window alone, in order", async () => {
    const { reader, heard } = await read(["joost.bakker"]);
    const month = heard.events("graph");
    await reader.show(december);
    const rows = rowsOf(await reader.render("json", shown));
    assert.equal(rows.length, month.length);
    assert.deepEqual(
      rows.map(({ start }) => start),
      month.map(({ start }) => start).sort((one, other) => Date.parse(one) - Date.parse(other)),
    );
    // One mailbox through one door says nothing of either.
    assert.deepEqual(Object.keys(rows[0] ?? {}).slice(0, 3), ["uid", "originalStart", "start"]);
    const csv = await reader.render("csv", shown);
    assert.equal(csv.trimEnd().split("\r\n").length, 1 + month.length);
    assert.equal(eventsOf(await reader.render("ics", shown)).length, month.length);
    const day = { start: "2026-11-23T23:00:00.000Z", end: "2026-11-24T23:00:00.000Z" };
    const some = rowsOf(await reader.render("json", { ...shown, window: day }));
    assert.ok(some.length > 0);
    assert.ok(
      some.every(({ start, end }) => String(start) < "2026-11-24T23:00" && String(end) > "2026-11-23T23:00"),
    );
    await reader.dispose();
  });

  it("has both sides with where they come from, and in a calendar file each event once", async () => {
    const { reader, heard } = await read(["ada.lindqvist"], "both");
    const graph = heard.events("graph").length;
    const rows = rowsOf(await reader.render("json", shown));
    assert.deepEqual(
      ["graph", "ews"].map((via) => rows.filter((row) => row["via"] === via).length),
      [graph, heard.events("ews").length],
    );
    assert.ok(rows.every(({ mailbox }) => mailbox === `ada.lindqvist@${tenant.domain}`));
    const [head] = (await reader.render("csv", shown)).split("\r\n");
    assert.ok(head?.startsWith("via,mailbox,uid,"));
    // What EWS shows an hour later stands there, too.
    assert.equal(eventsOf(await reader.render("ics", shown)).length, graph + 1);
    await reader.dispose();
  });

  it("is seen by the vendor as the page shows it", async () => {
    const { reader, heard } = await read(["saskia.vermeulen"]);
    const vendor = { freeBusyOnly: true, showFree: false, hidePrivate: true };
    const rows = rowsOf(await reader.render("json", { ...shown, vendor }));
    const busy = heard.events("graph").filter(({ status }) => status !== "free");
    assert.ok(rows.length === busy.length && busy.length < heard.events("graph").length);
    assert.deepEqual([...new Set(rows.map(({ subject }) => subject))].sort(), [
      "Busy",
      "Out of office",
      "Tentative",
      "Working elsewhere",
    ]);
    assert.ok(rows.every(({ organizer, location }) => organizer === null && location === null));
    await reader.dispose();
  });

  it("names nobody where it is redacted, and the same by the same name on both sides", async () => {
    const { reader } = await read(["ada.lindqvist", "ruben.mulder"], "both");
    const plain = rowsOf(await reader.render("json", shown));
    for (const format of ["json", "csv", "ics"] as const) {
      const text = await reader.render(format, { ...shown, redacted: true });
      assert.doesNotMatch(text, /quillhaven|lindqvist|mulder|maintenance|room maas/i);
    }
    const rows = rowsOf(await reader.render("json", { ...shown, redacted: true }));
    assert.deepEqual([...new Set(rows.map(({ mailbox }) => mailbox))].sort(), ["Mailbox 1", "Mailbox 2"]);
    const names = new Map<unknown, unknown>();
    rows.forEach(({ subject, start, end, via }, index) => {
      const before = plain[index];
      assert.deepEqual([start, end, via], [before?.["start"], before?.["end"], before?.["via"]]);
      assert.equal(names.get(before?.["subject"]) ?? subject, subject);
      names.set(before?.["subject"], subject);
    });
    assert.equal(new Set(names.values()).size, names.size);
    await reader.dispose();
  });
});

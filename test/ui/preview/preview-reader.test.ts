import assert from "node:assert/strict";
import type { CalendarEvent } from "../../../src/calendar/event.js";
import { startDemoTenant, type DemoTenant } from "../../../src/demo/demo-tenant.js";
import { readToPage } from "../../../src/ui/preview/read-message.js";
import { december, november, previewDemo } from "../../support/preview.js";

describe("a preview of the demo tenant", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant({
      now: () => new Date("2026-11-21T12:00:00Z"),
      mailboxes: 60,
      sleep: () => Promise.resolve(),
    });
  });
  afterEach(() => {
    tenant.setScenario("none");
  });
  after(() => tenant.stop());

  const idsOf = (events: readonly CalendarEvent[]) => events.map(({ itemId }) => itemId);
  const wordsOf = (heard: ReturnType<typeof previewDemo>["heard"]) =>
    heard.differences.map(({ words }) => words);

  it("is told as it is read, in messages that the page understands", async () => {
    const { reader, heard } = previewDemo(tenant, ["joost.bakker"]);
    await reader.show(november);

    const [first, ...rest] = heard.messages;
    assert.deepEqual(first, { type: "reading", reading: 1, window: november, keep: false });
    assert.deepEqual(
      rest.map(({ type }) => type),
      ["events", "read"],
    );
    assert.deepEqual(rest.at(-1), {
      type: "read",
      reading: 1,
      cancelled: false,
      requests: 1,
      milliseconds: 0,
    });
    assert.ok(heard.events("graph").length > 20);
    for (const message of heard.messages) {
      assert.deepEqual(readToPage(JSON.parse(JSON.stringify(message))), JSON.parse(JSON.stringify(message)));
    }
    await reader.dispose();
  });

  it("through both doors finds what was planted, and says so in one sentence", async () => {
    const planted = {
      "joost.bakker": [
        "EWS shows Thu 16:00, Graph shows Thu 16:30. The subject is “Transatlantic call” in EWS and “Transatlantic call (later than usual)” in Graph.",
      ],
      "ada.lindqvist": [
        "EWS shows Wed 15:00, Graph shows Wed 14:00.",
        "Graph shows “Maintenance window” on Sun 22 Nov 2026 02:30, EWS does not.",
      ],
      "katharina.brandt": ["EWS shows Thu 16:00, Graph shows Thu 16:30."],
    };
    for (const [alias, expected] of Object.entries(planted)) {
      const { reader, heard } = previewDemo(tenant, [alias], { source: "both" });
      await reader.show(november);
      assert.equal(heard.refusals().length, 0);
      const words = wordsOf(heard);
      assert.equal(words.length, expected.length, words.join("\n"));
      expected.forEach((each, index) => {
        assert.ok(words[index]?.startsWith(each), words[index]);
      });
      const total = new Set(heard.events("graph").map(({ itemId }) => itemId)).size;
      assert.equal(
        heard.verdict,
        `EWS and Graph agree on ${String(total - expected.length)} of ${String(total)} events; ${expected.length === 1 ? "1 differs" : "2 differ"}.`,
      );
      await reader.dispose();
    }

    const { reader, heard } = previewDemo(tenant, Object.keys(planted), { source: "both" });
    await reader.show(november);
    assert.equal(heard.differences.length, 4);
    assert.match(heard.verdict ?? "", /^EWS and Graph agree on \d+ of \d+ events; 4 differ\.$/);
    assert.equal(heard.of("comparison").length, 1);
    await reader.dispose();
  });

  it("takes nothing for a difference that stands on the other side of the window's edge", async () => {
    // Through Graph at 14:00, through EWS at 15:00, by the clocks of Amsterdam.
    const { reader, heard } = previewDemo(tenant, ["ada.lindqvist"], { source: "both" });
    for (const [start, end, expected] of [
      ["2026-11-18T12:00:00.000Z", "2026-11-18T14:00:00.000Z", "differs"],
      ["2026-11-18T14:00:00.000Z", "2026-11-18T18:00:00.000Z", "differs"],
      ["2026-11-18T16:00:00.000Z", "2026-11-18T18:00:00.000Z", undefined],
    ] as const) {
      await reader.show({ start, end }, { keep: false });
      assert.equal(heard.differences.find(({ words }) => words.includes("Wed"))?.what, expected);
    }
    await reader.dispose();
  });

  it("asks for nothing twice, and tells it again where the page asks", async () => {
    const { reader, heard } = previewDemo(tenant, ["joost.bakker"], { source: "both" });
    await reader.show(november);
    const before = tenant.requests.graph + tenant.requests.ews;
    await reader.show(november);
    assert.equal(tenant.requests.graph + tenant.requests.ews, before);
    assert.equal(heard.last?.requests, 0);
    assert.equal(heard.of("reading").at(-1)?.keep, true);
    assert.equal(heard.verdict, heard.of("comparison")[0]?.verdict);
    const again = heard.of("events").filter(({ reading, via }) => reading === 2 && via === "graph");
    assert.equal(again.flatMap(({ events }) => events).length, heard.events("graph").length);

    await reader.show(december);
    assert.equal(heard.of("reading").at(-1)?.keep, true);
    // Of both months together, because both are shown.
    assert.equal(heard.differences.length, 1);
    assert.ok(heard.verdict?.includes(` of ${String(heard.events("graph").length)} events`));
    await reader.dispose();
  });

  it("is read anew through another door", async () => {
    const { reader, heard } = previewDemo(tenant, ["joost.bakker"]);
    await reader.show(november);
    await reader.setSource("ews");
    assert.deepEqual(
      heard.of("reading").map(({ reading, keep }) => [reading, keep]),
      [
        [1, false],
        [2, false],
      ],
    );
    assert.equal(heard.events("graph").length, 0);
    assert.ok(heard.events("ews").length > 20);
    await reader.dispose();
  });

  it("shows the calendar that was chosen through both doors, though they know it by other ids", async () => {
    const { reader, heard } = previewDemo(tenant, ["joost.bakker"], { source: "both" });
    const other = previewDemo(tenant, ["joost.bakker"], { source: "ews" });
    const { createGraphSource } = await import("../../../src/graph/calendar-source.js");
    const graph = createGraphSource(other.session.graph);
    const holidays = (await graph.listCalendars(`joost.bakker@${tenant.domain}`)).find(({ name }) =>
      name.startsWith("Feestdagen"),
    );
    assert.ok(holidays);
    await reader.setCalendar(holidays.id);
    assert.equal(heard.messages.length, 0);
    await reader.show(december);
    assert.deepEqual(
      heard.events("graph").map(({ subject }) => subject),
      ["Eerste Kerstdag", "Tweede Kerstdag"],
    );
    assert.equal(heard.verdict, "EWS and Graph agree on all 2 events.");
    await reader.dispose();
    await other.reader.dispose();
  });

  it("says of each mailbox and door why it is refused, and shows the others", async () => {
    const { reader, heard } = previewDemo(tenant, ["joost.bakker", "harriet.blythe", "birgit.sommer"], {
      source: "both",
    });
    await reader.show(november);
    assert.deepEqual(
      heard
        .of("refused")
        .map(({ via, mailbox, refusal }) => [mailbox.split("@")[0], via, refusal.title])
        .sort(),
      [
        ["birgit.sommer", "ews", "There is no such mailbox behind this address of EWS"],
        ["birgit.sommer", "graph", "There is no mailbox in Exchange Online"],
        ["harriet.blythe", "ews", "EWS is switched off"],
      ],
    );
    assert.ok(heard.events("graph", `harriet.blythe@${tenant.domain}`).length > 0);
    assert.match(
      heard.verdict ?? "",
      /^EWS and Graph agree on \d+ of \d+ events; 1 differs\. 2 mailboxes of 3 could not be compared, because Graph or EWS was refused\.$/,
    );
    assert.equal(heard.of("comparison")[0]?.isPartial, true);
    // None of it names anybody, for whoever sees nothing that does.
    for (const { title, answered, means, helps } of heard.refusals()) {
      assert.ok(![title, answered, means, helps].join().includes("@"));
    }
    await reader.dispose();
  });

  it("says why there is nothing to compare", async () => {
    for (const [as, alias, verdict] of [
      [
        "Exchange calendar synchronization",
        "joost.bakker",
        "There is nothing to compare, because EWS was refused.",
      ],
      [
        "innovaphone Calendar",
        "joost.bakker",
        "There is nothing to compare, because Graph and EWS were refused.",
      ],
    ] as const) {
      const { reader, heard } = previewDemo(tenant, [alias], { source: "both", as });
      await reader.show(november);
      assert.equal(heard.verdict, verdict);
      assert.equal(heard.of("comparison")[0]?.isPartial, true);
      assert.equal(heard.last?.cancelled, false);
      await reader.dispose();
    }
  });

  it("shows free or busy where events are refused in one of several mailboxes", async () => {
    for (const source of ["graph"] as const) {
      const { reader, heard } = previewDemo(tenant, ["joost.bakker", "willem.degroot"], {
        source,
        as: "ClockWork Office365Sync",
      });
      await reader.show(november);
      assert.equal(heard.refusals().length, 0);
      const [busy] = heard.of("busy");
      assert.equal(busy?.mailbox, `willem.degroot@${tenant.domain}`);
      assert.ok(busy.periods.length > 0);
      assert.equal(heard.events(source, busy.mailbox).length, 0);
      await reader.show(december);
      // It is known by now that events are refused.
      assert.equal(heard.last?.requests, 2);
      await reader.dispose();
    }
    const alone = previewDemo(tenant, ["willem.degroot"], { as: "ClockWork Office365Sync" });
    await alone.reader.show(november);
    assert.deepEqual(
      alone.heard.refusals().map(({ title, answered }) => [title, answered]),
      [
        [
          "An application access policy keeps this application out",
          "403 Forbidden, ErrorAccessDenied: “Access to OData is disabled.”",
        ],
      ],
    );
    await alone.reader.dispose();
  });

  it("asks for free or busy alone where nothing else is wanted", async () => {
    for (const source of ["graph", "ews"] as const) {
      const aliases = ["joost.bakker", "willem.degroot", "noor.jansen"];
      const { reader, heard } = previewDemo(tenant, aliases, { source, freeBusyOnly: true });
      await reader.show(november);
      assert.deepEqual([...new Set(heard.of("busy").map(({ mailbox }) => mailbox))].length, 3);
      assert.equal(heard.of("events").length, 0);
      assert.equal(heard.last?.requests, 1);
      await reader.dispose();
    }
  });

  it("gets through where it is throttled, and counts what went again", async () => {
    const still = previewDemo(tenant, ["joost.bakker", "ada.lindqvist"], { source: "both" });
    await still.reader.show(november);
    tenant.setScenario("throttled");
    const { reader, heard } = previewDemo(tenant, ["joost.bakker", "ada.lindqvist"], { source: "both" });
    await reader.show(november);
    assert.equal(heard.refusals().length, 0);
    assert.equal(heard.verdict, still.heard.verdict);
    assert.equal(heard.last?.requests, 3 * (still.heard.last?.requests ?? 0));
    assert.ok(heard.last.milliseconds > 0);
    await reader.dispose();
    await still.reader.dispose();
  });

  it("says that an answer is not whole, and shows no shorter calendar", async () => {
    tenant.setScenario("truncated");
    const { reader, heard } = previewDemo(tenant, ["joost.bakker"], { source: "both" });
    await reader.show(november);
    assert.equal(heard.of("events").length, 0);
    assert.equal(heard.refusals().length, 2);
    tenant.setScenario("none");
    await reader.refresh();
    assert.ok(heard.events("graph").length > 20);
    await reader.dispose();
  });

  it("is refreshed through what has changed", async () => {
    const { reader, heard } = previewDemo(tenant, ["joost.bakker"]);
    await reader.show(november);
    const events = heard.events("graph");
    await reader.refresh();
    assert.deepEqual(heard.events("graph"), events);
    await reader.refresh();
    assert.equal(heard.last?.requests, 1);
    assert.match(reader.describeRequests(), /deltatoken/);
    assert.deepEqual(heard.events("graph"), events);
    assert.equal(heard.of("reading").at(-1)?.keep, false);
    // What lies elsewhere is not known to be as it was.
    await reader.show(december);
    await reader.refresh();
    await reader.show(november);
    assert.equal(heard.last.requests, 1);
    assert.deepEqual(
      new Set(
        idsOf(
          heard
            .of("events")
            .filter(({ reading }) => reading === heard.last?.reading)
            .flatMap(({ events: told }) => told),
        ),
      ),
      new Set(idsOf(events)),
    );
    await reader.dispose();
  });

  it("reads the text of an event, or says why there is none", async () => {
    const { reader, heard } = previewDemo(tenant, ["willem.degroot"], { source: "both" });
    await reader.show(november);
    const mailbox = `willem.degroot@${tenant.domain}`;
    for (const via of ["graph", "ews"] as const) {
      const management = heard.events(via).find(({ subject }) => subject === "Management meeting");
      assert.ok(management);
      await reader.readDetails(via, mailbox, management.itemId);
      const told = heard.of("details").at(-1);
      assert.match(told?.event?.body ?? "", /^Figures of the week/);
      assert.deepEqual([told?.via, told?.itemId, told?.words], [via, management.itemId, undefined]);
      await reader.readDetails(via, mailbox, "AAMkGone");
      const refused = heard.of("details").at(-1);
      assert.equal(refused?.event, undefined);
      assert.ok((refused?.words ?? "").length > 20);
    }
    await reader.dispose();
  });

  it("copies its requests without tokens", async () => {
    const { reader, session } = previewDemo(tenant, ["joost.bakker"], { source: "both" });
    assert.match(reader.describeRequests(), /^0 requests/);
    await reader.show(november);
    const text = reader.describeRequests();
    assert.match(text, /^\d requests, without tokens\.\n\n/);
    assert.match(text, /\n# \d: answered 200\nGET http:\/\/127\.0\.0\.1:\d+\/v1\.0\/users\/joost\.bakker/);
    assert.match(
      text,
      /\n# \d: answered 200\nPOST http.*\/EWS\/Exchange\.asmx\n\n<\?xml.*\?>\n<soap:Envelope/,
    );
    const { token } = await session.tokens.getToken({ audience: "exchange" });
    assert.ok(!text.includes(token) && !/bearer|authorization/i.test(text));
    await reader.dispose();
  });
});

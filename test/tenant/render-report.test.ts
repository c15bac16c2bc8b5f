import assert from "node:assert/strict";
import { renderReport } from "../../src/tenant/render-report.js";
import type { Report, ReportLine } from "../../src/tenant/report.js";

const line = (changes: Partial<ReportLine> = {}): ReportLine => ({
  name: "Sync",
  appId: "11111111-1111-4111-8111-111111111111",
  objectId: "22222222-2222-4222-8222-222222222222",
  servicePrincipalId: "33333333-3333-4333-8333-333333333333",
  enabled: true,
  publisher: "this tenant",
  permissions: [
    { value: "Calendars.Read", kind: "Role", resource: "Microsoft Graph", state: "both", endsOn: undefined },
  ],
  reach: "every mailbox",
  lost: [],
  credentials: [],
  ...changes,
});

const reportOf = (...lines: readonly ReportLine[]): Report => ({ lines, looked: 412, asOf: "2026-11-21" });

const secret = (end: string | undefined) => ({
  what: "secret" as const,
  keyId: "1",
  name: "x",
  hint: "abc",
  start: undefined,
  end,
});

/** What a reader of RFC 4180 makes of it. */
function parseCsv(text: string): string[][] {
  assert.ok(text.endsWith("\r\n"));
  return text
    .slice(0, -2)
    .split("\r\n")
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) =>
        (quoted ?? bare ?? "").replaceAll('""', '"'),
      ),
    );
}

const hostile = [
  "=cmd|'/c calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(1)",
  "\t=1",
  "\r\n=1",
  "  =1",
  "\u202e=1",
  "\uff1d1",
  "\uff0b1",
  "\uff0d1",
  "\uff201",
];

describe("render-report, as CSV", () => {
  it("has a line for each application, whole", () => {
    const ended = {
      value: "full_access_as_app",
      kind: "Role" as const,
      resource: "Office 365 Exchange Online",
      state: "granted" as const,
      endsOn: "2027-04-01",
    };
    const [heads, row, ...rest] = parseCsv(
      renderReport(
        reportOf(line({ permissions: [ended], lost: ["One.", "Two."], credentials: [secret("2027-01-01")] })),
        "csv",
        "Contoso",
      ),
    );
    assert.deepEqual(rest, []);
    assert.deepEqual(Object.fromEntries(heads?.map((head, place) => [head, row?.[place]]) ?? []), {
      Application: "Sync",
      "Client ID": "11111111-1111-4111-8111-111111111111",
      "Object ID": "22222222-2222-4222-8222-222222222222",
      "Service principal": "33333333-3333-4333-8333-333333333333",
      Enabled: "yes",
      Publisher: "this tenant",
      Reach: "every mailbox",
      Permissions:
        "full_access_as_app of Office 365 Exchange Online (application, granted, no longer asked for)",
      Stops: "One. Two.",
      "Permissions end": "2027-04-01",
      "Credentials end": "2027-01-01",
    });
  });

  it("does not say what the registration of another tenant asks for", () => {
    const granted = {
      value: "Calendars.Read",
      kind: "Role",
      resource: "Microsoft Graph",
      state: "granted",
      endsOn: undefined,
    } as const;
    const foreign = line({ objectId: undefined, publisher: "another tenant", permissions: [granted] });
    const text = renderReport(reportOf(foreign), "csv", "Contoso");
    assert.match(text, /Calendars\.Read of Microsoft Graph \(application, granted\)/);
    assert.doesNotMatch(text, /no longer/);
  });

  it("keeps quotes, commas and line ends inside of their cell", () => {
    const rows = parseCsv(renderReport(reportOf(line({ name: 'A "b", c\r\nd\ne' })), "csv", ""));
    assert.equal(rows.length, 2);
    assert.equal(rows[1]?.[0], 'A "b", c d e');
  });

  for (const name of hostile) {
    it(`keeps a spreadsheet from calculating ${JSON.stringify(name)}`, () => {
      const [, row] = parseCsv(renderReport(reportOf(line({ name })), "csv", ""));
      assert.match(row?.[0] ?? "", /^'/);
    });
  }

  it("has no empty line where there is nothing to tell", () => {
    assert.equal(parseCsv(renderReport(reportOf(), "csv", "")).length, 1);
  });
});

describe("render-report, as Markdown", () => {
  const render = (...lines: readonly ReportLine[]) => renderReport(reportOf(...lines), "md", "Contoso");
  const rowsOf = (text: string) => text.split("\n").filter((each) => each.startsWith("| "));

  it("says what it is of, and counts", () => {
    const text = render(
      line({ lost: ["It ends."] }),
      line({
        publisher: "another tenant",
        reach: "mailboxes of 3 users",
        credentials: [secret("2026-11-30")],
      }),
    );
    assert.ok(text.startsWith("# Calendar, mailbox and EWS applications of Contoso\n"));
    assert.match(text, /Read on 21 November 2026 from 412 applications and service principals\./);
    assert.match(text, /- 2 applications hold or ask for permissions/);
    assert.match(
      text,
      /- 1 application loses permissions when EWS in Exchange Online ends, on 1 April 2027\./,
    );
    assert.match(text, /- 1 application reaches every mailbox\./);
    assert.match(text, /- 1 application has no credential that lasts longer than 30 days\./);
    assert.match(text, /- 1 application is registered in another tenant\./);
    assert.match(text, /secret, ends in 9 days \(30 November 2026\)/);
  });

  it("has first what stops with EWS, then what stops with its secret", () => {
    const rows = rowsOf(
      render(
        line({ name: "Fine", credentials: [secret("2028-01-01")] }),
        line({ name: "Ending", credentials: [secret("2026-12-01")] }),
        line({ name: "Stopping", lost: ["It ends."] }),
      ),
    ).slice(2);
    assert.deepEqual(
      rows.map((row) => /\| (\w+)/.exec(row)?.[1]),
      ["Stopping", "Ending", "Fine"],
    );
  });

  it("takes an ended secret beside a valid one for no reason to worry", () => {
    const text = render(line({ credentials: [secret("2026-01-01"), secret("2028-01-01")] }));
    assert.match(text, /- 0 applications have no credential/);
    assert.ok(!text.includes("ended"));
    assert.match(render(line({ credentials: [secret("2026-11-20")] })), /secret, ended 1 day ago/);
  });

  for (const name of [
    "a | b",
    "a\n| b |",
    "<img src=x onerror=alert(1)>",
    "[click](https://evil.example)",
    "https://evil.example",
    "www.evil.example",
    "mailto:a@evil.example",
    "\u202eevil\u202c",
    "`code`",
    "**bold** _too_",
    "$(trash)",
    "👩‍👩‍👧 x".repeat(30),
  ]) {
    it(`shows ${JSON.stringify(name.slice(0, 30))} as text in one cell`, () => {
      const rows = rowsOf(render(line({ name })));
      assert.equal(rows.length, 3);
      const row = rows[2] ?? "";
      assert.equal(row.replaceAll(/\\./g, "").split("|").length, 8);
      assert.doesNotMatch(row, /(?<!\\)<(?!br>)|(?<!\\)\[|https?:|www\.|(?<!\\)@|[\u202a-\u202e]/);
    });
  }

  it("says it where there is nothing", () => {
    assert.match(render(), /None of them holds or asks for permissions/);
  });
});

describe("render-report, as JSON", () => {
  it("has a version, and everything", () => {
    const name = "\u202etxet \u2028 👩‍👧 <b>";
    const text = renderReport(reportOf(line({ name })), "json", "Contoso");
    assert.doesNotMatch(text, /[\u2028\u202e\u200d]/);
    const read = JSON.parse(text) as { version: number; applications: ReportLine[] };
    assert.deepEqual(
      { ...read, applications: read.applications.map(({ name: each, reach }) => [each, reach]) },
      {
        version: 1,
        tenant: "Contoso",
        asOf: "2026-11-21",
        looked: 412,
        applications: [[name, "every mailbox"]],
      },
    );
  });
});

import assert from "node:assert/strict";
import type { Server } from "node:http";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli, type Meanwhile } from "../support/cli.js";
import { findItemAnswer, getItemAnswer, itemXml, useEwsServer } from "../support/ews-server.js";
import { startNtlmServer } from "../support/express-ntlm.js";
import { now, runIn, eventsOf } from "./support/calendar.js";

const canary = "CANARY-password-1";
const week = ["--from", "2026-11-23", "--to", "2026-11-30", "--zone", "UTC"];

describe("calendar of an Exchange Server", () => {
  let tenant: DemoTenant;
  let ada: string;

  before(async () => {
    tenant = await startDemoTenant({ now, mailboxes: 60, sleep: () => Promise.resolve() });
    ada = tenant.administrator.userPrincipalName;
  });
  after(() => tenant.stop());

  const run = (
    args: readonly string[],
    meanwhile: Meanwhile = { environment: { CALENDAR_ONRAMP_PASSWORD: tenant.onPremises.password } },
    files: Readonly<Record<string, string>> = {},
  ) => runCli(["calendar", "--mailbox", ada, "--format", "json", ...week, ...args], files, meanwhile);
  const server = () => [
    "--ews-url",
    tenant.onPremises.ews,
    "--auth",
    "basic",
    "--user",
    tenant.onPremises.user,
  ];

  it("is read as its owner, with a password from the environment or from standard input", async () => {
    const online = eventsOf(
      await runIn(tenant, ["calendar", "--via", "ews", "--mailbox", ada, "--format", "json", ...week]),
    );
    assert.ok(online.length > 10);
    for (const impersonate of [["--impersonate"], ["--impersonate", ada]]) {
      assert.deepEqual(eventsOf(await run([...server(), ...impersonate])), online);
    }
    const piped = await run([...server(), "--impersonate", "--secret-stdin"], {
      line: tenant.onPremises.password,
    });
    assert.deepEqual(eventsOf(piped), online);
  });

  it("is read with a connection file, too", async () => {
    const { ews, user } = tenant.onPremises;
    const file = JSON.stringify({ name: "Our Exchange", way: { kind: "basic", user, ews } });
    const { code, complaints } = await run(
      ["--connection", "c.json", "--impersonate"],
      { environment: { CALENDAR_ONRAMP_PASSWORD: tenant.onPremises.password } },
      { "c.json": file },
    );
    assert.equal(code, 0, complaints);
  });

  it("is closed to who may not read it, and to a wrong password", async () => {
    const delegate = await run(server());
    assert.equal(delegate.code, 2);
    assert.match(delegate.complaints, /ErrorAccessDenied|ErrorFolderNotFound|ErrorItemNotFound/);
    const wrong = await run([...server(), "--impersonate", "--verbose"], {
      environment: { CALENDAR_ONRAMP_PASSWORD: canary },
    });
    assert.equal(wrong.code, 2);
    assert.match(wrong.complaints, /The sign-in was not accepted/);
    assert.ok(!wrong.complaints.includes(canary));
    assert.ok(!wrong.complaints.includes(Buffer.from(canary).toString("base64").slice(0, 16)));
  });

  for (const [what, args, says] of [
    ["no account", ["--ews-url", "https://mail.example.com/EWS/Exchange.asmx"], /Name it with --user/],
    [
      "a password behind the account",
      ["--ews-url", "https://x.example/", "--user", `svc:${canary}`],
      /colon/,
    ],
    [
      "a password in the address",
      ["--ews-url", `https://svc:${canary}@x.example/`, "--user", "svc"],
      /password/,
    ],
    ["no encryption", ["--ews-url", "http://mail.example.com/EWS", "--user", "svc"], /https/],
    ["a tenant at the same time", ["--ews-url", "https://x.example/", "--demo"], /cannot be used with/],
    [
      "Microsoft Graph",
      ["--ews-url", "https://x.example/", "--user", "svc", "--via", "graph"],
      /no Microsoft Graph/,
    ],
    [
      "a password as an option",
      ["--password", canary],
      /no place on a command line.*CALENDAR_ONRAMP_PASSWORD/,
    ],
  ] as const) {
    it(`refuses ${what}, and repeats no secret`, async () => {
      const { code, out, complaints } = await run(args);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(complaints, says);
      assert.doesNotMatch(complaints, /CANARY|This is a bug/);
    });
  }

  it("says where no password is given", async () => {
    const { code, complaints } = await run(server(), {});
    assert.equal(code, 2);
    assert.match(complaints, /The password is missing\. Set it in CALENDAR_ONRAMP_PASSWORD/);
  });
});

describe("calendar of an Exchange Server behind NTLM", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  it("is read with name and password, which is the default", async () => {
    const item = {
      id: "one",
      start: "2026-11-24T09:00:00Z",
      end: "2026-11-24T10:00:00Z",
      subject: "Planning",
    };
    const users = new Set<string>();
    const started = await startNtlmServer((user, incoming, response) => {
      users.add(`${user?.DomainName ?? ""}\\${user?.UserName ?? ""}`);
      let body = "";
      incoming.setEncoding("utf8").on("data", (text: string) => (body += text));
      incoming.on("end", () => {
        response.setHeader("content-type", "text/xml");
        response.end(
          body.includes("FindItem") ? findItemAnswer([itemXml(item)]) : getItemAnswer([itemXml(item)]),
        );
      });
    });
    ({ server } = started);
    const result = await runCli(
      [
        "calendar",
        "--ews-url",
        started.address,
        "--user",
        "CONTOSO\\svc",
        "--mailbox",
        "ada@contoso.com",
        "--format",
        "json",
        ...week,
      ],
      {},
      { environment: { CALENDAR_ONRAMP_PASSWORD: canary } },
    );
    assert.deepEqual(
      eventsOf(result).map(({ subject, start }) => [subject, start]),
      [["Planning", "2026-11-24T09:00:00Z"]],
    );
    assert.deepEqual([...users], ["CONTOSO\\svc"]);
  });
});

describe("calendar with hostile events", () => {
  const ews = useEwsServer();

  const run = (format: string, ...subjects: readonly string[]) => {
    const items = subjects.map((subject, index) => ({
      id: `e${String(index)}`,
      start: `2026-11-24T0${String(index)}:00:00Z`,
      end: "2026-11-24T10:00:00Z",
      subject,
    }));
    ews.answers(({ operation }) => ({
      body: operation === "FindItem" ? findItemAnswer(items.map(itemXml)) : getItemAnswer(items.map(itemXml)),
    }));
    return runCli(
      [
        "calendar",
        "--ews-url",
        ews.address,
        "--auth",
        "basic",
        "--user",
        "svc",
        "--mailbox",
        "ada@contoso.com",
        "--format",
        format,
        ...week,
      ],
      {},
      { environment: { CALENDAR_ONRAMP_PASSWORD: canary } },
    );
  };

  it("neither steers the terminal nor breaks the table", async () => {
    const { code, out } = await run("text", "&#27;[2J&#7;&#10;::error::x", "a&#x202E;b", "&#9;tab");
    assert.equal(code, 0);
    // eslint-disable-next-line no-control-regex -- these are what is looked for.
    assert.doesNotMatch(out.replaceAll("\n", ""), /[\u0000-\u001f\u007f\u202e]/);
    assert.equal(out.trimEnd().split("\n").length, 4);
  });

  it("puts no formula into a spreadsheet, and no line into a calendar file", async () => {
    const csv = await run("csv", "=cmd|' /C calc'!A0", "@SUM(1+1)", "+1", "a,&quot;b&quot;&#10;=c");
    assert.doesNotMatch(csv.out, /(?:^|,)"?[=+@]/m);
    assert.equal(csv.out.trimEnd().split("\r\n").length, 5);
    const ics = await run("ics", "x&#13;&#10;END:VEVENT&#13;&#10;BEGIN:VEVENT");
    assert.equal(ics.out.match(/^BEGIN:VEVENT/gm)?.length, 1);
  });

  it("stays whole as JSON, whatever is in it", async () => {
    const [event] = eventsOf(await run("json", "&lt;script&gt;&#xD83D; ] }&#10;"));
    assert.match(event?.subject ?? "", /^<script>.* \] \}/);
  });
});

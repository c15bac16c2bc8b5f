import assert from "node:assert/strict";
import { runCli } from "../support/cli.js";
import {
  appCalendarsRead,
  application,
  fullAccessAsApp,
  manifest,
  exchangeOnline,
  graph,
  requesting,
  resource,
} from "../support/manifests.js";

const clean = requesting(appCalendarsRead);
const warned = manifest(resource(exchangeOnline, fullAccessAsApp));
const faulty = requesting(appCalendarsRead.replace("Role", "role"));

interface Report {
  readonly files: readonly { file: string; dialect: string; permissions: unknown[]; findings: Finding[] }[];
  readonly summary: unknown;
}
interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly line: number;
  readonly column: number;
}

async function lintJson(args: readonly string[], files: Readonly<Record<string, string>>) {
  const { code, out } = await runCli(["lint", "--format", "json", ...args], files);
  return { code, report: JSON.parse(out) as Report };
}

describe("lint", () => {
  it("ends with 0 where there is nothing but information", async () => {
    const { code, report } = await lintJson(["a.json"], { "a.json": clean });
    assert.equal(code, 0);
    assert.deepEqual(report.summary, { files: 1, errors: 0, warnings: 0, information: 1 });
  });

  it("ends with 1 for a finding at or above the least severity", async () => {
    const codes = async (severity: string) =>
      (await runCli(["lint", "--min-severity", severity, "a.json"], { "a.json": warned })).code;
    assert.equal(await codes("information"), 1);
    assert.equal(await codes("warning"), 1);
    assert.equal(await codes("error"), 0);
  });

  it("tells everything that it promises, as JSON", async () => {
    const { report } = await lintJson(["--as-of", "2026-12-24", "a.json"], { "a.json": `\n${faulty}` });
    assert.deepEqual(report, {
      version: 1,
      asOf: "2026-12-24",
      catalogue: { date: "2026-08-22" },
      files: [
        {
          file: "a.json",
          dialect: "fragment",
          permissions: [
            {
              resourceAppId: graph,
              resource: "Microsoft Graph",
              id: "798ee544-9d2d-430c-a058-570e29e34338",
              value: "Calendars.Read",
              kind: "Role",
              line: 2,
            },
          ],
          findings: [
            {
              rule: "unscoped-permission",
              severity: "information",
              message:
                "Calendars.Read opens every mailbox of the organisation until it is scoped. To scope it, give the app the role “Application Calendars.Read” for chosen mailboxes (RBAC for Applications) and remove the tenant-wide consent.",
              offset: 116,
              length: 38,
              line: 2,
              column: 116,
              endLine: 2,
              endColumn: 154,
              fixes: [],
            },
            {
              rule: "wrong-type",
              severity: "error",
              message: "“role” must be written “Role”, for an application permission.",
              offset: 164,
              length: 6,
              line: 2,
              column: 164,
              endLine: 2,
              endColumn: 170,
              fixes: [{ title: "Write Role (application)" }],
            },
          ],
        },
      ],
      summary: { files: 1, errors: 1, warnings: 0, information: 1 },
    });
  });

  it("says null for what nobody knows", async () => {
    const { report } = await lintJson(["a.json"], {
      "a.json": '{ "requiredResourceAccess": [{ "resourceAccess": [{}] }] }',
    });
    assert.deepEqual(report.files[0]?.permissions, [
      { resourceAppId: null, resource: null, id: null, value: null, kind: null, line: 1 },
    ]);
  });

  it("tells the way in which each file is written", async () => {
    const { report } = await lintJson(["*"], {
      "1.json": application('"displayName": "x"'),
      "2.json": application('"replyUrlsWithType": []'),
      "3.json": resource(graph, appCalendarsRead),
      "4.json": '{ "name": "a package" }',
      "5.json": "",
    });
    assert.deepEqual(
      report.files.map(({ dialect }) => dialect),
      ["graph", "legacy", "fragment", "none", "none"],
    );
  });

  it("judges for the day that it is given", async () => {
    const severityOn = async (day: string) => {
      const { report } = await lintJson(["--as-of", day, "a.json"], { "a.json": warned });
      return report.files[0]?.findings.find(({ rule }) => rule === "retiring-permission")?.severity;
    };
    assert.equal(await severityOn("2026-09-30"), "information");
    assert.equal(await severityOn("2026-10-01"), "warning");
    assert.equal(await severityOn("2027-03-31"), "warning");
    assert.equal(await severityOn("2027-04-01"), "error");
  });

  it("gives rules another severity, or switches them off", async () => {
    const options = [
      "--rule",
      "retiring-permission=error",
      "--rule",
      "unscoped-permission=off",
      "--min-severity",
      "error",
    ];
    const { code, report } = await lintJson([...options, "a.json"], { "a.json": warned });
    assert.equal(code, 1);
    assert.deepEqual(
      report.files[0]?.findings.map(({ rule, severity }) => [rule, severity]),
      [["retiring-permission", "error"]],
    );
  });

  it("judges standard input", async () => {
    const { code, report } = await lintJson(["-"], { "-": faulty });
    assert.equal(code, 1);
    assert.equal(report.files[0]?.file, "-");
  });

  it("judges the other files where one cannot be read, and ends with 2", async () => {
    const { code, out, complaints } = await runCli(["lint", "nowhere.json", "a.json"], { "a.json": faulty });
    assert.equal(code, 2);
    assert.match(out, /wrong-type/);
    assert.equal(complaints, "Cannot read nowhere.json: there is no such file.");
  });

  it("prints nothing where no file can be read", async () => {
    const { code, out } = await runCli(["lint", "--format", "json", "nowhere.json"]);
    assert.equal(code, 2);
    assert.equal(out, "");
  });

  it("complains about a pattern that matches nothing", async () => {
    const { code, complaints } = await runCli(["lint", "*.json"]);
    assert.equal(code, 2);
    assert.equal(complaints, "No file matches *.json.");
  });

  it("names what is wrong with its options, and ends with 2", async () => {
    for (const [args, reason] of [
      [["lint"], /missing required argument 'files'/],
      [["lint", "--format", "xml", "a.json"], /Allowed choices are text, json, sarif, github/],
      [["lint", "--as-of", "2026-02-30", "a.json"], /It must be a day, written YYYY-MM-DD/],
      [["lint", "--rule", "retired-resorce=off", "a.json"], /Did you mean retired-resource\?/],
      [["lint", "--rule", "retired-resource=fatal", "a.json"], /RULE=SEVERITY/],
      [["lint", "--rule", "constructor=off", "a.json"], /There is no rule called "constructor"/],
      [["lint", "--nonsense", "a.json"], /unknown option/],
      [["bogus"], /unknown command/],
    ] as const) {
      const { code, out, complaints } = await runCli(args, { "a.json": clean });
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(complaints, reason);
    }
  });

  it("reads UTF-16, as Windows PowerShell writes it", async () => {
    const { code, out } = await runCli(["lint", "a.json"], {
      "a.json": Buffer.from(`\uFEFF${faulty}`, "utf16le"),
    });
    assert.equal(code, 1);
    assert.match(out, /1:164 +error +“role”/);
  });

  it("counts columns after a byte order mark", async () => {
    const { report } = await lintJson(["a.json"], { "a.json": `\uFEFF${faulty}` });
    assert.deepEqual(
      report.files[0]?.findings.map(({ column }) => column),
      [116, 164],
    );
  });

  it("survives what is no text at all", async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256));
    const { code, out } = await runCli(["lint", "a.bin"], { "a.bin": noise });
    assert.equal(code, 0);
    assert.match(out, /1 file that is no manifest passed over/);
  });

  it("never lets a file steer the terminal", async () => {
    const { out } = await runCli(["lint", "a\u001B[2J.json"], {
      "a\u001B[2J.json": requesting('{ "id": "<\\u001b[31m\\u202e>", "type": "Role" }'),
    });
    // eslint-disable-next-line no-control-regex -- that is what must not be there
    assert.doesNotMatch(out, /[\u001B\u202E]/);
    assert.match(out, /unfilled-placeholder/);
  });
});

describe("lint, in every format", () => {
  const secret = "q8Z~not-for-anybodys-eyes";
  const credential = `{ "displayName": "sync", "secretText": "${secret}", "value": "${secret}", "endDate": "2020-01-01" }`;

  it("never prints the value of a secret", async () => {
    for (const members of [
      `"displayName": "x"`,
      `"name": "x", "replyUrls": []`,
      `"web": {}, "replyUrls": []`,
    ]) {
      const text = application(
        `${members}, "clientSecret": "${secret}", "passwordCredentials": [${credential}]`,
      );
      for (const format of ["text", "json", "sarif", "github"]) {
        const { code, out, complaints } = await runCli(["lint", "--format", format, "a.json"], {
          "a.json": text,
        });
        assert.equal(code, 1);
        assert.match(out, /exposed-secret/);
        assert.ok(!`${out}${complaints}`.includes(secret), `${format}: ${members}`);
      }
    }
  });

  it("begins no line with a path that GitHub's runner would take for a command", async () => {
    const name = "::error::x.json";
    const { out } = await runCli(["lint", name], { [name]: faulty });
    assert.match(out, /^\.\/::error::x\.json\n/);
    assert.match((await runCli(["lint", "::warning::gone.json"])).complaints, /^Cannot read ::warning/);
  });
});

describe("lint --format github", () => {
  it("prints a command for each finding, with everything escaped", async () => {
    const { out } = await runCli(["lint", "--format", "github", "a,b:50%.json"], { "a,b:50%.json": faulty });
    assert.equal(
      out.split("\n")[1],
      "::error file=a%2Cb%3A50%25.json,line=1,endLine=1,col=164,endColumn=170,title=The type is neither Scope nor Role (wrong-type)::“role” must be written “Role”, for an application permission.",
    );
  });
});

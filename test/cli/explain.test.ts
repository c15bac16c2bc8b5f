import assert from "node:assert/strict";
import { rules } from "../../src/manifest/rules/index.js";
import { runCli } from "../support/cli.js";

interface Answer {
  readonly permissions: readonly {
    resource: string;
    value: string;
    kind: string;
    adminConsentRequired: boolean | null;
  }[];
  readonly resource: { name: string } | null;
  readonly suggestions: readonly string[];
}

async function explain(query: string): Promise<Answer> {
  const { out } = await runCli(["explain", "--format", "json", query]);
  return JSON.parse(out) as Answer;
}

describe("explain", () => {
  it("knows every meaning of a GUID, Microsoft Graph's first", async () => {
    const { permissions } = await explain("EF54D2BF-783F-4E0F-BCA1-3210C0444D99");
    assert.deepEqual(
      permissions.map(({ resource, value }) => [resource, value]),
      [
        ["Microsoft Graph", "Calendars.ReadWrite"],
        ["Office 365 Exchange Online", "Calendars.ReadWrite.All"],
      ],
    );
  });

  it("knows both kinds of a name, in any case", async () => {
    const { permissions } = await explain("calendars.read");
    const ofGraph = permissions.filter(({ resource }) => resource === "Microsoft Graph");
    assert.deepEqual(ofGraph.map(({ kind }) => kind).sort(), ["Role", "Scope"]);
  });

  it("leaves unknown consent unknown", async () => {
    const { permissions } = await explain("3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5");
    assert.equal(permissions[0]?.adminConsentRequired, null);
  });

  it("knows resources by GUID and by name", async () => {
    assert.equal((await explain("00000003-0000-0000-c000-000000000000")).resource?.name, "Microsoft Graph");
    assert.equal((await explain("office 365 exchange online")).resource?.name, "Office 365 Exchange Online");
  });

  it("knows resources by the names that the portal gives them", async () => {
    assert.equal((await explain("Azure Service Management")).resource?.name, "Azure Resource Manager");
    assert.match((await runCli(["explain", "SharePoint"])).out, /Also known as SharePoint\./);
  });

  it("suggests names for what nobody knows, and ends with 1", async () => {
    assert.ok((await explain("Calenders.Read")).suggestions.includes("Calendars.Read"));
    const { code, out, complaints } = await runCli(["explain", "Calenders.Read"]);
    assert.equal(code, 1);
    assert.equal(out, "");
    assert.match(complaints, /Did you mean Calendars\.Read/);
  });

  it("suggests GUIDs that are a digit away, by name", async () => {
    const wrong = "798ee544-9d2d-430c-a058-570e29e34339";
    assert.deepEqual((await explain(wrong)).suggestions, ["798ee544-9d2d-430c-a058-570e29e34338"]);
    const { complaints } = await runCli(["explain", wrong]);
    assert.match(complaints, /Did you mean 798ee544-9d2d-430c-a058-570e29e34338 \(Calendars\.Read\)\?/);
  });

  it("knows a permission by the name that it had, and when it was last there", async () => {
    const { code, out } = await runCli(["explain", "AgentApplication.Create"]);
    assert.equal(code, 0);
    assert.match(out, /last seen on 2025-11-14/);
  });

  it("suggests nothing for next to nothing", async () => {
    assert.deepEqual((await explain("x")).suggestions, []);
    assert.deepEqual((await explain("")).suggestions, []);
  });

  it("says in words what a permission is", async () => {
    const { code, out } = await runCli([
      "explain",
      "--as-of",
      "2026-11-21",
      "dc890d15-9560-4a4c-9b7f-a736ec74ec40",
    ]);
    assert.equal(code, 0);
    assert.match(out, /^full_access_as_app \(application\) of Office 365 Exchange Online\n/);
    assert.match(out, /An administrator must consent\./);
    assert.match(out, /ends on 1 April 2027 \(in 131 days\)\./);
    assert.match(out, /Exchange Server on-premises is not affected\./);
    assert.match(
      out,
      /Narrower or instead of it: Calendars\.ReadBasic\.All, Calendars\.Read, Calendars\.ReadWrite/,
    );
  });

  it("takes anything for a question", async () => {
    for (const query of ["", " ", "constructor", "__proto__", "\uD800", "x".repeat(10_000)]) {
      assert.equal((await runCli(["explain", "--format", "json", query])).code, 1);
    }
  });
});

describe("rules", () => {
  it("lists every rule", async () => {
    const { out } = await runCli(["rules", "--format", "json"]);
    assert.deepEqual(
      (JSON.parse(out) as { id: string }[]).map(({ id }) => id),
      rules.map(({ id }) => id),
    );
    assert.equal((await runCli(["rules"])).out.trim().split("\n").length, rules.length);
  });
});

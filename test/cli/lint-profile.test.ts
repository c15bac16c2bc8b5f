import assert from "node:assert/strict";
import { runCli } from "../support/cli.js";
import {
  appCalendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  manifest,
  requesting,
  resource,
} from "../support/manifests.js";

async function lint(args: readonly string[], files: Readonly<Record<string, string>>) {
  const { code, out } = await runCli(["lint", "--format", "json", ...args], files);
  const report = JSON.parse(out) as {
    profile?: { id: string; mode: string };
    files: { file: string; dialect: string; findings: { rule: string }[] }[];
  };
  return { code, report, rules: report.files.flatMap(({ findings }) => findings.map(({ rule }) => rule)) };
}

describe("lint --profile", () => {
  const right = manifest(resource(exchangeOnline, fullAccessAsApp));
  const wrong = requesting(appCalendarsRead);

  it("compares with what the profile needs", async () => {
    const missing = await lint(["--profile", "clockwork", "a.json"], { "a.json": wrong });
    assert.ok(missing.rules.includes("missing-permission"));
    assert.ok(missing.rules.includes("extra-permission"));
    assert.equal(missing.code, 1);
    const complete = await lint(["--profile", "clockwork", "a.json"], { "a.json": right });
    assert.ok(!complete.rules.includes("missing-permission"));
    const without = await lint(["a.json"], { "a.json": wrong });
    assert.ok(!without.rules.includes("missing-permission"));
  });

  it("says what it compared with, and only then", async () => {
    const { report } = await lint(["--profile", "clockwork:app-only-ews", "a.json"], { "a.json": right });
    assert.deepEqual(report.profile, { id: "clockwork", mode: "app-only-ews" });
    assert.ok(!("profile" in (await lint(["a.json"], { "a.json": right })).report));
    const { out } = await runCli(["lint", "--profile", "clockwork", "a.json"], { "a.json": right });
    assert.match(out, /\nCompared with ClockWork Office365 Sync \(clockwork:app-only-ews\)\.\n/);
  });

  it("takes a file that is named for a manifest, though it asks for nothing yet, and others not", async () => {
    const files = { "a.json": '{ "displayName": "Calendar sync" }', "b.json": '{ "name": "a package" }' };
    const named = await lint(["--profile", "clockwork", "a.json"], files);
    assert.ok(named.rules.includes("missing-permission"));
    assert.equal(named.code, 1);
    const found = await lint(["--profile", "clockwork", "*"], files);
    assert.deepEqual(found.rules, []);
    const both = await lint(["--profile", "clockwork", "*", "a.json"], files);
    assert.equal(both.code, 1);
  });

  it("compares redirect URIs with the values that are given", async () => {
    const text = (agency: string) =>
      `{ "displayName": "x", "web": { "redirectUris": ["https://${agency}.sensehq.com/settings/calendar-sync/auth-result"] }, "requiredResourceAccess": [] }`;
    const redirects = async (args: readonly string[], agency: string) =>
      (await lint(["--profile", "sense", ...args, "a.json"], { "a.json": text(agency) })).rules.filter(
        (rule) => rule.endsWith("-redirect"),
      );
    assert.deepEqual(await redirects(["--set", "agency=contoso"], "contoso"), []);
    assert.notDeepEqual(await redirects(["--set", "agency=contoso"], "fabrikam"), []);
    assert.deepEqual(await redirects([], "fabrikam"), []);
  });

  it("says that nothing is compared with a mode that needs no registration", async () => {
    for (const format of ["text", "json"]) {
      const { out, complaints } = await runCli(
        ["lint", "--format", format, "--profile", "clockwork:on-premises", "a.json"],
        { "a.json": right },
      );
      assert.match(complaints, /^Nothing is compared with clockwork:on-premises\. A name and a password/);
      assert.doesNotMatch(out, /Compared with/);
    }
  });

  it("ends with 2 where there is no such profile or value", async () => {
    for (const args of [
      ["--profile", "nope"],
      ["--profile", "clockwork:nope"],
      ["--profile", "sense", "--set", "agency=a=b"],
      ["--set", "agency=contoso"],
    ]) {
      const { code, out, complaints } = await runCli(["lint", ...args, "a.json"], { "a.json": right });
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(complaints, /\.$/);
    }
  });
});

import assert from "node:assert/strict";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import { runCli } from "../support/cli.js";

const tenant = "66666666-7777-8888-9999-aaaaaaaaaaaa";

interface Sheet {
  readonly profile: string;
  readonly mode: string;
  readonly entries: readonly {
    readonly field: string;
    readonly value: string | null;
    readonly isSecret: boolean;
    readonly missing: readonly string[];
  }[];
}

describe("handover", () => {
  it("prints the values that are known, as Markdown and as JSON", async () => {
    const { code, out, complaints } = await runCli(["handover", "clockwork", "--set", `tenantId=${tenant}`]);
    assert.equal(code, 0);
    assert.ok(out.includes(tenant));
    assert.match(complaints, /Instead: graph-readwrite\./);

    const json = await runCli(["handover", "clockwork", "--format", "json", "--set", `tenantId=${tenant}`]);
    const sheet = JSON.parse(json.out) as Sheet;
    assert.deepEqual([sheet.profile, sheet.mode], ["clockwork", "app-only-ews"]);
    assert.ok(sheet.entries.some(({ value }) => value === tenant));
    assert.ok(sheet.entries.some(({ isSecret, value }) => isSecret && value === null));
    assert.ok(sheet.entries.some(({ missing, value }) => missing.length > 0 && value === null));
  });

  it("works for every mode of every profile, without any value", async () => {
    for (const { id, modes } of standardProfiles) {
      for (const mode of modes) {
        const { code, out } = await runCli(["handover", id, "--mode", mode.id]);
        assert.equal(code, 0);
        assert.doesNotMatch(out, /undefined|\[object/, `${id}:${mode.id}`);
      }
    }
  });

  it("ends with 2 where it cannot be run", async () => {
    for (const args of [
      ["handover"],
      ["handover", "nope"],
      ["handover", "clockwork", "--format", "xml"],
      ["handover", "clockwork", "--set", "x=y"],
    ]) {
      const { code, out } = await runCli(args);
      assert.equal(code, 2);
      assert.equal(out, "");
    }
  });
});

describe("reminder", () => {
  it("prints a calendar file for the day on which the secret ends", async () => {
    const { code, out, complaints } = await runCli([
      "reminder",
      "clockwork",
      "--expires",
      "2028-11-20",
      "--set",
      `clientId=${tenant}`,
    ]);
    assert.equal(code, 0);
    assert.equal(complaints, "");
    assert.match(out, /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/);
    assert.match(out, /DTSTART;VALUE=DATE:20281120/);
    assert.ok(out.replaceAll(/\r\n /g, "").includes(tenant));
    assert.equal(out.match(/BEGIN:VALARM/g)?.length, 3);
  });

  it("says that a day has come already", async () => {
    const { code, complaints } = await runCli(["reminder", "clockwork", "--expires", "2026-11-21"]);
    assert.equal(code, 0);
    assert.match(complaints, /has come already/);
  });

  it("ends with 2 for what is no day, and for a product without a secret", async () => {
    for (const [args, reason] of [
      [["clockwork", "--expires", "2026-02-30"], /YYYY-MM-DD/],
      [["clockwork"], /--expires/],
      [["clockwork:on-premises", "--expires", "2028-01-01"], /has no secret/],
    ] as const) {
      const { code, out, complaints } = await runCli(["reminder", ...args]);
      assert.equal(code, 2);
      assert.equal(out, "");
      assert.match(complaints, reason);
    }
  });
});

import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { TestBrowser } from "../identity/support/browser.js";
import { CliProcess } from "./support/process.js";
import { lineOf } from "./support/tenant.js";

const dayOne = ["--from", "2026-11-23", "--to", "2026-11-30"];

describe("a person who reads calendars on the command line", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant({ mailboxes: 60, sleep: () => Promise.resolve() });
  });
  after(() => tenant.stop());

  for (const [title, args] of [
    ["a calendar through Microsoft Graph", ["calendar", "--via", "graph", "--mailbox"]],
    ["a calendar through EWS", ["calendar", "--via", "ews", "--mailbox"]],
    ["free/busy times of others", ["freebusy", "--mailbox", "ada.lindqvist@quillhaven.example", "--mailbox"]],
    ["both doors", ["compare", "--mailbox"]],
  ] as const) {
    it(`signs in once for ${title}, without an administrator`, async () => {
      const person = `willem.degroot@${tenant.domain}`;
      const cli = new CliProcess(
        [...args, person, ...dayOne, "--endpoints", "-", "--way", "device-code", "--format", "json"],
        { input: lineOf(tenant) },
      );
      const [, url = "", code = ""] = await cli.said(
        /open (http\S+) in any browser and enter the code (\S+)\./,
      );
      const browser = new TestBrowser();
      await browser.submit(await browser.open(url), {
        approval: tenant.approval,
        username: person,
        consent: "user",
        user_code: code,
      });
      const ended = await cli.ended;
      assert.equal(ended.code, 0, ended.complaints);
      assert.equal(ended.complaints.match(/enter the code/g)?.length, 1);
      assert.ok(Array.isArray((JSON.parse(ended.out) as { value: unknown }).value));
    });
  }
});

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startDemoTenant, type DemoTenant } from "../../../src/demo/demo-tenant.js";
import { address } from "../support/company.js";

/** Debian has it as python3-exchangelib, for its own Python, which need not be the first one. */
const python = ["python3", "/usr/bin/python3"].find(
  (command) => spawnSync(command, ["-c", "import exchangelib"], { stdio: "ignore" }).status === 0,
);

interface Found {
  readonly subject: string;
  readonly start: string;
  readonly type: string;
  readonly organizer: string;
}

interface Told {
  readonly folder: string;
  readonly events: readonly Found[];
  readonly freeBusy: { readonly view: string; readonly events: number };
  readonly onPremises: readonly Found[];
  readonly delegate: readonly Found[];
}

describe("exchangelib, a client of EWS in Python", () => {
  let tenant: DemoTenant | undefined;

  before(async function () {
    if (python === undefined) {
      this.skip();
    }
    tenant = await startDemoTenant({ now: () => new Date("2026-11-21T12:00:00Z") });
  });
  after(() => tenant?.stop());

  it("lists a calendar, an impersonated one and one that was opened, and free/busy times", async () => {
    assert.ok(tenant && python !== undefined);
    const told = await run(python, tenant);
    assert.equal(told.folder, "Agenda");
    const [meeting] = told.events;
    assert.deepEqual(meeting, {
      subject: "Management meeting",
      start: "2026-11-16T08:30:00+00:00",
      type: "Exception",
      organizer: address("willem.degroot"),
    });
    assert.ok(told.events.length > 5);
    assert.deepEqual(told.onPremises, told.events);
    assert.equal(told.delegate.length, told.events.length);
    assert.equal(told.freeBusy.view, "DetailedMerged");
    assert.ok(told.freeBusy.events > 5);
  });
});

async function run(command: string, tenant: DemoTenant): Promise<Told> {
  const client = tenant.clients.find(({ name }) => name.startsWith("Quillhaven Tenant"));
  const { cloud, tenantId, onPremises } = tenant;
  const script = spawn(command, [join("test", "demo", "ews", "read-with-exchangelib.py")], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  script.stdin.end(
    JSON.stringify({
      tokenUrl: `${cloud.login}/${tenantId}/oauth2/v2.0/token`,
      tenantId,
      clientId: client?.clientId,
      clientSecret: client?.clientSecret,
      ews: cloud.ews,
      onPremises,
      monitor: address("monitor"),
      mailbox: address("willem.degroot"),
      from: "2026-11-16T00:00:00Z",
      to: "2026-11-23T00:00:00Z",
    }),
  );
  const [written, complaints] = await Promise.all([text(script.stdout), text(script.stderr)]);
  assert.notEqual(written, "", complaints);
  return JSON.parse(written) as Told;
}

import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { createEwsSource } from "../../src/ews/source.js";
import { createBasicTransport } from "../../src/ews/transports/basic.js";
import { createOAuthTransport } from "../../src/ews/transports/oauth.js";
import { connectEws } from "../support/ews-server.js";
import { all } from "../support/graph-client.js";

const window = { start: new Date("2026-10-01T00:00:00Z"), end: new Date("2027-02-01T00:00:00Z") };

describe("EWS at the demo tenant", () => {
  let tenant: DemoTenant;
  let mailbox: string;

  before(async () => {
    tenant = await startDemoTenant({
      now: () => new Date("2026-11-21T12:00:00Z"),
      mailboxes: 60,
      sleep: () => Promise.resolve(),
    });
    mailbox = tenant.administrator.userPrincipalName;
  });
  after(() => tenant.stop());

  /** The service account that may impersonate, with its password. */
  function connectOnPremises(impersonates: boolean, password = tenant.onPremises.password) {
    const { ews: address, user } = tenant.onPremises;
    const transport = createBasicTransport({ address, user, password, fetch, timeoutSeconds: 10 });
    return createEwsSource(connectEws(address, { transport }).client, { impersonates });
  }

  it("lists calendars and their events, and reads one of them", async () => {
    const source = connectOnPremises(true);
    const calendars = await source.listCalendars(mailbox);
    assert.equal(calendars[0]?.isDefault, true);

    const events = (await all(source.listEvents({ mailbox, window }))).flat();
    assert.ok(events.length > 20, String(events.length));
    assert.equal(new Set(events.map(({ itemId }) => itemId)).size, events.length);
    for (const { uid, kind, originalStart } of events) {
      assert.notEqual(uid, undefined);
      assert.equal(originalStart === undefined, kind === "single");
    }
    assert.ok(events.some(({ attendees }) => attendees.length > 0));

    const [first] = events;
    assert.ok(first);
    const whole = await source.readEvent(mailbox, first.itemId);
    assert.deepEqual({ ...whole, body: undefined }, first);
  });

  it("tells when mailboxes are free or busy", async () => {
    const week = { start: new Date("2026-11-23T00:00:00Z"), end: new Date("2026-11-30T00:00:00Z") };
    const nobody = `nobody@${tenant.domain}`;
    const [known, unknown] = await all(connectOnPremises(false).readFreeBusy([mailbox, nobody], week));
    assert.ok(known && "periods" in known && known.periods.length > 0);
    assert.ok(unknown && "error" in unknown);
  });

  it("refuses a wrong password, and a token that has no right", async () => {
    await assert.rejects(connectOnPremises(true, "wrong").listCalendars(mailbox), { status: 401 });
    const { cloud } = tenant;
    const tokens = {
      account: undefined,
      getToken: () => Promise.resolve({ token: "none", expires: new Date(0) }),
      signOut: () => Promise.resolve(),
    };
    const transport = createOAuthTransport({ cloud, tokens, fetch, timeoutSeconds: 10 });
    const { client } = connectEws(cloud.ews, { transport, isOnline: true });
    await assert.rejects(createEwsSource(client, { impersonates: true }).listCalendars(mailbox), {
      status: 401,
      message: /^EWS in Exchange Online is blocked by default/,
    });
  });
});

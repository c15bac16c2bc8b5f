import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { checkMailboxes } from "../../src/calendar/check-mailboxes.js";
import type { MailboxVerdict } from "../../src/calendar/mailbox-check.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { createEwsDoor } from "../../src/ews/check-calendars.js";
import { createBasicTransport } from "../../src/ews/transports/basic.js";
import {
  answerTo,
  connectEws,
  faultOf,
  findItemAnswer,
  itemXml,
  useEwsServer,
  type EwsSeen,
} from "../support/ews-server.js";
import { all } from "../support/graph-client.js";

const window = { start: new Date("2026-11-23T00:00:00Z"), end: new Date("2026-11-30T00:00:00Z") };
const now = () => new Date("2026-11-21T12:00:00Z");
const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `user${String(index)}@contoso.com`);
const item = (id: number) =>
  itemXml({ id: String(id), start: "2026-11-24T09:00:00Z", end: "2026-11-24T10:00:00Z" });
const items = (count: number) => Array.from({ length: count }, (_, id) => item(id));
const numberOf = ({ headers }: EwsSeen) => Number(/\d+/.exec(String(headers["x-anchormailbox"]))?.[0]);

describe("a check of mailboxes through EWS", () => {
  const server = useEwsServer();

  const check = (count: number, impersonates = true, isContinued = false) => {
    const { client } = connectEws(server.address);
    const door = createEwsDoor(client, { impersonates });
    const before: MailboxVerdict = {
      mailbox: "before@contoso.com",
      outcome: "readable",
      via: "ews",
      events: 1,
      checkedAt: now().toISOString(),
    };
    const resumeFrom = isContinued ? { verdicts: [before] } : undefined;
    return all(checkMailboxes(addresses(count), { door, window, now, resumeFrom }));
  };
  const outcomesOf = (verdicts: readonly MailboxVerdict[]) =>
    byMailbox(verdicts).map(({ outcome, events, isCut, code }) => [outcome, events, isCut, code]);

  it("asks for the ids of each mailbox's events, acting as its owner, or as a delegate", async () => {
    server.answers((seen) => ({ body: findItemAnswer(items(numberOf(seen)), numberOf(seen) !== 2) }));
    assert.deepEqual(outcomesOf(await check(4)), [
      ["readable", 0, undefined, undefined],
      ["readable", 1, undefined, undefined],
      ["readable", 2, true, undefined],
      ["readable", 3, undefined, undefined],
    ]);
    assert.deepEqual(
      server.seen.map(({ operation }) => operation),
      Array<string>(4).fill("FindItem"),
    );
    assert.match(server.seen[0]?.body ?? "", /ConnectingSID.*user0@contoso\.com/);
    assert.match(server.seen[0]?.body ?? "", /BaseShape>IdOnly/);

    await check(1, false);
    assert.doesNotMatch(server.seen[4]?.body ?? "", /ConnectingSID/);
    assert.match(server.seen[4]?.body ?? "", /<t:EmailAddress>user0@contoso\.com/);
  });

  it("tells refusals from mailboxes that are not there, and from what failed", async () => {
    const codes = [
      "ErrorAccessDenied",
      "ErrorImpersonateUserDenied",
      "ErrorNonExistentMailbox",
      "ErrorItemNotFound",
      "ErrorMailboxMoveInProgress",
      "ErrorExceededFindCountLimit",
    ];
    server.answers((seen) => ({ body: answerTo("FindItem", codes[numberOf(seen)] ?? "") }));
    const verdicts = byMailbox(await check(codes.length));
    assert.deepEqual(outcomesOf(verdicts), [
      ["refused", undefined, undefined, "ErrorAccessDenied"],
      ["refused", undefined, undefined, "ErrorImpersonateUserDenied"],
      ["missing", undefined, undefined, "ErrorNonExistentMailbox"],
      ["missing", undefined, undefined, "ErrorItemNotFound"],
      ["failed", undefined, undefined, "ErrorMailboxMoveInProgress"],
      ["readable", undefined, true, undefined],
    ]);
    assert.match(verdicts[0]?.reason ?? "", /user0@contoso\.com/);
    assert.doesNotMatch(verdicts[0]?.reason ?? "", /ErrorAccessDenied/);
    assert.notEqual(verdicts[0]?.helps, undefined);
    assert.equal(outcomesOf(await check(4, false))[3]?.[0], "refused");
  });

  it("waits where the server is busy, and asks no more than ten at a time", async () => {
    let inside = 0;
    let peak = 0;
    const failed = new Set<number>();
    server.answers((seen) => {
      peak = Math.max(peak, ++inside);
      setImmediate(() => {
        inside--;
      });
      const number = numberOf(seen);
      if (number % 5 === 1 && !failed.has(number)) {
        failed.add(number);
        return { status: 500, body: faultOf("ErrorServerBusy", { BackOffMilliseconds: "9000" }) };
      }
      return { body: findItemAnswer(items(1)) };
    });
    const verdicts = await check(50);
    assert.equal(verdicts.filter(({ outcome }) => outcome === "readable").length, 50);
    assert.equal(server.seen.length, 60);
    assert.ok(peak <= 10, String(peak));
  });

  it("gives up a sign-in that is not accepted before an account could be locked", async () => {
    server.replies({ status: 401 });
    await assert.rejects(check(50), { status: 401 });
    assert.equal(server.seen.length, 3);
    await assert.rejects(check(1), { status: 401 });
  });

  it("keeps one that is refused like this among others", async () => {
    server.answers((seen) => (numberOf(seen) === 0 ? { status: 401 } : { body: findItemAnswer(items(1)) }));
    assert.deepEqual(
      outcomesOf(await check(3)).map(([outcome]) => outcome),
      ["failed", "readable", "readable"],
    );
    assert.equal(outcomesOf(await check(1, true, true))[0]?.[0], "failed");
  });

  it("ends where the server cannot be reached", async () => {
    const { client } = connectEws("http://127.0.0.1:1/EWS/Exchange.asmx");
    const door = createEwsDoor(client, { impersonates: true });
    await assert.rejects(all(checkMailboxes(addresses(30), { door, window, now })), { status: undefined });
  });

  it("is refused for more than two years, and can be stopped", async () => {
    const { client } = connectEws(server.address);
    const door = createEwsDoor(client, { impersonates: true });
    const long = { start: window.start, end: new Date("2029-01-01T00:00:00Z") };
    await assert.rejects(all(checkMailboxes(addresses(1), { door, window: long, now })), UserError);
    assert.equal(server.seen.length, 0);

    const stop = new AbortController();
    server.answers((_seen, index) => {
      if (index === 5) {
        stop.abort(new UserError("Stopped."));
      }
      return { body: findItemAnswer(items(1)) };
    });
    const reading = checkMailboxes(addresses(100), { door, window, now, signal: stop.signal });
    await assert.rejects(all(reading), { message: "Stopped." });
    const count: number = server.seen.length;
    assert.ok(count < 30, String(count));
  });
});

describe("a check of mailboxes through EWS, at the demo tenant", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant({ now, sleep: () => Promise.resolve() });
  });
  after(() => tenant.stop());

  it("lets the service account act as the owner of every mailbox", async () => {
    const { ews: address, user, password } = tenant.onPremises;
    const transport = createBasicTransport({ address, user, password, fetch, timeoutSeconds: 10 });
    const { client } = connectEws(address, { transport });
    const list = [
      tenant.administrator.userPrincipalName,
      `nobody@${tenant.domain}`,
      `planning@${tenant.domain}`,
    ];
    const check = (impersonates: boolean) =>
      all(checkMailboxes(list, { door: createEwsDoor(client, { impersonates }), window, now }));
    const outcomes = (verdicts: readonly MailboxVerdict[]) =>
      byMailbox(verdicts).map(({ outcome }) => outcome);
    assert.deepEqual(outcomes(await check(true)), ["readable", "missing", "readable"]);
    assert.deepEqual(outcomes(await check(false)), ["refused", "missing", "refused"]);
  });
});

function byMailbox(verdicts: readonly MailboxVerdict[]): readonly MailboxVerdict[] {
  return verdicts.toSorted((one, other) => one.mailbox.localeCompare(other.mailbox, "en", { numeric: true }));
}

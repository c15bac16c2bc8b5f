import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { checkMailboxes } from "../../src/calendar/check-mailboxes.js";
import { KeptCheck, parseCheckState } from "../../src/calendar/check-state.js";
import type { MailboxVerdict } from "../../src/calendar/mailbox-check.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { createGraphDoor } from "../../src/graph/check-calendars.js";
import type { GraphClient } from "../../src/graph/client.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all, connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { batchOf, inBatch, useGraphServer, type SeenInBatch } from "../support/graph-server.js";

const window = { start: new Date("2026-11-23T00:00:00Z"), end: new Date("2026-11-30T00:00:00Z") };
const now = () => new Date("2026-11-21T12:00:00Z");
const addresses = (count: number) =>
  Array.from({ length: count }, (_, index) => `user${String(index)}@contoso.com`);
const events = (count: number) => Array.from({ length: count }, (_, id) => ({ id: String(id) }));
const numberOf = ({ url }: SeenInBatch) => Number(/user(\d+)/.exec(url)?.[1]);
const failing = (status: number, code: string, message = "No.") => ({
  status,
  body: { error: { code, message } },
});

describe("a check of mailboxes through Microsoft Graph", () => {
  const server = useGraphServer();
  holdToContract(server);

  const check = (client: GraphClient, count: number, as: "user" | "app" = "app") =>
    all(checkMailboxes(addresses(count), { door: createGraphDoor(client, { as }), window, now }));
  const outcomesOf = (verdicts: readonly MailboxVerdict[]) =>
    byMailbox(verdicts).map(({ outcome, code }) => [outcome, code]);

  it("counts the events of twenty with a post, by their ids, to the end of a page", async () => {
    server.answers(
      inBatch((request) => ({
        body: {
          value: events(numberOf(request)),
          ...(numberOf(request) === 7 ? { "@odata.nextLink": `${server.origin}/v1.0/more` } : {}),
        },
      })),
    );
    const { client, asked } = connect(server.origin);
    const verdicts = await check(client, 45);
    assert.deepEqual(
      server.seen.map((seen) => batchOf(seen).length),
      [20, 20, 5],
    );
    for (const { mailbox, outcome, events: count, isCut } of verdicts) {
      const number = Number(/\d+/.exec(mailbox)?.[0]);
      assert.deepEqual([outcome, count, isCut], ["readable", number, number === 7 ? true : undefined]);
    }
    const [first] = server.seen;
    assert.ok(first);
    const query = new URL(batchOf(first)[0]?.url ?? "", "http://localhost").searchParams;
    assert.deepEqual(Object.fromEntries(query), {
      startDateTime: "2026-11-23T00:00:00.000Z",
      endDateTime: "2026-11-30T00:00:00.000Z",
      $select: "id",
      $top: "1000",
    });
    assert.deepEqual(asked[0]?.scopes, ["Calendars.Read.Shared"]);
  });

  it("says why a mailbox cannot be read, and what helps", async () => {
    const answers = [
      failing(403, "ErrorAccessDenied", "Access to OData is disabled."),
      failing(403, "ErrorAccessDenied"),
      failing(404, "MailboxNotEnabledForRESTAPI"),
      failing(404, "ErrorInvalidUser"),
      failing(404, "ErrorItemNotFound"),
      failing(400, "ErrorInvalidRequest"),
      { body: { value: events(3) } },
    ];
    server.answers(inBatch((request) => answers[numberOf(request)] ?? {}));
    const { client } = connect(server.origin);
    const verdicts = byMailbox(await check(client, answers.length));
    assert.deepEqual(outcomesOf(verdicts), [
      ["refused", "ErrorAccessDenied"],
      ["refused", "ErrorAccessDenied"],
      ["missing", "MailboxNotEnabledForRESTAPI"],
      ["missing", "ErrorInvalidUser"],
      ["missing", "ErrorItemNotFound"],
      ["failed", "ErrorInvalidRequest"],
      ["readable", undefined],
    ]);
    assert.match(verdicts[0]?.reason ?? "", /access policy/);
    assert.match(verdicts[0]?.helps ?? "", /Test-ApplicationAccessPolicy/);
    assert.doesNotMatch(verdicts[1]?.reason ?? "", /^An application access policy/);

    // What is not shared with a person does not exist for her.
    const person = byMailbox(await check(client, answers.length, "user"));
    assert.equal(person[4]?.outcome, "refused");
    assert.match(person[4].reason ?? "", /shared with you/);
  });

  it("asks again only those that were told to wait, as late as they were told", async () => {
    const counts = new Map<number, number>();
    const throttledAt = new Map<number, number>();
    const { client, waited } = connect(server.origin);
    const time = () => waited.reduce((sum, wait) => sum + wait, 0);
    server.answers(
      inBatch((request) => {
        const number = numberOf(request);
        const count = (counts.get(number) ?? 0) + 1;
        counts.set(number, count);
        if (count === 1 && number % 4 === 0) {
          throttledAt.set(number, time());
          return { ...failing(429, "ApplicationThrottled"), headers: { "Retry-After": "7" } };
        }
        if (count === 1 && number % 4 === 1) {
          return failing(number % 8 === 1 ? 424 : 503, "FailedDependency");
        }
        assert.ok(time() - (throttledAt.get(number) ?? -Infinity) >= 7000);
        return { body: { value: events(1) } };
      }),
    );
    const verdicts = await check(client, 60);
    assert.equal(verdicts.filter(({ outcome }) => outcome === "readable").length, 60);
    assert.equal(new Set(verdicts.map(({ mailbox }) => mailbox)).size, 60);
    for (const [number, count] of counts) {
      assert.equal(count, number % 4 < 2 ? 2 : 1, String(number));
    }
    assert.equal(throttledAt.size, 15);
  });

  it("has a verdict of one that is throttled for too long", async () => {
    server.answers(
      inBatch((request) =>
        numberOf(request) === 1
          ? { ...failing(429, "ApplicationThrottled"), headers: { "Retry-After": "3600" } }
          : { body: { value: [] } },
      ),
    );
    const verdicts = await check(connect(server.origin).client, 3);
    assert.deepEqual(outcomesOf(verdicts)[1], ["failed", "ApplicationThrottled"]);
  });

  it("goes on past a sign-in that one mailbox does not accept, and not past twenty", async () => {
    const refusing = (isRefused: (number: number) => boolean) => {
      server.answers(
        inBatch((request) =>
          isRefused(numberOf(request)) ? failing(401, "UnknownError") : { body: { value: [] } },
        ),
      );
    };
    refusing((number) => number === 3);
    const { client } = connect(server.origin);
    const verdicts = await check(client, 30);
    assert.equal(verdicts.length, 30);
    assert.deepEqual(outcomesOf(verdicts)[3], ["failed", "UnknownError"]);

    refusing(() => true);
    await assert.rejects(check(client, 2), { failure: "unauthenticated" });
    await assert.rejects(check(client, 100), { failure: "unauthenticated" });
  });

  it("ends with what concerns all, and keeps what was known", async () => {
    server.answers((seen, index) =>
      index < 2 ? inBatch(() => ({ body: { value: [] } }))(seen, index) : { status: 401, body: {} },
    );
    const known: MailboxVerdict[] = [];
    const door = createGraphDoor(connect(server.origin).client);
    const reading = checkMailboxes(addresses(200), {
      door,
      window,
      now,
      onVerdict: (verdict) => {
        known.push(verdict);
      },
    });
    await assert.rejects(all(reading), { failure: "unauthenticated" });
    assert.ok(known.length > 0 && known.length <= 40, String(known.length));
  });

  it("asks nothing for a window that is too long", async () => {
    const door = createGraphDoor(connect(server.origin).client);
    const long = { start: window.start, end: new Date("2032-01-01T00:00:00Z") };
    await assert.rejects(all(checkMailboxes(addresses(1), { door, window: long, now })), UserError);
    assert.equal(server.seen.length, 0);
  });
});

describe("a check of mailboxes through Microsoft Graph, at the demo tenant", () => {
  const clock = createClock();
  let tenant: DemoTenant;
  let list: readonly string[];

  before(async () => {
    tenant = await startDemoTenant({ now: clock.now, mailboxes: 300, sleep: () => Promise.resolve() });
    const { listUsers } = await import("../../src/graph/users.js");
    const pages = await all(listUsers(connectToDemo(tenant, clock), { onlyWithMail: true }));
    list = [
      ...pages.flatMap(({ items }) => items.flatMap(({ mail }) => mail ?? [])),
      `nobody@${tenant.domain}`,
      "no address",
    ];
  });
  after(() => tenant.stop());

  const doorOf = (name: string) =>
    createGraphDoor(
      connectToDemo(
        tenant,
        clock,
        tenant.clients.find((client) => client.name.startsWith(name)),
      ),
    );
  const withoutTime = (verdicts: readonly MailboxVerdict[]) =>
    byMailbox(verdicts).map((verdict) => ({ ...verdict, checkedAt: "" }));

  it("finds whom an access policy lets through", async () => {
    const policed = await all(checkMailboxes(list, { door: doorOf("ClockWork"), window, now: clock.now }));
    const open = await all(checkMailboxes(list, { door: doorOf("Exchange cal"), window, now: clock.now }));
    assert.equal(policed.length, list.length);
    const count = (verdicts: readonly MailboxVerdict[], outcome: string) =>
      verdicts.filter((verdict) => verdict.outcome === outcome).length;
    assert.ok(count(policed, "refused") > 200 && count(policed, "readable") > 5);
    assert.equal(count(open, "refused"), 0);
    assert.ok(count(open, "missing") > 1);
    assert.equal(count(open, "failed"), 1);
  });

  it("says the same after interruptions, in any weather", async () => {
    const door = doorOf("ClockWork");
    const whole = withoutTime(await all(checkMailboxes(list, { door, window, now: clock.now })));
    for (const scenario of ["none", "throttled", "unavailable", "resets"] as const) {
      tenant.setScenario(scenario);
      const subject = { connection: "demo", via: "graph", window, mailboxes: list } as const;
      let state = new KeptCheck(subject).state;
      for (const cut of [1, 20, 90, Infinity]) {
        const kept = new KeptCheck(subject);
        const stop = new AbortController();
        const resumeFrom = parseCheckState(JSON.parse(JSON.stringify(state)));
        const reading = checkMailboxes(list, {
          door,
          window,
          now: clock.now,
          signal: stop.signal,
          resumeFrom,
          onVerdict: (verdict) => {
            kept.add(verdict);
            if (kept.size >= state.verdicts.length + cut) {
              stop.abort(new UserError("Stopped."));
            }
          },
        });
        await all(reading).catch((error: unknown) => {
          assert.equal(error, stop.signal.reason);
        });
        assert.ok(kept.size < list.length === cut < Infinity, `${scenario} ${String(kept.size)}`);
        state = kept.state;
      }
      assert.deepEqual(withoutTime(state.verdicts), whole, scenario);
    }
    tenant.setScenario("none");
  });
});

function byMailbox(verdicts: readonly MailboxVerdict[]): readonly MailboxVerdict[] {
  return verdicts.toSorted((one, other) => one.mailbox.localeCompare(other.mailbox, "en", { numeric: true }));
}

import assert from "node:assert/strict";
import { startDemoTenant, type DemoTenant } from "../../../src/demo/demo-tenant.js";
import type { Connection, Way } from "../../../src/identity/connection.js";
import { createRefusal } from "../../../src/ui/preview/refusal.js";
import { doorsOf, openDoor } from "../../../src/ui/preview/sources.js";
import { createClock, openDemoSession } from "../../support/demo-graph.js";
import { all } from "../../support/graph-client.js";
import { allActions } from "../../support/preview.js";

const window = { start: new Date("2026-11-16T00:00:00Z"), end: new Date("2026-11-23T00:00:00Z") };

describe("the doors of a connection", () => {
  let tenant: DemoTenant;

  before(async () => {
    tenant = await startDemoTenant({
      now: () => new Date("2026-11-21T12:00:00Z"),
      mailboxes: 60,
      sleep: () => Promise.resolve(),
    });
  });
  after(() => tenant.stop());

  it("are both to the cloud, and EWS to a server of one's own", () => {
    assert.deepEqual(doorsOf({ way: { kind: "interactive" } }), ["graph", "ews"]);
    assert.deepEqual(doorsOf({ way: { kind: "client-secret", clientId: "x" } }), ["graph", "ews"]);
    assert.deepEqual(doorsOf({ way: { kind: "ntlm", user: "x", ews: "https://x" } }), ["ews"]);
  });

  it("lead to the same calendars, Graph with its changes", async () => {
    const session = openDemoSession(tenant, createClock());
    const parts = {
      connection: session.connection,
      session: () => Promise.resolve(session),
      readPassword: () => Promise.reject(new Error("Nobody is asked.")),
      impersonates: false,
    };
    const query = { mailbox: `joost.bakker@${tenant.domain}`, window };
    const [graph, ews] = await Promise.all([
      openDoor("graph", parts, session.world),
      openDoor("ews", parts, session.world),
    ]);
    const subjects = async (door: typeof graph) =>
      (await all(door.source.listEvents(query)))
        .flat()
        .map(({ subject }) => subject)
        .sort();
    const told = await subjects(graph);
    assert.ok(told.length > 5);
    assert.equal((await subjects(ews)).length, told.length);
    const changes = await graph.readChanges?.(query, { link: undefined, isShown: () => true });
    assert.deepEqual(changes?.changed.map(({ subject }) => subject).sort(), told);
    assert.equal(ews.readChanges, undefined);
    await ews.close?.();
  });

  it("open a server with a password, as a delegate or as the owners of mailboxes", async () => {
    const { ews, user, password } = tenant.onPremises;
    const way: Way = { kind: "basic", user, ews };
    const connection: Connection = {
      id: "server",
      name: "Server",
      cloud: "demo",
      tenant: "organizations",
      way,
      readOnly: true,
    };
    const { world } = openDemoSession(tenant, createClock());
    const open = (impersonates: boolean, kept = password) =>
      openDoor(
        "ews",
        {
          connection,
          session: () => Promise.reject(new Error("There is none.")),
          readPassword: () => Promise.resolve(kept),
          impersonates,
        },
        world,
      );
    const mailbox = `birgit.sommer@${tenant.domain}`;
    const { source } = await open(true);
    assert.ok((await source.listCalendars(mailbox)).length > 0);

    const asked = { via: "ews", mailbox, connection, as: "user", availableActions: allActions } as const;
    const refusedFor = async (impersonates: boolean, kept?: string) => {
      const door = await open(impersonates, kept);
      const error: unknown = await all(door.source.listEvents({ mailbox, window })).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      const { title, actions } = createRefusal(error, asked);
      return [title, ...actions.map(({ id }) => id)];
    };
    assert.deepEqual(await refusedFor(false), [
      "EWS denies access to this calendar",
      "composeScript:grant-calendar-reviewer",
      "retry",
    ]);
    assert.deepEqual(await refusedFor(true, "wrong"), ["EWS does not accept the sign-in", "signIn", "retry"]);
  });
});

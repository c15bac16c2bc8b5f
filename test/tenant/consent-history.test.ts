import assert from "node:assert/strict";
import { graph } from "../../src/catalogue/well-known.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import type { GraphClient } from "../../src/graph/client.js";
import { grantAppRole, revokeAppRole } from "../../src/graph/consent.js";
import { GraphError } from "../../src/graph/errors.js";
import { findServicePrincipal } from "../../src/graph/service-principals.js";
import { readConsentHistory } from "../../src/tenant/consent-history.js";
import { connectToDemo, createClock, type Clock } from "../support/demo-graph.js";
import { connect } from "../support/graph-client.js";
import { useGraphServer } from "../support/graph-server.js";

const calendarsRead = "798ee544-9d2d-430c-a058-570e29e34338";
const day = 86_400_000;

describe("consent-history, at the demo tenant", () => {
  let tenant: DemoTenant;
  let client: GraphClient;
  let clock: Clock;

  beforeEach(async () => {
    clock = createClock();
    tenant = await startDemoTenant({ now: clock.now, sleep: () => Promise.resolve() });
    client = connectToDemo(tenant, clock);
  });
  afterEach(() => tenant.stop());

  async function principalOf(name: string): Promise<string> {
    const registered = tenant.clients.find((each) => each.name.startsWith(name));
    const found = await findServicePrincipal(client, registered?.clientId ?? "");
    return found?.id ?? "";
  }

  it("tells who consented to what, and when", async () => {
    const before = tenant.requests.graph;
    const id = await principalOf("Sense");
    const events = await readConsentHistory(client, id);
    assert.equal(tenant.requests.graph - before, 2);
    assert.ok(events.every(({ by }) => by === "ada.lindqvist@quillhaven.example"));
    assert.ok(events.every(({ at }) => at.startsWith("2026-11-09T")));
    assert.ok(
      events.some(({ what }) =>
        /Calendars\.Read\.Shared.* of Microsoft Graph were granted as delegated permissions\.$/.test(what),
      ),
    );
  });

  it("is empty where nothing happened of late", async () => {
    assert.deepEqual(await readConsentHistory(client, await principalOf("Exchange calendar")), []);
  });

  it("has what is granted and taken away now, the newest first, and by which application", async () => {
    const [id, resource] = [await principalOf("innovaphone"), await findServicePrincipal(client, graph)];
    const given = { principalId: id, resourceId: resource?.id ?? "", appRoleId: calendarsRead };
    const assignment = await grantAppRole(client, given);
    await clock.sleep(60_000);
    await revokeAppRole(client, { resourceId: given.resourceId, assignmentId: assignment.id ?? "" });
    assert.deepEqual(await readConsentHistory(client, id), [
      {
        at: "2026-11-21T12:01:00.000Z",
        what: "Calendars.Read of Microsoft Graph was taken away as application permission.",
        by: "Quillhaven Tenant Administration",
      },
      {
        at: "2026-11-21T12:00:00.000Z",
        what: "Calendars.Read of Microsoft Graph was granted as application permission.",
        by: "Quillhaven Tenant Administration",
      },
    ]);
  });

  it("goes back thirty days", async () => {
    const id = await principalOf("Sense");
    assert.notDeepEqual(await readConsentHistory(client, id), []);
    await clock.sleep(19 * day);
    assert.deepEqual(await readConsentHistory(client, id), []);
  });

  it("is refused to whoever may not read the log", async () => {
    const id = await principalOf("Sense");
    const other = connectToDemo(tenant, clock, tenant.clients[0]);
    await assert.rejects(
      readConsentHistory(other, id),
      (error) => error instanceof GraphError && error.failure === "forbidden",
    );
  });
});

describe("consent-history", () => {
  const server = useGraphServer();

  async function read(...audits: readonly unknown[]) {
    server.replies({ body: { value: audits } });
    return readConsentHistory(connect(server.origin).client, "it's");
  }

  it("asks for the entries about one service principal", async () => {
    await read();
    assert.equal(server.seen[0]?.query["$filter"], "targetResources/any(t:t/id eq 'it''s')");
  });

  it("bears entries in which hardly anything is said", async () => {
    const nulls = {
      activityDisplayName: "Add app role assignment to service principal",
      activityDateTime: null,
      initiatedBy: null,
      targetResources: [{ modifiedProperties: null }, { modifiedProperties: [{ displayName: null }] }],
      result: null,
    };
    assert.deepEqual(await read(nulls, { ...nulls, targetResources: null }, {}), [
      { at: "", what: "An application permission was granted.", by: undefined },
      { at: "", what: "An application permission was granted.", by: undefined },
    ]);
  });

  it("leaves out what failed, and what is about something else", async () => {
    const events = await read(
      { activityDisplayName: "Consent to application", result: "failure" },
      { activityDisplayName: "Update service principal", result: "success" },
      { activityDisplayName: "constructor" },
      { activityDisplayName: "Consent to application.", activityDateTime: "2026-11-01T00:00:00Z" },
    );
    assert.deepEqual(
      events.map(({ what }) => what),
      ["Consent was given."],
    );
  });
});

import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { azureAdGraph, exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import { TenantResources } from "../../src/tenant/resources.js";
import { connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { batchOf, inBatch, useGraphServer, type Seen } from "../support/graph-server.js";

const catalogue = standardCatalogue();
const ours = "11111111-2222-4333-8444-555555555555";
const published = [
  { id: "graph-sp", appId: graph, displayName: "Microsoft Graph" },
  {
    id: "ours-sp",
    appId: ours,
    displayName: "Ours",
    appRoles: [{ id: "r1", value: "Do.All" }],
    oauth2PermissionScopes: [],
  },
];

/** Answers what is asked for by a filter, as a tenant of two APIs does. */
const tenant = inBatch(({ url }) => {
  const filter = new URL(url, "http://x").searchParams.get("$filter") ?? "";
  const value = published.filter((each) =>
    filter.includes(`'${filter.startsWith("id") ? each.id : each.appId}'`),
  );
  return { body: { value } };
});

const filtersOf = (seen: Seen | undefined) =>
  seen ? batchOf(seen).map(({ url }) => new URL(url, "http://x").searchParams.get("$filter")) : [];

describe("TenantResources", () => {
  const server = useGraphServer();
  holdToContract(server);
  let resources: TenantResources;
  let client: ReturnType<typeof connect>["client"];

  beforeEach(() => {
    resources = new TenantResources(catalogue);
    server.answers(tenant);
    ({ client } = connect(server.origin));
  });

  it("learn what is wanted with one request, and once", async () => {
    const wanted = { ids: ["GRAPH-sp", "gone-sp"], appIds: [ours.toUpperCase(), exchangeOnline] };
    await resources.learn(client, wanted);
    assert.equal(server.seen.length, 1);
    assert.deepEqual(filtersOf(server.seen[0]), [
      "id in ('graph-sp','gone-sp')",
      `appId in ('${ours}')`,
      `appId in ('${exchangeOnline}')`,
    ]);
    assert.equal(resources.find("graph-sp")?.appId, graph);
    assert.equal(resources.findByAppId(graph)?.id, "graph-sp");
    assert.equal(resources.findByAppId(ours)?.appRoles.length, 1);
    assert.equal(resources.find("ours-sp")?.displayName, "Ours");
    assert.equal(resources.find("gone-sp"), undefined);
    assert.equal(resources.findByAppId(exchangeOnline), undefined);

    await resources.learn(client, { ...wanted, ids: ["graph-sp", "gone-sp", "ours-sp"] });
    assert.equal(server.seen.length, 1);
  });

  it("need no request where nothing is wanted", async () => {
    await resources.learn(client, {});
    assert.equal(server.seen.length, 0);
  });

  it("share an answer that is under way", async () => {
    await Promise.all([
      resources.learn(client, { ids: ["graph-sp"] }),
      resources.learn(client, { ids: ["graph-sp"] }),
      resources.learn(client, { ids: ["graph-sp", "ours-sp"] }),
    ]);
    assert.deepEqual(server.seen.map(filtersOf), [["id in ('graph-sp')"], ["id in ('ours-sp')"]]);
  });

  it("ask themselves where somebody else gave up", async () => {
    const stop = new AbortController();
    const first = resources.learn(client, { ids: ["graph-sp"] }, { signal: stop.signal });
    const second = resources.learn(client, { ids: ["graph-sp"] });
    stop.abort(new Error("Enough."));
    await assert.rejects(first);
    await second;
    assert.equal(resources.find("graph-sp")?.appId, graph);
  });

  it("give up waiting for somebody else when they are told to", async () => {
    server.replies({ fault: "silence" });
    const stop = [new AbortController(), new AbortController()] as const;
    const learning = stop.map(({ signal }) => resources.learn(client, { ids: ["graph-sp"] }, { signal }));
    stop[1].abort(new Error("Enough."));
    await assert.rejects(learning[1] ?? Promise.resolve(), { message: "Enough." });
    stop[0].abort(new Error("Me, too."));
    await assert.rejects(learning[0] ?? Promise.resolve());
  });

  it("fail with the failure, and may be asked again", async () => {
    server.answers(inBatch(() => ({ status: 403 })));
    await assert.rejects(resources.learn(client, { ids: ["graph-sp"] }), { failure: "forbidden" });
    server.answers(tenant);
    await resources.learn(client, { ids: ["graph-sp"] });
    assert.equal(resources.find("graph-sp")?.appId, graph);
  });

  it("ask for what was missing once more where they are told to", async () => {
    await resources.learn(client, { ids: ["graph-sp"], appIds: [exchangeOnline] });
    resources.forgetMissing();
    await resources.learn(client, { ids: ["graph-sp"], appIds: [exchangeOnline] });
    assert.deepEqual(filtersOf(server.seen[1]), [`appId in ('${exchangeOnline}')`]);
  });

  it("have one more request for what most applications ask for, until it was answered", () => {
    const filter = String(resources.requestUsual()?.query?.["$filter"]);
    for (const appId of [graph, exchangeOnline, azureAdGraph]) {
      assert.ok(filter.includes(appId));
    }
    assert.equal(filter.split(",").length, 15);
    resources.keepUsual({ value: published.slice(0, 1) });
    assert.equal(resources.find("graph-sp")?.displayName, "Microsoft Graph");
    assert.equal(resources.requestUsual(), undefined);
  });
});

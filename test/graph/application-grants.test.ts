import assert from "node:assert/strict";
import { readApplicationGrants } from "../../src/graph/application-grants.js";
import { connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { batchOf, inBatch, useGraphServer, type Script } from "../support/graph-server.js";

const id = "11111111-2222-4333-8444-555555555555";
const appId = "66666666-7777-4888-9999-aaaaaaaaaaaa";

/** What each part is answered, by the end of its path. */
type Answers = Readonly<Record<string, { status?: number; body?: unknown }>>;

function answering(answers: Answers, otherwise: Script = () => ({ status: 500 })): Script {
  const parts = inBatch(({ url }) => {
    const { pathname } = new URL(url, "http://x");
    const [, part] = Object.entries(answers).find(([end]) => pathname.endsWith(end)) ?? [];
    return part ?? { status: 404 };
  });
  return (seen, index) => (seen.path.endsWith("$batch") ? parts(seen, index) : otherwise(seen, index));
}

const application = { body: { id, appId, displayName: "Sync" } };
const whole: Answers = {
  [`/applications/${id}`]: application,
  [`/applications(appId='${appId}')`]: application,
  [`/servicePrincipals(appId='${appId}')`]: { body: { id: "sp", appId } },
  "/appRoleAssignments": { body: { value: [{ id: "a1" }] } },
  "/oauth2PermissionGrants": { body: { value: [] } },
};

describe("readApplicationGrants", () => {
  const server = useGraphServer();
  holdToContract(server);

  for (const key of [{ appId }, { id, appId }]) {
    it(`takes one request where the client id is known: ${Object.keys(key).join(" and ")}`, async () => {
      server.answers(answering(whole));
      const { client, asked } = connect(server.origin);
      const read = await readApplicationGrants(client, key, undefined);
      assert.deepEqual(
        server.seen.map((seen) => batchOf(seen).length),
        [4],
      );
      assert.deepEqual(read, {
        application: { id, appId, displayName: "Sync" },
        servicePrincipal: { id: "sp", appId },
        assignments: [{ id: "a1" }],
        delegated: [],
        beside: undefined,
      });
      assert.deepEqual(asked[0]?.scopes, ["Application.Read.All", "Directory.Read.All"]);
    });
  }

  it("takes two where only the object id is known", async () => {
    server.answers(answering({ ...whole, "/organization": { body: { id: "tenant" } } }));
    const beside = { id: "", method: "GET", path: "/organization" } as const;
    const read = await readApplicationGrants(connect(server.origin).client, { id }, beside);
    assert.deepEqual(
      server.seen.map((seen) => batchOf(seen).length),
      [2, 3],
    );
    assert.equal(read.servicePrincipal?.id, "sp");
    assert.deepEqual(read.beside, { id: "tenant" });
  });

  it("does not fail with what went along", async () => {
    server.answers(answering({ ...whole, "/organization": { status: 403 } }));
    const along = { id: "", method: "GET", path: "/organization" } as const;
    const read = await readApplicationGrants(connect(server.origin).client, { id, appId }, along);
    assert.equal(read.servicePrincipal?.id, "sp");
    assert.equal(read.beside, undefined);
  });

  it("has no grants where there is no service principal", async () => {
    server.answers(answering({ [`/applications/${id}`]: application }));
    const read = await readApplicationGrants(connect(server.origin).client, { id, appId }, undefined);
    assert.equal(read.servicePrincipal, undefined);
    assert.deepEqual([...read.assignments, ...read.delegated], []);
  });

  it("reads on where there is more than a page, and not in a circle", async () => {
    const page = (number: number) =>
      `${server.origin}/v1.0/servicePrincipals/sp/appRoleAssignments?$skiptoken=${String(number)}`;
    const first = { value: [{ id: "a1" }], "@odata.nextLink": page(2) };
    server.answers(
      answering({ ...whole, "/appRoleAssignments": { body: first } }, ({ query }) => {
        const number = Number(query["$skiptoken"]);
        return { body: { value: [{ id: `a${String(number)}` }], "@odata.nextLink": page(5 - number) } };
      }),
    );
    const read = await readApplicationGrants(connect(server.origin).client, { id, appId }, undefined);
    assert.deepEqual(
      read.assignments.map((each) => each.id),
      ["a1", "a2", "a3"],
    );
    assert.equal(server.seen.length, 3);
  });

  for (const part of Object.keys(whole).filter((end) => !end.includes("applications(")))
    it(`fails with the failure of ${part.replace(/\W*[0-9a-f-]{36}\W*/, "")}`, async () => {
      server.answers(answering({ ...whole, [part]: { status: 403 } }));
      await assert.rejects(readApplicationGrants(connect(server.origin).client, { id, appId }, undefined), {
        failure: "forbidden",
      });
    });

  it("fails where there is no such application", async () => {
    server.answers(answering({}));
    for (const key of [{ id }, { appId }]) {
      await assert.rejects(readApplicationGrants(connect(server.origin).client, key, undefined), {
        failure: "not-found",
      });
    }
  });
});

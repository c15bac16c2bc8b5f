import assert from "node:assert/strict";
import type { Application, PasswordCredential } from "@microsoft/microsoft-graph-types";
import {
  addPassword,
  countApplications,
  createApplication,
  listApplications,
  listApplicationsByAppId,
  listOwners,
  readApplication,
  removePassword,
  updateApplication,
} from "../../src/graph/applications.js";
import { all, connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { inBatch, useGraphServer } from "../support/graph-server.js";

const id = "03ef14b0-ca33-4840-8f4f-d6e91916010e";
const appId = "631a96bc-a705-4eda-9f99-fdaf9f54f6a2";
const application: Application = { id, appId, displayName: "Calendar sync", passwordCredentials: [] };

describe("applications", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("are listed in pages of 999, with few properties and without asking for a late index", async () => {
    server.replies({ body: { value: [application] } });
    const { client, asked } = connect(server.origin);
    const [page] = await all(listApplications(client));
    assert.deepEqual(page?.items, [application]);
    assert.equal(server.seen[0]?.query["$top"], "999");
    assert.match(server.seen[0].query["$select"] ?? "", /^id,appId,displayName,/);
    assert.deepEqual(asked[0]?.scopes, ["Application.Read.All"]);
  });

  it("are searched by words of the name", async () => {
    server.replies({ body: { value: [], "@odata.count": 0 } });
    const [page] = await all(listApplications(connect(server.origin).client, { search: ' O"Neil & sons ' }));
    assert.equal(server.seen[0]?.query["$search"], '"displayName:O\\"Neil & sons"');
    assert.equal(page?.total, 0);
  });

  it("are sorted, filtered by what they ask for, and counted, by the index that can", async () => {
    server.replies({ body: { value: [], "@odata.count": 412 } });
    const { client } = connect(server.origin);
    const filter = "requiredResourceAccess/any(r:r/resourceAppId eq 'x')";
    const [page] = await all(listApplications(client, { orderBy: "displayName", filter, pageSize: 100 }));
    assert.equal(page?.total, 412);
    assert.equal(server.seen[0]?.query["$orderby"], "displayName");
    assert.equal(await countApplications(client), 412);
    assert.equal(server.seen[1]?.query["$top"], "1");
  });

  it("have no number where none is told", async () => {
    server.replies({ body: { value: [] } });
    assert.equal(await countApplications(connect(server.origin).client), undefined);
  });

  it("are found by their client ids, 300 of them with one request", async () => {
    server.answers(inBatch(() => ({ body: { value: [application] } })));
    const ids = Array.from({ length: 301 }, (_, index) => `id-${String(index)}`);
    const found = await all(listApplicationsByAppId(connect(server.origin).client, [...ids, ...ids]));
    assert.equal(server.seen.length, 2);
    assert.equal(found.length, 21);
  });

  it("are found by either id, within a filter", async () => {
    server.replies({ body: { value: [application] } });
    await all(listApplications(connect(server.origin).client, { search: ` ${appId}`, filter: "a or b" }));
    assert.equal(server.seen[0]?.query["$filter"], `(a or b) and (appId eq '${appId}' or id eq '${appId}')`);
  });

  it("search with the header on every page", async () => {
    server.answers((_seen, index) => ({
      body: {
        value: [],
        ...(index === 0
          ? {
              "@odata.nextLink": `${server.origin}/v1.0/applications?$search=%22displayName:a%22&$count=true&$skiptoken=x`,
            }
          : {}),
      },
    }));
    await all(listApplications(connect(server.origin).client, { search: "a" }));
    assert.equal(server.seen.length, 2);
  });

  it("are read whole, by either id", async () => {
    server.replies({ body: application });
    const { client } = connect(server.origin);
    assert.deepEqual(await readApplication(client, { id }), application);
    assert.deepEqual(await readApplication(client, { appId }), application);
    assert.deepEqual(
      server.seen.map(({ url }) => url),
      [`/v1.0/applications/${id}`, `/v1.0/applications(appId='${appId}')`],
    );
  });

  it("are created and changed, in the members that are given", async () => {
    server.replies({ status: 201, body: application }, { status: 204 });
    const { client, asked } = connect(server.origin);
    assert.deepEqual(await createApplication(client, { displayName: "Calendar sync" }), application);
    await updateApplication(client, { id }, { displayName: "Sync" });
    assert.deepEqual(
      server.seen.map(({ method, body }) => [method, body]),
      [
        ["POST", { displayName: "Calendar sync" }],
        ["PATCH", { displayName: "Sync" }],
      ],
    );
    assert.deepEqual(asked[1]?.scopes, ["Application.ReadWrite.All"]);
  });

  it("get and lose secrets", async () => {
    const made: PasswordCredential = { keyId: "k1", secretText: "shown once", hint: "sho" };
    server.replies({ body: made }, { status: 204 });
    const { client, log } = connect(server.origin);
    const end = "2027-05-21T00:00:00Z";
    assert.deepEqual(await addPassword(client, { id }, { displayName: "sync", endDateTime: end }), made);
    await removePassword(client, { appId }, "k1");
    assert.deepEqual(
      server.seen.map(({ path, body }) => [path, body]),
      [
        [
          `/v1.0/applications/${id}/addPassword`,
          { passwordCredential: { displayName: "sync", endDateTime: end } },
        ],
        [`/v1.0/applications(appId='${appId}')/removePassword`, { keyId: "k1" }],
      ],
    );
    assert.doesNotMatch(log.join("\n"), /shown once/);
  });

  it("have owners", async () => {
    const ada = { "@odata.type": "#microsoft.graph.user", id: "1", displayName: "Ada" };
    server.replies({ body: { value: [ada] } });
    const [page] = await all(listOwners(connect(server.origin).client, { id }));
    assert.deepEqual(page?.items, [ada]);
  });
});

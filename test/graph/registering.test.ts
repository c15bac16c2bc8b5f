import assert from "node:assert/strict";
import { readSecretsToChange } from "../../src/graph/application-secrets.js";
import { listApplicationsByName } from "../../src/graph/applications-by-name.js";
import { createServicePrincipal } from "../../src/graph/create-service-principal.js";
import { connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { useGraphServer } from "../support/graph-server.js";

describe("the requests of a registration", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("find applications by their whole name, however it is written", async () => {
    const value = ["O'Neil & sons", "o'NEIL & SONS", "O'Neil & sons 2", null].map((displayName) => ({
      displayName,
    }));
    server.replies({ body: { value } });
    const { client, asked } = connect(server.origin);
    const found = await listApplicationsByName(client, "O'Neil & Sons");
    assert.equal(server.seen[0]?.query["$filter"], "displayName eq 'O''Neil & Sons'");
    assert.deepEqual(
      found.map(({ displayName }) => displayName),
      ["O'Neil & sons", "o'NEIL & SONS"],
    );
    assert.deepEqual(asked[0]?.scopes, ["Application.Read.All"]);
  });

  it("make a service principal", async () => {
    server.replies({ status: 201, body: { id: "p", appId: "a" } });
    const { client, asked } = connect(server.origin);
    assert.deepEqual(await createServicePrincipal(client, "a"), { id: "p", appId: "a" });
    assert.deepEqual(server.seen[0]?.body, { appId: "a" });
    assert.deepEqual(asked[0]?.scopes, ["Application.ReadWrite.All"]);
  });

  it("read the secrets of an application with the permission to change them", async () => {
    server.replies({ body: { id: "1", passwordCredentials: null } });
    const { client, asked } = connect(server.origin);
    assert.deepEqual(await readSecretsToChange(client, "1/2"), []);
    assert.equal(server.seen[0]?.path, "/v1.0/applications/1%2F2");
    assert.equal(server.seen[0].query["$select"], "id,passwordCredentials");
    assert.deepEqual(asked[0]?.scopes, ["Application.ReadWrite.All"]);
  });
});

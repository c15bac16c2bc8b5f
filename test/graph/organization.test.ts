import assert from "node:assert/strict";
import { readOrganization } from "../../src/graph/organization.js";
import { connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { useGraphServer } from "../support/graph-server.js";

describe("the organization", () => {
  const server = useGraphServer();
  holdToContract(server);

  it("is the only one of its list", async () => {
    const contoso = { id: "1", displayName: "Contoso", verifiedDomains: [{ name: "contoso.com" }] };
    server.replies({ body: { value: [contoso] } });
    const { client, asked } = connect(server.origin);
    assert.deepEqual(await readOrganization(client), contoso);
    assert.deepEqual(asked[0]?.scopes, ["User.Read"]);
  });

  it("is missed where there is none", async () => {
    server.replies({ body: { value: [] } });
    await assert.rejects(readOrganization(connect(server.origin).client), { name: "UserError" });
  });
});

import assert from "node:assert/strict";
import { grantAppRole, grantScopes, revokeAppRole, revokeScopes } from "../../src/graph/consent.js";
import type { ScopeGrant } from "../../src/graph/grants.js";
import { connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { useGraphServer } from "../support/graph-server.js";

const existing: ScopeGrant = {
  grantId: "g/1",
  resource: { id: "r", appId: undefined, name: undefined },
  principalId: undefined,
  scopes: [
    { value: "User.Read", id: undefined },
    { value: "openid", id: undefined },
  ],
};

describe("consent", () => {
  const server = useGraphServer();
  holdToContract(server);

  /** The only request that an action sends. */
  async function request(act: (client: ReturnType<typeof connect>["client"]) => Promise<unknown>) {
    server.replies({ status: 204 });
    await act(connect(server.origin).client);
    assert.equal(server.seen.length, 1);
    const [seen] = server.seen;
    return [seen?.method, seen?.path, seen?.body];
  }

  it("to an application permission is one request", async () => {
    const role = { principalId: "p", resourceId: "r", appRoleId: "a" };
    assert.deepEqual(await request((client) => grantAppRole(client, role)), [
      "POST",
      "/v1.0/servicePrincipals/r/appRoleAssignedTo",
      role,
    ]);
  });

  it("to an application permission is taken back by one", async () => {
    assert.deepEqual(
      await request((client) => revokeAppRole(client, { resourceId: "r", assignmentId: "a/b" })),
      ["DELETE", "/v1.0/servicePrincipals/r/appRoleAssignedTo/a%2Fb", undefined],
    );
  });

  for (const principalId of [undefined, "ada"]) {
    it(`to delegated permissions for ${principalId ?? "everybody"} is one request`, async () => {
      const wanted = { clientId: "c", resourceId: "r", scopes: ["User.Read", "openid"], principalId };
      assert.deepEqual(await request((client) => grantScopes(client, wanted)), [
        "POST",
        "/v1.0/oauth2PermissionGrants",
        {
          clientId: "c",
          resourceId: "r",
          scope: "User.Read openid",
          ...(principalId === undefined
            ? { consentType: "AllPrincipals" }
            : { consentType: "Principal", principalId }),
        },
      ]);
    });
  }

  it("to more delegated permissions keeps those that were given", async () => {
    const wanted = { clientId: "c", resourceId: "r", scopes: ["user.read", "Calendars.Read"], existing };
    assert.deepEqual(await request((client) => grantScopes(client, wanted)), [
      "PATCH",
      "/v1.0/oauth2PermissionGrants/g%2F1",
      { scope: "User.Read openid Calendars.Read" },
    ]);
  });

  it("to some delegated permissions is taken back, and the others stay", async () => {
    assert.deepEqual(await request((client) => revokeScopes(client, existing, ["OPENID", "other"])), [
      "PATCH",
      "/v1.0/oauth2PermissionGrants/g%2F1",
      { scope: "User.Read" },
    ]);
  });

  it("to all delegated permissions is taken back as a whole", async () => {
    assert.deepEqual(await request((client) => revokeScopes(client, existing, ["openid", "User.Read"])), [
      "DELETE",
      "/v1.0/oauth2PermissionGrants/g%2F1",
      undefined,
    ]);
  });
});

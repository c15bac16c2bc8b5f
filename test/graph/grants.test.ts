import assert from "node:assert/strict";
import type { AppRoleAssignment, OAuth2PermissionGrant } from "@microsoft/microsoft-graph-types";
import { graph } from "../../src/catalogue/well-known.js";
import { compareGrants } from "../../src/graph/compare-grants.js";
import { readGrants, type Grants } from "../../src/graph/grants.js";
import { connect } from "../support/graph-client.js";
import { holdToContract } from "../support/graph-contract.js";
import { batchOf, inBatch, useGraphServer, type Script } from "../support/graph-server.js";

const readRole = "798ee544-9d2d-430c-a058-570e29e34338";
const readScope = "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42";
const userRead = "e1fe6dd8-ba31-4d61-89e7-88639da4683d";

const graphResource = {
  id: "graph-sp",
  appId: graph,
  displayName: "Microsoft Graph",
  appRoles: [{ id: readRole, value: "Calendars.Read", displayName: "Read calendars in all mailboxes" }],
  oauth2PermissionScopes: [
    { id: readScope, value: "Calendars.Read" },
    { id: userRead, value: "User.Read" },
  ],
};
const assignments: AppRoleAssignment[] = [
  {
    id: "a1",
    appRoleId: readRole,
    resourceId: "graph-sp",
    resourceDisplayName: "Microsoft Graph",
    createdDateTime: "2021-02-02T04:22:45Z",
  },
  { id: "a2", appRoleId: "gone", resourceId: "hidden-sp", resourceDisplayName: "Hidden" },
];
const delegated: OAuth2PermissionGrant[] = [
  {
    id: "g1",
    clientId: "sp",
    consentType: "AllPrincipals",
    principalId: null,
    resourceId: "graph-sp",
    scope: " user.read  Old.Scope ",
  },
  {
    id: "g2",
    clientId: "sp",
    consentType: "Principal",
    principalId: "ada",
    resourceId: "graph-sp",
    scope: "Calendars.Read User.Read",
  },
];

const tenant: Script = (seen, index) => {
  if (seen.path.endsWith("/appRoleAssignments")) {
    return { body: { value: assignments } };
  }
  if (seen.path.endsWith("/oauth2PermissionGrants")) {
    return { body: { value: delegated } };
  }
  return inBatch(() => ({ body: { value: [graphResource] } }))(seen, index);
};

describe("grants", () => {
  const server = useGraphServer();
  holdToContract(server);

  const resource = { id: "graph-sp", appId: graph, name: "Microsoft Graph" };
  const expected: Grants = {
    roles: [
      {
        assignmentId: "a1",
        resource,
        id: readRole,
        value: "Calendars.Read",
        displayName: "Read calendars in all mailboxes",
        granted: "2021-02-02T04:22:45Z",
      },
      {
        assignmentId: "a2",
        resource: { id: "hidden-sp", appId: undefined, name: "Hidden" },
        id: "gone",
        value: undefined,
        displayName: undefined,
        granted: undefined,
      },
    ],
    scopes: [
      {
        grantId: "g1",
        resource,
        principalId: undefined,
        scopes: [
          { value: "user.read", id: userRead },
          { value: "Old.Scope", id: undefined },
        ],
      },
      {
        grantId: "g2",
        resource,
        principalId: "ada",
        scopes: [
          { value: "Calendars.Read", id: readScope },
          { value: "User.Read", id: userRead },
        ],
      },
    ],
  };

  it("are read with the names that the resources publish, in three requests", async () => {
    server.answers(tenant);
    const { client, asked } = connect(server.origin);
    assert.deepEqual(await readGrants(client, "sp"), expected);
    assert.equal(server.seen.length, 3);
    const batch = server.seen.find(({ path }) => path.endsWith("$batch"));
    assert.equal(batch && batchOf(batch).length, 1);
    assert.deepEqual(asked[0]?.scopes, ["Directory.Read.All"]);
  });

  it("need no names where there are none", async () => {
    server.replies({ body: { value: [] } });
    assert.deepEqual(await readGrants(connect(server.origin).client, "sp"), { roles: [], scopes: [] });
    assert.equal(server.seen.length, 2);
  });

  it("are held against what is declared", () => {
    const states = compareGrants(
      [
        { resourceAppId: graph, kind: "Role", id: readRole.toUpperCase() },
        { resourceAppId: graph, kind: "Scope", id: userRead },
        { resourceAppId: graph, kind: "Scope", id: readRole },
        { resourceAppId: graph, kind: "Scope", id: readScope },
      ],
      expected,
    );
    assert.deepEqual(
      states.map(({ kind, id, value, state, forEverybody, principalIds, resourceName }) => [
        kind,
        value ?? id,
        state,
        forEverybody,
        principalIds.join(),
        resourceName,
      ]),
      [
        ["Role", "Calendars.Read", "both", true, "", "Microsoft Graph"],
        ["Scope", "User.Read", "both", true, "ada", "Microsoft Graph"],
        ["Scope", readRole, "declared", false, "", undefined],
        ["Scope", "Calendars.Read", "both", false, "ada", "Microsoft Graph"],
        ["Role", "gone", "granted", true, "", "Hidden"],
        ["Scope", "Old.Scope", "granted", true, "", "Microsoft Graph"],
      ],
    );
    assert.deepEqual(compareGrants([], { roles: [], scopes: [] }), []);
  });
});

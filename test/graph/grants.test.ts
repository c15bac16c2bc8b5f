import assert from "node:assert/strict";
import type { AppRoleAssignment, OAuth2PermissionGrant } from "@microsoft/microsoft-graph-types";
import { graph } from "../../src/catalogue/well-known.js";
import { describeGrants, type GrantNames, type Grants } from "../../src/graph/grants.js";

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

/** Names as one who knows Microsoft Graph finds them. */
const names: GrantNames = {
  findResource: (id) =>
    id === graphResource.id ? { appId: graphResource.appId, name: graphResource.displayName } : undefined,
  findRole(resource, id) {
    const role = resource.appId === graph ? graphResource.appRoles.find((each) => each.id === id) : undefined;
    return role && { value: role.value, displayName: role.displayName };
  },
  findScope: (resource, value) =>
    resource.appId === graph
      ? graphResource.oauth2PermissionScopes.find((each) => each.value.toLowerCase() === value.toLowerCase())
          ?.id
      : undefined,
};

describe("describeGrants", () => {
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

  it("puts names to what was granted", () => {
    assert.deepEqual(describeGrants(assignments, delegated, names), expected);
    assert.deepEqual(describeGrants([], [], names), { roles: [], scopes: [] });
  });

  it("makes do with what Microsoft Graph may have as null", () => {
    const nothing = { appId: undefined, name: undefined };
    assert.deepEqual(
      describeGrants(
        [{ resourceId: null, resourceDisplayName: null, createdDateTime: null }],
        [{ scope: null, principalId: null, consentType: null }],
        names,
      ),
      {
        roles: [
          {
            assignmentId: "",
            resource: { id: "", ...nothing },
            id: "",
            value: undefined,
            displayName: undefined,
            granted: undefined,
          },
        ],
        scopes: [{ grantId: "", resource: { id: "", ...nothing }, principalId: undefined, scopes: [] }],
      },
    );
  });
});

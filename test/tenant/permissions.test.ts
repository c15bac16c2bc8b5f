import assert from "node:assert/strict";
import type { RequiredResourceAccess } from "@microsoft/microsoft-graph-types";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { azureAdGraph, exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import type { Grants, RoleGrant, ScopeGrant } from "../../src/graph/grants.js";
import { groupPermissions, type PermissionGroup } from "../../src/tenant/permissions.js";
import { TenantResources } from "../../src/tenant/resources.js";

const catalogue = standardCatalogue();
const asOf = "2026-11-21";

function idOf(appId: string, kind: "Role" | "Scope", value: string): string {
  const permission = catalogue.findPermissionByName(appId, kind, value);
  assert.ok(permission, value);
  return permission.id;
}

const calendarsRead = idOf(graph, "Role", "Calendars.Read");
const userRead = idOf(graph, "Scope", "User.Read");
const fullAccess = idOf(exchangeOnline, "Role", "full_access_as_app");
const unknown = "deadbeef-0000-4000-8000-00000000cafe";
const zeros = "00000000-0000-0000-0000-000000000000";

const ofGraph = { id: "graph-sp", appId: graph, name: "Microsoft Graph" };
const hidden = { id: "hidden-sp", appId: undefined, name: undefined };

function role(id: string, resource: RoleGrant["resource"] = ofGraph, changes: Partial<RoleGrant> = {}) {
  return {
    assignmentId: `assignment of ${id}`,
    resource,
    id,
    value: undefined,
    displayName: undefined,
    granted: undefined,
    ...changes,
  };
}

function scope(names: string, principalId?: string, resource: ScopeGrant["resource"] = ofGraph): ScopeGrant {
  return {
    grantId: `grant for ${principalId ?? "everybody"}`,
    resource,
    principalId,
    scopes: names.split(" ").map((value) => ({ value, id: undefined })),
  };
}

const asks = (
  resourceAppId: string,
  ...ids: readonly (readonly ["Role" | "Scope", string])[]
): RequiredResourceAccess => ({
  resourceAppId,
  resourceAccess: ids.map(([type, id]) => ({ type, id })),
});

function group(
  declared: readonly RequiredResourceAccess[],
  grants: Partial<Grants> = {},
): readonly PermissionGroup[] {
  const resources = new TenantResources(catalogue);
  return groupPermissions(declared, { roles: [], scopes: [], ...grants }, { catalogue, resources, asOf });
}

/** Each permission in a few words, below the name of its resource. */
function words(groups: readonly PermissionGroup[]): Record<string, string[]> {
  return Object.fromEntries(
    groups.map(({ name, permissions }) => [
      name,
      permissions.map(({ kind, value, id, state, forEverybody }) =>
        [kind, value ?? id, state, ...(forEverybody ? ["everybody"] : [])].join(" "),
      ),
    ]),
  );
}

describe("groupPermissions", () => {
  it("keeps the order of the registration, and puts what is left over behind it", () => {
    const groups = group(
      [asks(exchangeOnline, ["Role", fullAccess]), asks(graph, ["Scope", userRead], ["Role", calendarsRead])],
      {
        roles: [
          role(calendarsRead),
          role(idOf(graph, "Role", "Mail.Send")),
          role(unknown, { id: "other-sp", appId: undefined, name: "Other" }),
        ],
      },
    );
    assert.deepEqual(words(groups), {
      "Office 365 Exchange Online": ["Role full_access_as_app declared"],
      "Microsoft Graph": [
        "Scope User.Read declared",
        "Role Calendars.Read both everybody",
        "Role Mail.Send granted everybody",
      ],
      Other: [`Role ${unknown} granted everybody`],
    });
    assert.deepEqual(
      groups.map(({ resourceAppId, resourceId }) => [resourceAppId, resourceId]),
      [
        [exchangeOnline, undefined],
        [graph, undefined],
        [undefined, "other-sp"],
      ],
    );
  });

  it("collapses what is asked for twice, in whichever case, also in two entries of one resource", () => {
    const groups = group(
      [
        asks(graph.toUpperCase(), ["Role", calendarsRead], ["Role", calendarsRead.toUpperCase()]),
        asks(graph, ["Role", calendarsRead], ["Scope", userRead]),
      ],
      { roles: [role(calendarsRead.toUpperCase())] },
    );
    assert.deepEqual(words(groups), {
      "Microsoft Graph": ["Role Calendars.Read both everybody", "Scope User.Read declared"],
    });
  });

  it("takes a role and a scope of one GUID for two permissions", () => {
    const pair = (catalogue.findResource(graph)?.permissions ?? []).find(
      ({ kind, id }) => kind === "Role" && catalogue.findPermission(graph, "Scope", id),
    );
    assert.ok(pair);
    const { id } = pair;
    const scopeName = catalogue.findPermission(graph, "Scope", id)?.value ?? "";
    const groups = group([asks(graph, ["Role", id], ["Scope", id])], { scopes: [scope(scopeName)] });
    assert.deepEqual(words(groups), {
      "Microsoft Graph": [`Role ${pair.value} declared`, `Scope ${scopeName} both everybody`],
    });
  });

  it("finds granted scopes by name, and says for whom they are", () => {
    const shared = idOf(graph, "Scope", "Calendars.Read.Shared");
    const [only] = group([asks(graph, ["Scope", userRead], ["Scope", shared])], {
      scopes: [
        scope("USER.READ calendars.read.shared Odd.Scope", "ada"),
        scope("Calendars.Read.Shared", "kim"),
        scope("user.read"),
      ],
    });
    assert.ok(only);
    assert.deepEqual(
      only.permissions.map(({ value, state, forEverybody, principalIds, held }) => [
        value,
        state,
        forEverybody,
        principalIds.join(" "),
        held.length,
      ]),
      [
        ["User.Read", "both", true, "ada", 2],
        ["Calendars.Read.Shared", "both", false, "ada kim", 2],
        ["Odd.Scope", "granted", false, "ada", 1],
      ],
    );
    assert.deepEqual(only.permissions[2]?.held, [
      { kind: "Scope", grantId: "grant for ada", scope: "Odd.Scope" },
    ]);
  });

  it("knows a name by the GUID that it had before", () => {
    const former = (catalogue.findResource(graph)?.formerPermissions ?? []).find(
      ({ kind, value }) =>
        kind === "Scope" && value !== "" && catalogue.findPermissionByName(graph, kind, value),
    );
    assert.ok(former);
    const [only] = group([asks(graph, ["Scope", former.id])], { scopes: [scope(former.value)] });
    assert.deepEqual(words(only ? [only] : []), {
      "Microsoft Graph": [`Scope ${former.value} both everybody`],
    });
  });

  it("leaves out what is no permission, and groups that are left without any", () => {
    const groups = group(
      [
        asks(exchangeOnline, ["Role", zeros]),
        { resourceAppId: graph, resourceAccess: [{ id: userRead, type: null }, {}] },
        { resourceAppId: azureAdGraph },
        {},
      ],
      { roles: [role(zeros), role("")] },
    );
    assert.deepEqual(groups, []);
  });

  it("keeps the GUID of what nobody knows, and of a resource that the tenant does not show", () => {
    const groups = group([asks(unknown, ["Role", unknown], ["Scope", unknown])], {
      roles: [role(unknown, hidden)],
      scopes: [scope("Some.Scope", undefined, hidden)],
    });
    assert.deepEqual(words(groups), {
      [unknown]: [`Role ${unknown} declared`, `Scope ${unknown} declared`],
      "hidden-sp": [`Role ${unknown} granted everybody`, "Scope Some.Scope granted everybody"],
    });
  });

  it("says when a role was given, and what takes it away", () => {
    const later = { granted: "2025-02-02T04:22:45Z", assignmentId: "second" };
    const [only] = group([], {
      roles: [
        role(calendarsRead, ofGraph, later),
        role(calendarsRead, ofGraph, { granted: "2024-02-02T04:22:45Z", assignmentId: "first" }),
      ],
    });
    const [line] = only?.permissions ?? [];
    assert.equal(line?.granted, "2024-02-02T04:22:45Z");
    assert.deepEqual(line.held, [
      { kind: "Role", assignmentId: "second", resourceId: "graph-sp" },
      { kind: "Role", assignmentId: "first", resourceId: "graph-sp" },
    ]);
  });

  it("says what is retired, and from when on", () => {
    const groups = group([
      asks(azureAdGraph, ["Scope", idOf(azureAdGraph, "Scope", "User.Read")]),
      asks(exchangeOnline, ["Role", fullAccess]),
      asks(graph, ["Role", calendarsRead]),
    ]);
    assert.deepEqual(
      groups.map(({ isRetired }) => isRetired),
      [true, false, false],
    );
    assert.deepEqual(
      groups.flatMap(({ permissions }) => permissions.map(({ retirement }) => retirement)),
      [
        {
          since: "2025-08-31",
          isOver: true,
          sentence:
            "Windows Azure Active Directory (Azure AD Graph) has been retired since 31 August 2025, and its permissions open nothing any more.",
        },
        {
          since: "2027-04-01",
          isOver: false,
          sentence:
            "full_access_as_app opens EWS in Exchange Online, which has been blocked by default since 1 October 2026 and ends on 1 April 2027 (in 131 days). Exchange Server on-premises is not affected.",
        },
        undefined,
      ],
    );
  });

  it("says of each whether an administrator must consent", () => {
    const [only] = group([
      asks(
        graph,
        ["Role", unknown],
        ["Scope", unknown],
        ["Scope", userRead],
        ["Scope", idOf(graph, "Scope", "User.Read.All")],
      ),
    ]);
    assert.deepEqual(
      only?.permissions.map(({ needsAdministrator }) => needsAdministrator),
      [true, undefined, false, true],
    );
  });
});

import type { Permission, PermissionKind } from "../../src/catalogue/catalogue.js";
import { findMeaning } from "../../src/catalogue/meanings.js";
import { findLookalike } from "../../src/catalogue/reach.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import { checkTitles } from "../../src/profiles/checks.js";
import { audiences, modeKinds, valueFormats } from "../../src/profiles/profile.js";
import { recipeParameters } from "../../src/profiles/recipes.js";

/** Of Exchange Online, what is not part of the retired Outlook REST API. */
const offeredOfExchange = /^(?:full_access_as_app|EWS\.AccessAsUser\.All)$/;

/** Of Microsoft Graph, what calendar integrations ask for, next to what is named after calendars. */
const offeredOfGraph = new Set([
  "Contacts.Read",
  "Contacts.ReadWrite",
  "EWS.AccessAsUser.All",
  "Group.Read.All",
  "GroupMember.Read.All",
  "MailboxSettings.Read",
  "MailboxSettings.ReadWrite",
  "OnlineMeetings.ReadWrite",
  "Place.Read.All",
  "User.Read",
  "User.Read.All",
  "User.ReadBasic.All",
  "email",
  "offline_access",
  "openid",
  "profile",
]);

interface List {
  enum: string[];
  enumDescriptions?: string[];
}

interface ProfileSchema {
  definitions: {
    graphRole: List;
    graphScope: List;
    exchangeRole: List;
    exchangeScope: List;
    mode: { properties: { kind: List } };
    ownRegistration: { properties: { audience: List } };
    recipe: { properties: { id: List }; allOf: unknown[] };
    value: { properties: { format: List } };
    verification: { properties: { check: List } };
  };
}

/** The schema of profiles, with the lists in it that repeat what the code says. The rest of it is written by hand. */
export function fillProfileSchema(text: string): unknown {
  const schema = JSON.parse(text) as ProfileSchema;
  const { definitions } = schema;

  Object.assign(definitions.graphRole, listPermissions(graph, "Role"));
  Object.assign(definitions.graphScope, listPermissions(graph, "Scope"));
  Object.assign(definitions.exchangeRole, listPermissions(exchangeOnline, "Role"));
  Object.assign(definitions.exchangeScope, listPermissions(exchangeOnline, "Scope"));
  definitions.mode.properties.kind.enum = [...modeKinds];
  definitions.ownRegistration.properties.audience.enum = [...audiences];
  definitions.value.properties.format.enum = [...valueFormats];
  Object.assign(definitions.verification.properties.check, {
    enum: Object.keys(checkTitles),
    enumDescriptions: Object.values(checkTitles).map((title) => `${title}.`),
  });
  definitions.recipe.properties.id.enum = Object.keys(recipeParameters);
  definitions.recipe.allOf = Object.entries(recipeParameters).map(([id, names]) => ({
    if: { required: ["id"], properties: { id: { const: id } } },
    then: {
      properties: {
        parameters: {
          properties: Object.fromEntries(names.map((name) => [name, { $ref: "#/definitions/text" }])),
          additionalProperties: false,
        },
      },
    },
  }));
  return schema;
}

function listPermissions(appId: string, kind: PermissionKind): List {
  const permissions = standardCatalogue()
    .findResource(appId)
    ?.permissions.filter((permission) => permission.kind === kind && isOffered(permission))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1));
  return {
    enum: permissions?.map(({ value }) => value) ?? [],
    enumDescriptions: permissions?.map((permission) => findMeaning(permission) ?? "") ?? [],
  };
}

function isOffered(permission: Permission): boolean {
  const { resource, value } = permission;
  return resource.appId === exchangeOnline
    ? offeredOfExchange.test(value)
    : (value.startsWith("Calendars.") || offeredOfGraph.has(value)) &&
        findLookalike(permission) === undefined;
}

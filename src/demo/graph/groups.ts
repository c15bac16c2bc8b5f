import type * as graph from "@microsoft/microsoft-graph-types";
import type { Group } from "../data/groups.js";
import type { Company } from "../data/company.js";
import type { Account } from "../data/users.js";
import { contextOf, paramOf, type Answer, type Call } from "./call.js";
import { choose, readSelect, selectionText, type Entity, type EntityType } from "./odata/entity.js";
import { countEntities, listEntities } from "./odata/list.js";
import { demand, needs } from "./permissions.js";
import { unknownResource } from "./refusal.js";
import { accountOf, toUser } from "./users.js";

function toGroup(group: Group): graph.Group & { readonly id: string } {
  const isUnified = group.kind === "microsoft 365";
  return {
    id: group.id,
    deletedDateTime: null,
    classification: null,
    createdDateTime: "2021-05-17T08:20:11Z",
    description: group.description,
    displayName: group.displayName,
    expirationDateTime: null,
    groupTypes: isUnified ? ["Unified"] : [],
    isAssignableToRole: null,
    mail: group.kind === "security" ? null : group.mail,
    mailEnabled: group.kind !== "security",
    mailNickname: group.alias,
    membershipRule: null,
    onPremisesSyncEnabled: null,
    proxyAddresses: group.kind === "security" ? [] : [`SMTP:${group.mail}`],
    renewedDateTime: "2021-05-17T08:20:11Z",
    securityEnabled: !isUnified,
    visibility: isUnified ? "Private" : null,
  };
}

function groupType(company: Company): EntityType<Group> {
  const [first] = company.groups.all;
  return {
    name: "group",
    properties: new Set(first ? Object.keys(toGroup(first)) : []),
    filters: {
      displayName: "default",
      id: "default",
      mail: "default",
      mailEnabled: "default",
      mailNickname: "default",
      securityEnabled: "default",
      "groupTypes/any": "default",
      description: "advanced",
    },
    sorts: { displayName: "default" },
    searches: ["displayName", "description", "mail", "mailNickname"],
    toEntity: (group) => ({ ...toGroup(group) }),
  };
}

const listed = (call: Call) => ({
  set: "groups",
  type: groupType(call.company),
  scan: (from: number) => [...call.company.groups.all.entries()].slice(from),
});

export function listGroups(call: Call): Answer {
  demand(call, needs.readGroups);
  return listEntities(call, listed(call));
}

export function countGroups(call: Call): Answer {
  demand(call, needs.readGroups);
  return countEntities(call, listed(call));
}

export function readGroup(call: Call): Answer {
  demand(call, needs.readGroups);
  const type = groupType(call.company);
  const names = readSelect(call, type);
  return {
    body: {
      "@odata.context": contextOf(call, `groups${selectionText(names)}/$entity`),
      ...choose(type.toEntity(groupOf(call)), names),
    },
  };
}

function groupOf(call: Call): Group {
  const id = paramOf(call, "group");
  const group = call.company.groups.all.find((candidate) => candidate.id === id.toLowerCase());
  if (!group) {
    throw unknownResource(id);
  }
  return group;
}

type Member = Account | Group;

/** Users and groups in one list, each with its type. */
function memberType(company: Company): EntityType<Member> {
  const toEntity = (member: Member): Entity =>
    "members" in member
      ? { "@odata.type": "#microsoft.graph.group", ...toGroup(member) }
      : { "@odata.type": "#microsoft.graph.user", ...toUser(company, member) };
  const properties = new Set(
    [company.users.at(0), ...company.groups.all].flatMap((member) => Object.keys(toEntity(member))),
  );
  return { name: "directoryObject", properties, filters: {}, sorts: {}, searches: ["displayName"], toEntity };
}

export function listMembers(call: Call): Answer {
  demand(call, needs.readGroups);
  return answerMembers(call, directMembers(call.company, groupOf(call)));
}

export function listTransitiveMembers(call: Call): Answer {
  demand(call, needs.readGroups);
  const seen = new Map<string, Member>();
  const visit = (group: Group) => {
    for (const member of directMembers(call.company, group)) {
      if (!seen.has(member.id)) {
        seen.set(member.id, member);
        if ("members" in member) {
          visit(member);
        }
      }
    }
  };
  visit(groupOf(call));
  return answerMembers(call, [...seen.values()]);
}

export function listGroupOwners(call: Call): Answer {
  demand(call, needs.readGroups);
  const owners = groupOf(call).owners.flatMap((id) => call.company.users.find(id) ?? []);
  return answerMembers(call, owners);
}

function directMembers({ users, groups }: Company, { members }: Group): Member[] {
  return members.flatMap((id) => users.find(id) ?? groups.find(id) ?? []);
}

/** A cast at the end of the path leaves one type over. */
function answerMembers(call: Call, members: readonly Member[]): Answer {
  const wanted = call.params["cast"];
  const kept = members.filter(
    (member) =>
      wanted === undefined || wanted === `microsoft.graph.${"members" in member ? "group" : "user"}`,
  );
  return listEntities(call, {
    set: "directoryObjects",
    type: memberType(call.company),
    scan: (from) => [...kept.entries()].slice(from),
  });
}

/** @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference */
export const roleTemplates: Readonly<Record<string, string>> = {
  "Global Administrator": "62e90394-69f5-4237-9190-012177145e10",
  "Exchange Administrator": "29232cdf-9323-42fd-ade2-1d097af3e4de",
  "User Administrator": "fe930be7-5e62-47db-91af-98c3a49a38b1",
};

/** Groups of a user, and the roles that make an administrator. */
export function listMemberOf(call: Call): Answer {
  demand(call, needs.readUsers);
  const { company } = call;
  const account = accountOf(call, "directory");
  const templates = Object.keys(roleTemplates);
  const roles = account.roles.map((role) => ({
    "@odata.type": "#microsoft.graph.directoryRole",
    id: company.directory.registry.strangers.at(500 + templates.indexOf(role)),
    deletedDateTime: null,
    description: null,
    displayName: role,
    roleTemplateId: roleTemplates[role] ?? null,
  }));
  const groups = company.groups.all
    .filter((group) => company.groups.includes(group, account, "directly"))
    .map((group) => ({ "@odata.type": "#microsoft.graph.group", ...toGroup(group) }));
  return {
    body: { "@odata.context": contextOf(call, "directoryObjects"), value: [...groups, ...roles] },
  };
}

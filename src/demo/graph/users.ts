import type * as graph from "@microsoft/microsoft-graph-types";
import { hash } from "../data/hash.js";
import type { Account } from "../data/users.js";
import type { Company } from "../data/company.js";
import { contextOf, paramOf, type Answer, type Call } from "./call.js";
import { choose, readSelect, selectionText, type EntityType } from "./odata/entity.js";
import { countEntities, listEntities } from "./odata/list.js";
import { demand, holds, needs } from "./permissions.js";
import { invalidUser, unknownResource } from "./refusal.js";

/** What Graph answers where nothing is selected. */
const byDefault = [
  "businessPhones",
  "displayName",
  "givenName",
  "jobTitle",
  "mail",
  "mobilePhone",
  "officeLocation",
  "preferredLanguage",
  "surname",
  "userPrincipalName",
  "id",
] as const;

/** What User.ReadBasic.All shows. */
const basic = new Set([
  "displayName",
  "givenName",
  "id",
  "mail",
  "surname",
  "userPrincipalName",
  "jobTitle",
  "officeLocation",
  "mobilePhone",
  "businessPhones",
  "preferredLanguage",
]);

export function toUser(company: Company, account: Account): graph.User & { readonly id: string } {
  const { office } = account;
  const isPerson = account.kind === "person";
  const extension = String(1000 + (account.index % 9000)).slice(-2);
  return {
    id: account.id,
    deletedDateTime: null,
    accountEnabled: account.enabled,
    ageGroup: null,
    assignedLicenses: [],
    assignedPlans: [],
    businessPhones: isPerson ? [`${office.phonePrefix}${extension}`] : [],
    city: office.city,
    companyName: company.name,
    country: office.country,
    createdDateTime: company.directory.registry
      .daysFromStart(-(60 + (hash(account.index, 5) % 2400)), account.index)
      .toISOString()
      .replace(/\.\d+Z$/, "Z"),
    department: account.department,
    displayName: account.displayName,
    employeeId: isPerson ? String(10_000 + account.index) : null,
    givenName: account.givenName ?? null,
    jobTitle: account.jobTitle ?? null,
    mail: account.mail ?? null,
    mailNickname: account.alias,
    mobilePhone: null,
    officeLocation: office.city,
    onPremisesSyncEnabled: null,
    otherMails: [],
    postalCode: office.postalCode,
    preferredLanguage: isPerson ? office.language : null,
    proxyAddresses:
      account.mail === undefined
        ? []
        : [`SMTP:${account.mail}`, `smtp:${account.alias}@${company.initialDomain}`],
    state: null,
    streetAddress: office.street,
    surname: account.surname ?? null,
    usageLocation: office.usageLocation,
    userPrincipalName: account.userPrincipalName,
    userType: "Member",
  };
}

export function userType(company: Company): EntityType<Account> {
  const find = (value: string) => company.users.find(value);
  return {
    name: "user",
    properties: new Set(Object.keys(toUser(company, company.users.at(0)))),
    byDefault,
    filters: {
      accountEnabled: "default",
      city: "default",
      companyName: "advanced",
      country: "default",
      createdDateTime: "advanced",
      department: "default",
      displayName: "default",
      employeeId: "default",
      givenName: "default",
      id: "default",
      jobTitle: "default",
      mail: "default",
      mailNickname: "default",
      officeLocation: "advanced",
      "proxyAddresses/any": "default",
      surname: "default",
      usageLocation: "default",
      userPrincipalName: "default",
      userType: "default",
    },
    sorts: { displayName: "default", userPrincipalName: "default", createdDateTime: "advanced" },
    searches: [
      "displayName",
      "mail",
      "mailNickname",
      "userPrincipalName",
      "givenName",
      "surname",
      "jobTitle",
      "department",
      "officeLocation",
    ],
    toEntity: (account) => ({ ...toUser(company, account) }),
    lookUp: {
      id: find,
      userPrincipalName: find,
      mail: find,
      mailNickname: (alias) => find(`${alias}@${company.domain}`),
    },
  };
}

const listed = (call: Call) => ({
  set: "users",
  type: visible(call, userType(call.company)),
  *scan(from: number) {
    const { users } = call.company;
    for (let index = from; index < users.size; index++) {
      yield [index, users.at(index)] as const;
    }
  },
});

/** With nothing but User.ReadBasic.All, the other properties are empty. */
function visible(call: Call, type: EntityType<Account>): EntityType<Account> {
  const seesAll = holds(call, {
    roles: needs.readUsers.roles.slice(1),
    scopes: needs.readUsers.scopes.slice(1),
  });
  return seesAll
    ? type
    : {
        ...type,
        toEntity: (account) =>
          Object.fromEntries(
            Object.entries(type.toEntity(account)).map(([name, value]) => [
              name,
              basic.has(name) ? value : null,
            ]),
          ),
      };
}

export function listUsers(call: Call): Answer {
  demand(call, needs.readUsers);
  return listEntities(call, listed(call));
}

export function countUsers(call: Call): Answer {
  demand(call, needs.readUsers);
  return countEntities(call, listed(call));
}

export function readUser(call: Call): Answer {
  const id = paramOf(call, "user");
  const account = call.company.users.find(id);
  const isOwn = call.principal.kind === "user" && account?.id === call.principal.userId;
  demand(call, isOwn ? needs.readOwnUser : needs.readUsers);
  if (!account) {
    throw unknownResource(id);
  }
  const type = isOwn ? userType(call.company) : visible(call, userType(call.company));
  const select = readSelect(call, type);
  return {
    body: {
      "@odata.context": contextOf(call, `users${selectionText(select)}/$entity`),
      ...choose(type.toEntity(account), select ?? byDefault),
    },
  };
}

/** The account that a path names. Outlook has its own words for one that is not there. */
export function accountOf(call: Call, service: "directory" | "outlook"): Account {
  const id = paramOf(call, "user");
  const account = call.company.users.find(id);
  if (!account) {
    throw service === "outlook" ? invalidUser(id) : unknownResource(id);
  }
  return account;
}

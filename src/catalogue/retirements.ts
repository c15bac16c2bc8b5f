import { daysBetween, inDays, readableDay, type Day } from "../base/days.js";
import type { Permission, PermissionKind } from "./catalogue.js";
import { remember } from "./remember.js";
import { azureAdGraph, exchangeOnline, graph } from "./well-known.js";

/**
 * Permissions that outlive the service they open, and what to ask for instead.
 *
 * Read on 2026-11-21:
 *
 * - Exchange Web Services (EWS) in Exchange Online: off by default from 2026-10-01, tenant by tenant; gone on
 *   2027-04-01. Microsoft's page names the months, several reports of its blog the days. No dates are known for
 *   the sovereign clouds. @see https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-ews-exchange-online
 * - The Outlook REST API, v2.0 and beta: Microsoft announced March 2024, its add-in pages 2024-03-31, with an
 *   exception for Outlook add-ins until 2025-10-14. No page says in the past tense that it happened.
 *   @see https://learn.microsoft.com/outlook/rest/compare-graph
 *   @see https://learn.microsoft.com/office/dev/add-ins/outlook/use-rest-api
 * - Which permissions that API had: its reference (mail, calendar, contacts, tasks, groups, people, users).
 *   @see https://learn.microsoft.com/outlook/rest/reference
 *
 * Left out, though they stand beside those: IMAP, POP and SMTP, which go on; the application permission
 * Mail.Send of Exchange Online, which High Volume Email needs; Place, Organization, PeopleSettings, Notes and
 * My Day, of which no page says what they open. A resource that is retired as a whole, such as Azure AD Graph,
 * says so itself (`Resource.retired`), but its replacements are here.
 */
export interface Retirement {
  /** The appId of the resource. */
  readonly resource: string;
  /** The one permission it is about; the whole resource where there is none. */
  readonly permission?: { readonly kind: PermissionKind; readonly id: string };
  /** From this day it works only for those who arranged an exception, "YYYY-MM-DD". */
  readonly blockedFrom?: string;
  /** From this day it works for nobody, "YYYY-MM-DD". */
  readonly ends: string;
  readonly service: "ews" | "outlook-rest";
  /** What ends, to stand in the middle of a sentence. */
  readonly subject: string;
  /** Whole sentences, true before and after the end. */
  readonly what: string;
  readonly instead: string;
  readonly unaffected?: string;
  /** What nobody could tell. */
  readonly unknown?: string;
  readonly source: string;
  /** The day on which the source was read, "YYYY-MM-DD". */
  readonly read: string;
}

export interface Replacement {
  readonly kind: PermissionKind;
  readonly value: string;
}

/** The retirement that takes this permission out of use, be it to come or past. */
export const findRetirement = remember((permission): Retirement | undefined =>
  retirements.find(
    ({ resource, permission: retiring }) =>
      resource === permission.resource.appId &&
      (!retiring || (retiring.kind === permission.kind && retiring.id === permission.id)),
  ),
);

/** Permissions of Microsoft Graph that do what this one did, narrowest first; empty where none is known. */
export function listReplacements(permission: Permission): readonly Replacement[] {
  const names = replacements[permission.resource.appId]?.[`${permission.kind} ${permission.value}`] ?? [];
  return names.map((name) => {
    const [kind, value = ""] = name.split(" ");
    return { kind: kind === "Role" ? "Role" : "Scope", value };
  });
}

/** What is true of a retirement on a day, to stand after "which". */
export function stateOn(day: Day, { blockedFrom, ends }: Retirement): string {
  if (day >= ends) {
    return `ended on ${readableDay(ends)}`;
  }
  const end = `ends on ${readableDay(ends)}`;
  const left = inDays(daysBetween(day, ends));
  if (blockedFrom === undefined) {
    return `${end} (${left})`;
  }
  return day < blockedFrom
    ? `is blocked by default from ${readableDay(blockedFrom)} (${inDays(daysBetween(day, blockedFrom))}) and ${end}`
    : `has been blocked by default since ${readableDay(blockedFrom)} and ${end} (${left})`;
}

const ews = {
  blockedFrom: "2026-10-01",
  ends: "2027-04-01",
  service: "ews",
  subject: "EWS in Exchange Online",
  what: "Microsoft switches Exchange Web Services off in Exchange Online: from 1 October 2026 they are blocked, organisation by organisation, unless an administrator allows them, and on 1 April 2027 they end for everybody.",
  instead: "Calendars are read and written through Microsoft Graph, with its own calendar permissions.",
  unaffected: "Exchange Server on-premises is not affected.",
  unknown: "For the sovereign clouds, such as those for governments and for China, no dates are known.",
  source:
    "https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-ews-exchange-online",
  read: "2026-11-21",
} as const;

const outlookRest = {
  ends: "2024-03-31",
  service: "outlook-rest",
  subject: "the Outlook REST API",
  what: "This permission belongs to the Outlook REST API, which Microsoft retired on 31 March 2024, and for the last Outlook add-ins on 14 October 2025.",
  instead:
    "Mailboxes and calendars are read and written through Microsoft Graph, which has permissions of the same or similar names.",
  unaffected: "IMAP, POP and SMTP have permissions of their own and go on.",
  source: "https://learn.microsoft.com/outlook/rest/compare-graph",
  read: "2026-11-21",
} as const;

export const retirements: readonly Retirement[] = [
  {
    resource: exchangeOnline,
    permission: { kind: "Role", id: "dc890d15-9560-4a4c-9b7f-a736ec74ec40" },
    ...ews,
  }, // full_access_as_app
  {
    resource: exchangeOnline,
    permission: { kind: "Scope", id: "3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5" },
    ...ews,
  }, // EWS.AccessAsUser.All
  { resource: graph, permission: { kind: "Scope", id: "9769c687-087d-48ac-9cb3-c37dde652038" }, ...ews }, // EWS.AccessAsUser.All

  ...rest("Role", [
    "798ee544-9d2d-430c-a058-570e29e34338", // Calendars.Read
    "2dfdc6dc-2fa7-4a2c-a922-dbd4f85d17be", // Calendars.Read.All
    "ef54d2bf-783f-4e0f-bca1-3210c0444d99", // Calendars.ReadWrite.All
    "089fe4d0-434a-44c5-8827-41ba8a0b17f5", // Contacts.Read
    "6918b873-d17a-4dc1-b314-35f528134491", // Contacts.ReadWrite
    "810c84a8-4a9e-49e6-bf7d-12d183f40d01", // Mail.Read
    "e2a3a72e-5f79-4c64-b1b1-878b674786c9", // Mail.ReadWrite
    "d45fa9f8-36e5-4cd2-b601-b063c7cf9ac2", // MailboxSettings.Read
    "f9156939-25cd-4ba8-abfe-7fabcf003749", // MailboxSettings.ReadWrite
    "c1b0de0a-1de9-455d-919f-eca451053141", // Tasks.Read
    "2c6a42ca-0d4d-49ad-bc0e-21222c449a65", // Tasks.ReadWrite
    "bf24470f-10c1-436d-8d53-7b997eb473be", // User.Read.All
    "77e65b5a-ceae-48b3-9490-50a86a038a48", // User.ReadBasic.All
  ]),
  ...rest("Scope", [
    "5b9be81f-2977-4d27-8faf-bb43af8fc705", // Calendars.Read
    "da710fc9-1e83-407b-8c5c-09d225031769", // Calendars.Read.All
    "c21d8660-9de1-4404-85b6-59695921bd8d", // Calendars.Read.Shared
    "765f423e-b55d-412e-97e3-13a800c3a537", // Calendars.ReadWrite
    "bbd1ca91-75e0-4814-ad94-9c5dbbae3415", // Calendars.ReadWrite.All
    "4585ecca-5b47-432f-ac70-e1391e4951ed", // Calendars.ReadWrite.Shared
    "181aac24-028a-486e-a649-b3742c74ec71", // Contacts.Read
    "d660a04c-7b62-4b4c-bea3-89226df00142", // Contacts.Read.All
    "d6aa6fa9-3360-416a-b8db-021249d58e86", // Contacts.Read.Shared
    "32253599-e142-4cf0-810d-4827eedd1cfa", // Contacts.ReadWrite
    "44882612-f346-430a-b938-4f00ee1c77a7", // Contacts.ReadWrite.All
    "c54cba4f-60fe-4332-b0de-b5990fd1999e", // Contacts.ReadWrite.Shared
    "b5c79e22-9bf2-42d7-b60d-1b95c11ebc66", // Group.Read.All
    "27235839-268c-4d68-a668-351401ff623a", // Group.ReadWrite.All
    "185758ba-798d-4b72-9e54-429a413a2510", // Mail.Read
    "ad13ac2e-ad46-4dc0-b7da-249c94395a6d", // Mail.Read.All
    "1d894596-c906-42b1-8422-9360440c1c0c", // Mail.Read.Shared
    "dab085de-3e14-432f-a47f-84b6457059c4", // Mail.ReadBasic
    "75767999-c7a8-481e-a6b4-19458e0b30a5", // Mail.ReadWrite
    "140e747e-90d3-4de0-8618-85a0cc7a1129", // Mail.ReadWrite.All
    "b09ec548-3f99-4d0a-859c-c9b7ff53b7a9", // Mail.ReadWrite.Shared
    "5eb43c10-865a-4259-960a-83946678f8dd", // Mail.Send
    "e843bc88-e493-446d-a73c-0ded7ff1913f", // Mail.Send.All
    "16572339-6149-452b-b084-280b01354687", // Mail.Send.Shared
    "d36ad51d-15a2-458d-9b3a-16dbe4c51c30", // MailboxSettings.Read
    "2e83d72d-8895-4b66-9eea-abb43449ab8b", // MailboxSettings.ReadWrite
    "9478ac54-3753-4543-b95a-4fad24978902", // People.Read
    "a88daf86-d44d-4077-8258-54131dd44e5d", // People.ReadWrite
    "8af8046f-5694-470f-91e4-d47ad05eda18", // Tasks.Read
    "3d5e9942-27d3-4e96-80b1-696c7a3369c1", // Tasks.Read.Shared
    "6b49b74d-642f-4417-a6b4-820576845707", // Tasks.ReadWrite
    "2915e980-bca5-4194-9a3f-71c4ccdbd77b", // Tasks.ReadWrite.Shared
    "6223a6d3-53ef-4f8f-982a-895b39483c61", // User.Read
    "eb665d05-7f76-4d1b-b176-1cfc814e668d", // User.Read.All
    "6222dbab-a24c-4210-9d91-2f47cf565614", // User.ReadBasic.All
    "9b005f11-86f0-45f7-8c27-4fff5d849916", // User.ReadBasic.All, the same name again
    "f9408c03-bd3d-48c4-8bee-17a72d20bd9c", // User.ReadWrite
  ]),
];

function rest(kind: PermissionKind, ids: readonly string[]): Retirement[] {
  return ids.map((id) => ({ resource: exchangeOnline, permission: { kind, id }, ...outlookRest }));
}

type Name = `${PermissionKind} ${string}`;

/**
 * By resource, then by kind and name: permissions of Microsoft Graph, narrowest first.
 *
 * EWS knows no narrower right than the whole mailbox, so for it these are only what a calendar needs.
 * No line means that no counterpart is known.
 * @see https://learn.microsoft.com/graph/migrate-azure-ad-graph-permissions-differences
 * @see https://learn.microsoft.com/graph/migrate-exchange-web-services-api-mapping
 */
export const replacements: Readonly<Record<string, Readonly<Record<Name, readonly Name[]>>>> = {
  [graph]: {
    "Scope EWS.AccessAsUser.All": [
      "Scope Calendars.ReadBasic",
      "Scope Calendars.Read",
      "Scope Calendars.Read.Shared",
      "Scope Calendars.ReadWrite",
      "Scope Calendars.ReadWrite.Shared",
    ],
  },

  [exchangeOnline]: {
    "Role full_access_as_app": [
      "Role Calendars.ReadBasic.All",
      "Role Calendars.Read",
      "Role Calendars.ReadWrite",
    ],
    "Scope EWS.AccessAsUser.All": [
      "Scope Calendars.ReadBasic",
      "Scope Calendars.Read",
      "Scope Calendars.Read.Shared",
      "Scope Calendars.ReadWrite",
      "Scope Calendars.ReadWrite.Shared",
    ],

    // Here a delegated `.All` meant what Graph calls `.Shared`, and an application `.All` what Graph says without it.
    "Role Calendars.Read": ["Role Calendars.Read"],
    "Role Calendars.Read.All": ["Role Calendars.Read"],
    "Role Calendars.ReadWrite.All": ["Role Calendars.ReadWrite"],
    "Scope Calendars.Read": ["Scope Calendars.Read"],
    "Scope Calendars.Read.Shared": ["Scope Calendars.Read.Shared"],
    "Scope Calendars.Read.All": ["Scope Calendars.Read.Shared"],
    "Scope Calendars.ReadWrite": ["Scope Calendars.ReadWrite"],
    "Scope Calendars.ReadWrite.Shared": ["Scope Calendars.ReadWrite.Shared"],
    "Scope Calendars.ReadWrite.All": ["Scope Calendars.ReadWrite.Shared"],

    "Role Mail.Read": ["Role Mail.Read"],
    "Role Mail.ReadWrite": ["Role Mail.ReadWrite"],
    "Scope Mail.ReadBasic": ["Scope Mail.ReadBasic"],
    "Scope Mail.Read": ["Scope Mail.Read"],
    "Scope Mail.Read.Shared": ["Scope Mail.Read.Shared"],
    "Scope Mail.Read.All": ["Scope Mail.Read.Shared"],
    "Scope Mail.ReadWrite": ["Scope Mail.ReadWrite"],
    "Scope Mail.ReadWrite.Shared": ["Scope Mail.ReadWrite.Shared"],
    "Scope Mail.ReadWrite.All": ["Scope Mail.ReadWrite.Shared"],
    "Scope Mail.Send": ["Scope Mail.Send"],
    "Scope Mail.Send.Shared": ["Scope Mail.Send.Shared"],
    "Scope Mail.Send.All": ["Scope Mail.Send.Shared"],

    "Role MailboxSettings.Read": ["Role MailboxSettings.Read"],
    "Role MailboxSettings.ReadWrite": ["Role MailboxSettings.ReadWrite"],
    "Scope MailboxSettings.Read": ["Scope MailboxSettings.Read"],
    "Scope MailboxSettings.ReadWrite": ["Scope MailboxSettings.ReadWrite"],

    "Role Contacts.Read": ["Role Contacts.Read"],
    "Role Contacts.ReadWrite": ["Role Contacts.ReadWrite"],
    "Scope Contacts.Read": ["Scope Contacts.Read"],
    "Scope Contacts.Read.Shared": ["Scope Contacts.Read.Shared"],
    "Scope Contacts.Read.All": ["Scope Contacts.Read.Shared"],
    "Scope Contacts.ReadWrite": ["Scope Contacts.ReadWrite"],
    "Scope Contacts.ReadWrite.Shared": ["Scope Contacts.ReadWrite.Shared"],
    "Scope Contacts.ReadWrite.All": ["Scope Contacts.ReadWrite.Shared"],

    "Role Tasks.Read": ["Role Tasks.Read.All"],
    "Role Tasks.ReadWrite": ["Role Tasks.ReadWrite.All"],
    "Scope Tasks.Read": ["Scope Tasks.Read"],
    "Scope Tasks.Read.Shared": ["Scope Tasks.Read.Shared"],
    "Scope Tasks.ReadWrite": ["Scope Tasks.ReadWrite"],
    "Scope Tasks.ReadWrite.Shared": ["Scope Tasks.ReadWrite.Shared"],

    "Scope People.Read": ["Scope People.Read"],
    "Scope People.ReadWrite": ["Scope People.Read"], // Graph writes no such list.
    "Role User.ReadBasic.All": ["Role User.ReadBasic.All"],
    "Role User.Read.All": ["Role User.Read.All"],
    "Scope User.Read": ["Scope User.Read"],
    "Scope User.ReadWrite": ["Scope User.ReadWrite"],
    "Scope User.ReadBasic.All": ["Scope User.ReadBasic.All"],
    "Scope User.Read.All": ["Scope User.Read.All"],
    "Scope Group.Read.All": ["Scope Group.Read.All"],
    "Scope Group.ReadWrite.All": ["Scope Group.ReadWrite.All"],

    // Not known to be retired, but Graph has them too, with documentation.
    "Role Place.Read.All": ["Role Place.Read.All"],
    "Scope Place.Read.All": ["Scope Place.Read.All"],
  },

  [azureAdGraph]: {
    "Role Application.Read.All": ["Role Application.Read.All"],
    "Role Application.ReadWrite.All": ["Role Application.ReadWrite.All"],
    "Role Application.ReadWrite.OwnedBy": ["Role Application.ReadWrite.OwnedBy"],
    "Role Device.ReadWrite.All": ["Role Device.ReadWrite.All"],
    "Role Directory.Read.All": ["Role User.Read.All", "Role Directory.Read.All"], // To read users was enough for most.
    "Role Directory.ReadWrite.All": ["Role Directory.ReadWrite.All"],
    "Role Domain.ReadWrite.All": ["Role Domain.ReadWrite.All"],
    "Role Member.Read.Hidden": ["Role Member.Read.Hidden"],
    "Role Policy.Read.All": ["Role Policy.Read.All"],
    "Scope Directory.AccessAsUser.All": ["Scope Directory.AccessAsUser.All"],
    "Scope Directory.Read.All": ["Scope Directory.Read.All"],
    "Scope Directory.ReadWrite.All": ["Scope Directory.ReadWrite.All"],
    "Scope Group.Read.All": ["Scope Group.Read.All"],
    "Scope Group.ReadWrite.All": ["Scope Group.ReadWrite.All"],
    "Scope Member.Read.Hidden": ["Scope Member.Read.Hidden"],
    "Scope Policy.Read.All": ["Scope Policy.Read.All"],
    "Scope User.Read": ["Scope User.Read"],
    "Scope User.Read.All": ["Scope User.Read.All"],
    "Scope User.ReadBasic.All": ["Scope User.ReadBasic.All"],
  },
};

import type { PermissionKind } from "./catalogue.js";
import { remember } from "./remember.js";
import { exchangeOnline, graph } from "./well-known.js";

/**
 * How far a permission reaches: into every mailbox, further than a calendar needs, or elsewhere than its name says.
 *
 * Read on 2026-11-21. Which roles exist in Exchange Online, and which permissions an application access policy
 * governs, are two lists of Microsoft's; what a calendar needs is our judgement.
 * @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac
 * @see https://learn.microsoft.com/powershell/module/exchangepowershell/new-applicationaccesspolicy
 * @see https://learn.microsoft.com/graph/permissions-reference
 */

export interface MailboxReach {
  /** The Exchange role that gives the same access to chosen mailboxes only; the list grows, so absence is as of today. */
  readonly scopedBy?: string;
  /** Whether an application access policy, the older way, limits it. */
  readonly accessPolicy: boolean;
}

export interface Excess {
  /** What it allows, and how little of that a calendar synchronisation needs, in one sentence. */
  readonly what: string;
  /** Names of permissions of Microsoft Graph, of the same kind. */
  readonly instead?: readonly string[];
}

export interface Lookalike {
  readonly what: string;
  /** The permission that people usually mean. */
  readonly usuallyMeant: { readonly resource: string; readonly kind: PermissionKind; readonly value: string };
}

/** How an application permission that opens every mailbox can be limited; `undefined` for all other permissions. */
export const opensEveryMailbox = remember(({ kind, value, resource }): MailboxReach | undefined =>
  kind === "Role" ? mailboxReaches[resource.appId]?.[value] : undefined,
);

/** Why this is far more than a calendar synchronisation needs. */
export const findExcess = remember(
  ({ kind, value, resource }): Excess | undefined => excesses[resource.appId]?.[`${kind} ${value}`],
);

/** What this really is, where its name makes people take it for something else. */
export const findLookalike = remember(
  ({ kind, value, resource }): Lookalike | undefined => lookalikes[resource.appId]?.[`${kind} ${value}`],
);

/**
 * By resource, then by name; all are application permissions.
 *
 * IMAP, POP and SMTP for applications are left out: an administrator opens each mailbox to them. So are the
 * permissions of the Outlook REST API on Exchange Online, which open nothing any more.
 */
export const mailboxReaches: Readonly<Record<string, Readonly<Record<string, MailboxReach>>>> = {
  [graph]: {
    "Calendars.Read": { scopedBy: "Application Calendars.Read", accessPolicy: true },
    "Calendars.ReadWrite": { scopedBy: "Application Calendars.ReadWrite", accessPolicy: true },
    "Calendars.ReadBasic.All": { accessPolicy: false },
    "Contacts.Read": { scopedBy: "Application Contacts.Read", accessPolicy: true },
    "Contacts.ReadWrite": { scopedBy: "Application Contacts.ReadWrite", accessPolicy: true },
    "Mail.Read": { scopedBy: "Application Mail.Read", accessPolicy: true },
    "Mail.ReadBasic": { scopedBy: "Application Mail.ReadBasic", accessPolicy: true },
    "Mail.ReadBasic.All": { scopedBy: "Application Mail.ReadBasic", accessPolicy: true },
    "Mail.ReadWrite": { scopedBy: "Application Mail.ReadWrite", accessPolicy: true },
    "Mail.Send": { scopedBy: "Application Mail.Send", accessPolicy: true },
    "Mail-Advanced.ReadWrite.All": {
      scopedBy: "Application Mail-Advanced.ReadWrite.All",
      accessPolicy: false,
    },
    "MailTips.ReadBasic.All": { scopedBy: "Application MailTips.ReadBasic.All", accessPolicy: false },
    "MailboxConfigItem.Read": { scopedBy: "Application MailboxConfigItem.Read", accessPolicy: false },
    "MailboxConfigItem.ReadWrite": {
      scopedBy: "Application MailboxConfigItem.ReadWrite",
      accessPolicy: false,
    },
    "MailboxFolder.Read.All": { scopedBy: "Application MailboxFolder.Read", accessPolicy: false },
    "MailboxFolder.ReadWrite.All": { scopedBy: "Application MailboxFolder.ReadWrite", accessPolicy: false },
    "MailboxItem.Export.All": { scopedBy: "Application MailboxItem.Export", accessPolicy: false },
    "MailboxItem.ImportExport.All": { scopedBy: "Application MailboxItem.ImportExport", accessPolicy: false },
    "MailboxItem.Read.All": { scopedBy: "Application MailboxItem.Read", accessPolicy: false },
    "MailboxItem.ReadWrite.All": { scopedBy: "Application MailboxItem.ReadWrite", accessPolicy: false },
    "MailboxSettings.Read": { scopedBy: "Application MailboxSettings.Read", accessPolicy: true },
    "MailboxSettings.ReadWrite": { scopedBy: "Application MailboxSettings.ReadWrite", accessPolicy: true },
    "Tasks.Read.All": { accessPolicy: false },
    "Tasks.ReadWrite.All": { accessPolicy: false },
    // Work hours and locations, which are settings of the mailbox. Nothing is known to limit them.
    "Calendars.Read.All": { accessPolicy: false },
    "Calendars.ReadWrite.All": { accessPolicy: false },
  },
  [exchangeOnline]: {
    full_access_as_app: { scopedBy: "Application EWS.AccessAsApp", accessPolicy: true },
  },
};

type Table<Row> = Readonly<Record<string, Readonly<Record<`${PermissionKind} ${string}`, Row>>>>;

const readUsers = { Role: ["User.Read.All"], Scope: ["User.ReadBasic.All"] };
const readMembers = ["GroupMember.Read.All"];
const readCalendars = { Role: ["Calendars.Read"], Scope: ["Calendars.Read"] };

/**
 * By resource, then by kind and name.
 *
 * Not here, because integrations have good reasons for them: reading users, groups and rooms, mailbox settings,
 * contacts, delegated mail, and everything named Calendars. `full_access_as_app` is the business of retirements.ts.
 */
export const excesses: Table<Excess> = {
  [graph]: {
    // The directory
    "Role Directory.ReadWrite.All": {
      what: "It changes users, groups and other objects of the whole directory, while a calendar synchronisation only looks users up.",
      instead: readUsers.Role,
    },
    "Scope Directory.ReadWrite.All": {
      what: "It changes whatever the signed-in user may change in the directory, while a calendar synchronisation only looks users up.",
      instead: readUsers.Scope,
    },
    "Scope Directory.AccessAsUser.All": {
      what: "It does everything in the directory that the signed-in user may do, for an administrator nearly everything, while a calendar synchronisation only looks users up.",
      instead: readUsers.Scope,
    },
    "Role Organization.ReadWrite.All": {
      what: "It changes the organisation's own entry in the directory, while a calendar synchronisation at most reads it.",
      instead: ["Organization.Read.All"],
    },
    "Scope Organization.ReadWrite.All": {
      what: "It changes the organisation's own entry in the directory, while a calendar synchronisation at most reads the name, for which the user's own sign-in is enough.",
      instead: ["User.Read"],
    },
    "Role Domain.ReadWrite.All": {
      what: "It adds, changes and removes the organisation's domains, which decide who may sign in, and no calendar needs that.",
    },
    "Scope Domain.ReadWrite.All": {
      what: "It adds, changes and removes the organisation's domains, which decide who may sign in, and no calendar needs that.",
    },
    "Role Device.ReadWrite.All": {
      what: "It changes the devices of the whole directory, and no calendar needs that.",
    },

    // Users and groups
    "Role User.ReadWrite.All": {
      what: "It changes, creates and deletes users of the organisation, while a calendar synchronisation only looks them up.",
      instead: readUsers.Role,
    },
    "Scope User.ReadWrite.All": {
      what: "It changes, creates and deletes users as far as the signed-in user may, while a calendar synchronisation only looks them up.",
      instead: readUsers.Scope,
    },
    "Role User.ReadUpdate.All": {
      what: "It changes the profiles of all users, while a calendar synchronisation only looks them up.",
      instead: readUsers.Role,
    },
    "Scope User.ReadUpdate.All": {
      what: "It changes the profiles of users as far as the signed-in user may, while a calendar synchronisation only looks them up.",
      instead: readUsers.Scope,
    },
    "Role User.Export.All": {
      what: "It takes everything that Microsoft stores about a user out of the organisation, while a calendar synchronisation reads events.",
      instead: readCalendars.Role,
    },
    "Scope User.Export.All": {
      what: "It takes everything that Microsoft stores about a user out of the organisation, while a calendar synchronisation reads events.",
      instead: readCalendars.Scope,
    },
    "Role User.ManageIdentities.All": {
      what: "It changes with which identities users sign in, and no calendar needs that.",
    },
    "Scope User.ManageIdentities.All": {
      what: "It changes with which identities users sign in, and no calendar needs that.",
    },
    "Role User-PasswordProfile.ReadWrite.All": {
      what: "It resets the passwords of users, and no calendar needs that.",
    },
    "Scope User-PasswordProfile.ReadWrite.All": {
      what: "It resets the passwords of users, and no calendar needs that.",
    },
    "Role UserAuthenticationMethod.ReadWrite.All": {
      what: "It changes how any user proves an identity at sign-in, and no calendar needs that.",
    },
    "Scope UserAuthenticationMethod.ReadWrite.All": {
      what: "It changes how users prove their identity at sign-in, and no calendar needs that.",
    },
    "Role Group.ReadWrite.All": {
      what: "It changes and deletes any group with its members and content, while a calendar synchronisation at most reads who belongs to a group.",
      instead: readMembers,
    },
    "Scope Group.ReadWrite.All": {
      what: "It changes and deletes groups with their members and content as far as the signed-in user may, while a calendar synchronisation at most reads groups.",
      instead: ["Group.Read.All"],
    },
    "Role GroupMember.ReadWrite.All": {
      what: "It adds anybody to nearly any group and with that gives away the group's rights, while a calendar synchronisation at most reads who belongs to a group.",
      instead: readMembers,
    },
    "Scope GroupMember.ReadWrite.All": {
      what: "It changes who belongs to the groups that the signed-in user manages, while a calendar synchronisation at most reads who belongs to a group.",
      instead: readMembers,
    },

    // Applications, roles, policies: whoever holds these can give itself everything else.
    "Role Application.ReadWrite.All": {
      what: "It adds secrets to any application and can so act as any of them, and no calendar needs that.",
    },
    "Scope Application.ReadWrite.All": {
      what: "It changes applications and their secrets as far as the signed-in user may, and no calendar needs that.",
    },
    "Role Application.ReadUpdate.All": {
      what: "It changes any application of the organisation, and no calendar needs that.",
    },
    "Scope Application.ReadUpdate.All": {
      what: "It changes applications as far as the signed-in user may, and no calendar needs that.",
    },
    "Role AppRoleAssignment.ReadWrite.All": {
      what: "It gives any permission to any application, itself included, and no calendar needs that.",
    },
    "Scope AppRoleAssignment.ReadWrite.All": {
      what: "It gives permissions to applications as far as the signed-in user may, and no calendar needs that.",
    },
    "Role DelegatedPermissionGrant.ReadWrite.All": {
      what: "It consents to delegated permissions for everybody in the organisation, and no calendar needs that.",
    },
    "Scope DelegatedPermissionGrant.ReadWrite.All": {
      what: "It consents to delegated permissions as far as the signed-in user may, and no calendar needs that.",
    },
    "Role RoleManagement.ReadWrite.Directory": {
      what: "It makes anybody an administrator, itself included, and no calendar needs that.",
    },
    "Scope RoleManagement.ReadWrite.Directory": {
      what: "It changes who is an administrator as far as the signed-in user may, and no calendar needs that.",
    },
    "Role RoleManagement.ReadWrite.Exchange": {
      what: "It gives any right in Exchange Online to anybody, and can so lift the limits on which mailboxes an application reads.",
    },
    "Scope RoleManagement.ReadWrite.Exchange": {
      what: "It changes rights in Exchange Online as far as the signed-in user may, and no calendar needs that.",
    },
    "Role Policy.ReadWrite.PermissionGrant": {
      what: "It changes the rules by which permissions are given in the organisation, and no calendar needs that.",
    },
    "Scope Policy.ReadWrite.PermissionGrant": {
      what: "It changes the rules by which permissions are given in the organisation, and no calendar needs that.",
    },
    "Role Policy.ReadWrite.ConditionalAccess": {
      what: "It changes the rules under which users may sign in, and no calendar needs that.",
    },
    "Scope Policy.ReadWrite.ConditionalAccess": {
      what: "It changes the rules under which users may sign in, and no calendar needs that.",
    },
    "Role Policy.ReadWrite.Authorization": {
      what: "It changes what every user may do in the directory by default, and no calendar needs that.",
    },
    "Scope Policy.ReadWrite.Authorization": {
      what: "It changes what every user may do in the directory by default, and no calendar needs that.",
    },
    "Role Policy.ReadWrite.ApplicationConfiguration": {
      what: "It changes the rules for applications and their tokens, and no calendar needs that.",
    },
    "Scope Policy.ReadWrite.ApplicationConfiguration": {
      what: "It changes the rules for applications and their tokens, and no calendar needs that.",
    },

    // Mail and whole mailboxes
    "Role Mail.Read": {
      what: "It reads the mail of everybody, while a calendar synchronisation reads events.",
      instead: readCalendars.Role,
    },
    "Role Mail.ReadWrite": {
      what: "It reads, changes and deletes the mail of everybody, while a calendar synchronisation touches events only.",
      instead: ["Calendars.Read", "Calendars.ReadWrite"],
    },
    "Role Mail.Send": {
      what: "It sends mail in the name of anybody, while invitations already go out when a calendar synchronisation writes an event.",
      instead: ["Calendars.ReadWrite"],
    },
    "Role Mail-Advanced.ReadWrite.All": {
      what: "It rewrites even mail that was already sent or received, in every mailbox, while a calendar synchronisation touches events only.",
      instead: ["Calendars.Read", "Calendars.ReadWrite"],
    },
    "Role MailboxItem.Read.All": {
      what: "It reads everything in every mailbox, mail included, while a calendar synchronisation reads events.",
      instead: readCalendars.Role,
    },
    "Role MailboxItem.ReadWrite.All": {
      what: "It reads and changes everything in every mailbox, mail included, while a calendar synchronisation touches events only.",
      instead: ["Calendars.Read", "Calendars.ReadWrite"],
    },
    "Role MailboxItem.Export.All": {
      what: "It takes full copies out of every mailbox, mail included, while a calendar synchronisation reads events.",
      instead: readCalendars.Role,
    },
    "Role MailboxItem.ImportExport.All": {
      what: "It takes full copies out of every mailbox and puts others in, mail included, while a calendar synchronisation touches events only.",
      instead: ["Calendars.Read", "Calendars.ReadWrite"],
    },

    // Files, sites, chats
    "Role Files.Read.All": {
      what: "It reads all files of the organisation, while attachments of events come with the calendar permission.",
      instead: readCalendars.Role,
    },
    "Role Files.ReadWrite.All": {
      what: "It reads, changes and deletes all files of the organisation, and no calendar needs that.",
    },
    "Scope Files.ReadWrite.All": {
      what: "It reads, changes and deletes every file that the signed-in user can open, and no calendar needs that.",
    },
    "Role Sites.ReadWrite.All": {
      what: "It reads and changes all SharePoint sites of the organisation, and no calendar needs that.",
    },
    "Scope Sites.ReadWrite.All": {
      what: "It reads and changes every SharePoint site that the signed-in user can open, and no calendar needs that.",
    },
    "Role Sites.FullControl.All": {
      what: "It controls all SharePoint sites of the organisation with their rights, and no calendar needs that.",
    },
    "Scope Sites.FullControl.All": {
      what: "It controls every SharePoint site that the signed-in user controls, and no calendar needs that.",
    },
    "Role Chat.Read.All": {
      what: "It reads everybody's chats in Microsoft Teams, and no calendar needs that.",
    },
    "Role Chat.ReadWrite.All": {
      what: "It reads and changes everybody's chats in Microsoft Teams, and no calendar needs that.",
    },
    "Role ChannelMessage.Read.All": {
      what: "It reads all channel messages in Microsoft Teams, and no calendar needs that.",
    },
  },

  [exchangeOnline]: {
    "Role Exchange.ManageAsApp": {
      what: "It lets the application administer Exchange Online as far as its administrator roles allow, while a calendar synchronisation reads events through Microsoft Graph.",
      instead: readCalendars.Role,
    },
    "Role Exchange.ManageAsAppV2": {
      what: "It lets the application administer Exchange Online as far as its administrator roles allow, while a calendar synchronisation reads events through Microsoft Graph.",
      instead: readCalendars.Role,
    },
    "Role Exchange.AdminAPI.ManageAsApp": {
      what: "It lets the application administer Exchange Online as far as its administrator roles allow, while a calendar synchronisation reads events through Microsoft Graph.",
      instead: readCalendars.Role,
    },
    "Scope Exchange.Manage": {
      what: "It administers Exchange Online in the name of the signed-in administrator, while a calendar synchronisation reads events through Microsoft Graph.",
      instead: readCalendars.Scope,
    },
    "Scope Exchange.ManageV2": {
      what: "It administers Exchange Online in the name of the signed-in administrator, while a calendar synchronisation reads events through Microsoft Graph.",
      instead: readCalendars.Scope,
    },
    "Scope Exchange.AdminAPI.Manage": {
      what: "It administers Exchange Online in the name of the signed-in administrator, while a calendar synchronisation reads events through Microsoft Graph.",
      instead: readCalendars.Scope,
    },
    "Role Mailbox.Migration": {
      what: "It moves whole mailboxes to another organisation, while a calendar synchronisation reads events where they are.",
      instead: readCalendars.Role,
    },
  },
};

const restNote =
  "It belongs to the retired Outlook REST API of Exchange Online and gives no access to calendars in Microsoft Graph";

/**
 * By resource, then by kind and name.
 *
 * `MailboxSettings.*` is not here: time zones and working hours are what integrations want it for. Nor is
 * `OnlineMeetings.*`, which those need that add a Teams link.
 */
export const lookalikes: Table<Lookalike> = {
  [graph]: {
    "Role Calendars.Read.All": {
      what: "In spite of its name it reads the work hours and work locations of users, and no events.",
      usuallyMeant: { resource: graph, kind: "Role", value: "Calendars.Read" },
    },
    "Role Calendars.ReadWrite.All": {
      what: "In spite of its name it reads and changes the work hours and work locations of users, and no events.",
      usuallyMeant: { resource: graph, kind: "Role", value: "Calendars.ReadWrite" },
    },
    "Role Schedule.Read.All": {
      what: "It reads shifts and rosters of Microsoft Teams, while free and busy times come with the calendar permissions.",
      usuallyMeant: { resource: graph, kind: "Role", value: "Calendars.ReadBasic.All" },
    },
    "Role Schedule.ReadWrite.All": {
      what: "It reads and changes shifts and rosters of Microsoft Teams, while events come with the calendar permissions.",
      usuallyMeant: { resource: graph, kind: "Role", value: "Calendars.ReadWrite" },
    },
    "Scope Schedule.Read.All": {
      what: "It reads shifts and rosters of Microsoft Teams, while free and busy times come with the calendar permissions.",
      usuallyMeant: { resource: graph, kind: "Scope", value: "Calendars.ReadBasic" },
    },
    "Scope Schedule.ReadWrite.All": {
      what: "It reads and changes shifts and rosters of Microsoft Teams, while events come with the calendar permissions.",
      usuallyMeant: { resource: graph, kind: "Scope", value: "Calendars.ReadWrite" },
    },
    "Role Schedule-WorkingTime.ReadWrite.All": {
      what: "It tells Microsoft Teams when working time begins and ends, while the working hours of a calendar are settings of the mailbox.",
      usuallyMeant: { resource: graph, kind: "Role", value: "MailboxSettings.Read" },
    },
  },

  [exchangeOnline]: {
    "Role Calendars.Read": {
      what: `${restNote}, where a permission with the same name and even the same id does.`,
      usuallyMeant: { resource: graph, kind: "Role", value: "Calendars.Read" },
    },
    "Role Calendars.Read.All": {
      what: `${restNote}, where Calendars.Read is the one for events.`,
      usuallyMeant: { resource: graph, kind: "Role", value: "Calendars.Read" },
    },
    "Role Calendars.ReadWrite.All": {
      what: `${restNote}, where the same id is called Calendars.ReadWrite.`,
      usuallyMeant: { resource: graph, kind: "Role", value: "Calendars.ReadWrite" },
    },
    "Scope Calendars.Read": {
      what: `${restNote}, where a permission with the same name does.`,
      usuallyMeant: { resource: graph, kind: "Scope", value: "Calendars.Read" },
    },
    "Scope Calendars.Read.Shared": {
      what: `${restNote}, where a permission with the same name does.`,
      usuallyMeant: { resource: graph, kind: "Scope", value: "Calendars.Read.Shared" },
    },
    "Scope Calendars.Read.All": {
      what: `${restNote}, where Calendars.Read.Shared is the one for all calendars that the user can open.`,
      usuallyMeant: { resource: graph, kind: "Scope", value: "Calendars.Read.Shared" },
    },
    "Scope Calendars.ReadWrite": {
      what: `${restNote}, where a permission with the same name does.`,
      usuallyMeant: { resource: graph, kind: "Scope", value: "Calendars.ReadWrite" },
    },
    "Scope Calendars.ReadWrite.Shared": {
      what: `${restNote}, where a permission with the same name does.`,
      usuallyMeant: { resource: graph, kind: "Scope", value: "Calendars.ReadWrite.Shared" },
    },
    "Scope Calendars.ReadWrite.All": {
      what: `${restNote}, where Calendars.ReadWrite.Shared is the one for all calendars that the user may edit.`,
      usuallyMeant: { resource: graph, kind: "Scope", value: "Calendars.ReadWrite.Shared" },
    },
  },
};

import type { PermissionKind } from "./catalogue.js";
import { remember } from "./remember.js";
import { exchangeOnline, graph } from "./well-known.js";

/**
 * Which permission includes which other one, of the same resource and kind.
 *
 * Only what Microsoft's descriptions say, or what its pages list as "higher privileged" for the same calls.
 * Read on 2026-11-21 from https://learn.microsoft.com/graph/permissions-reference and the method pages there.
 *
 * What is left out on purpose:
 *
 * - `X.Shared` over `X`. The descriptions say that the user's own calendars are among those of
 *   `Calendars.Read.Shared`, but the method pages for events, calendar views and changes do not accept it, and
 *   subscriptions refuse it. A product that lost `Calendars.Read` might fail.
 * - `Calendars.Read.All` and `Calendars.ReadWrite.All`: work hours on Graph, something else on Exchange Online.
 * - `User.Read` under `User.Read.All`: it also signs users in.
 * - `User.Read.All` and `Group.Read.All` under `Directory.Read.All`, which opens neither photos nor group calendars.
 * - `Mail.ReadBasic` and `Mail.ReadBasic.All` as application permissions: they are equal, so neither is the broader.
 */

/** The names of all permissions that include this one, nearest first, over any number of steps. */
export const broaderThan = remember((permission): readonly string[] => {
  const table = coverage[permission.resource.appId]?.[permission.kind] ?? {};
  const found = new Set<string>();
  const next = [permission.value];

  for (const value of next) {
    for (const broader of Object.hasOwn(table, value) ? (table[value] ?? []) : []) {
      if (!found.has(broader) && broader !== permission.value) {
        found.add(broader);
        next.push(broader);
      }
    }
  }
  return [...found];
});

type Steps = Readonly<Record<string, readonly string[]>>;

/** Of the same spelling for both kinds in Graph. */
const graphAlike: Steps = {
  "Application.ReadUpdate.All": ["Application.ReadWrite.All"],
  "Application.Read.All": ["Application.ReadWrite.All"],
  "Bookings.Read.All": ["BookingsAppointment.ReadWrite.All"],
  "BookingsAppointment.ReadWrite.All": ["Bookings.ReadWrite.All"],
  "Bookings.ReadWrite.All": ["Bookings.Manage.All"],
  "Calendars.Read": ["Calendars.ReadWrite"],
  "Contacts.Read": ["Contacts.ReadWrite"],
  "DelegatedPermissionGrant.Read.All": ["DelegatedPermissionGrant.ReadWrite.All"],
  "Directory.Read.All": ["Directory.ReadWrite.All"],
  "Domain.Read.All": ["Domain.ReadWrite.All"],
  "Files.Read.All": ["Files.ReadWrite.All"],
  "Group-Conversation.Read.All": ["Group-Conversation.ReadWrite.All"],
  "Group.Read.All": ["Group.ReadWrite.All"],
  "GroupMember.Read.All": ["GroupMember.ReadWrite.All", "Group.Read.All", "Directory.Read.All"],
  "GroupMember.ReadWrite.All": ["Group.ReadWrite.All"],
  "Mail.ReadBasic": ["Mail.Read"],
  "Mail.Read": ["Mail.ReadWrite"],
  "MailboxConfigItem.Read": ["MailboxConfigItem.ReadWrite"],
  "MailboxSettings.Read": ["MailboxSettings.ReadWrite"],
  "Organization.Read.All": ["Organization.ReadWrite.All"],
  "PeopleSettings.Read.All": ["PeopleSettings.ReadWrite.All"],
  "Place.Read.All": ["Place.ReadWrite.All"],
  "PlaceDevice.Read.All": ["PlaceDevice.ReadWrite.All"],
  "ProfilePhoto.Read.All": ["ProfilePhoto.ReadWrite.All"],
  "RoleManagement.Read.Directory": ["RoleManagement.ReadWrite.Directory", "RoleManagement.Read.All"],
  "RoleManagement.Read.Exchange": ["RoleManagement.ReadWrite.Exchange", "RoleManagement.Read.All"],
  "Schedule.Read.All": ["Schedule.ReadWrite.All"],
  "Sites.Manage.All": ["Sites.FullControl.All"],
  "Sites.Read.All": ["Sites.ReadWrite.All"],
  "Sites.ReadWrite.All": ["Sites.Manage.All"],
  "User.Invite.All": ["User.ReadWrite.All"],
  "User.ReadBasic.All": ["User.Read.All"],
  "User.Read.All": ["User.ReadWrite.All"],
  "User.ReadUpdate.All": ["User.ReadWrite.All"],
  "User-LifeCycleInfo.Read.All": ["User-LifeCycleInfo.ReadWrite.All"],
};

/** By resource and kind: a name, and the names of those one step broader. */
export const coverage: Readonly<Record<string, Readonly<Record<PermissionKind, Steps>>>> = {
  [graph]: {
    Role: {
      ...graphAlike,
      "Application.ReadWrite.OwnedBy": ["Application.ReadWrite.All"],
      "Calendars.ReadBasic.All": ["Calendars.Read"],
      "Group.Create": ["Group.ReadWrite.All"],
      "Mail.ReadBasic.All": ["Mail.Read"],
      "Mail.ReadWrite": ["Mail-Advanced.ReadWrite.All"],
      "MailboxFolder.Read.All": ["MailboxFolder.ReadWrite.All"],
      "MailboxItem.Read.All": ["MailboxItem.ReadWrite.All"],
      "OnlineMeetings.Read.All": ["OnlineMeetings.ReadWrite.All"],
      "Presence.Read.All": ["Presence.ReadWrite.All"],
      "Tasks.Read.All": ["Tasks.ReadWrite.All"],
      "VirtualAppointment.Read.All": ["VirtualAppointment.ReadWrite.All"],
    },
    Scope: {
      ...graphAlike,
      "Calendars.ReadBasic": ["Calendars.Read"],
      "Calendars.Read.Shared": ["Calendars.ReadWrite.Shared"],
      "Contacts.Read.Shared": ["Contacts.ReadWrite.Shared"],
      "Files.Read": ["Files.ReadWrite", "Files.Read.All"],
      "Files.ReadWrite": ["Files.ReadWrite.All"],
      "Mail.ReadWrite": ["Mail-Advanced.ReadWrite"],
      "Mail.ReadBasic.Shared": ["Mail.Read.Shared"],
      "Mail.Read.Shared": ["Mail.ReadWrite.Shared"],
      "Mail.ReadWrite.Shared": ["Mail-Advanced.ReadWrite.Shared"],
      "MailboxFolder.Read": ["MailboxFolder.ReadWrite"],
      "MailboxItem.Read": ["MailboxItem.ReadWrite"],
      "OnlineMeetings.Read": ["OnlineMeetings.ReadWrite"],
      "People.Read": ["People.Read.All"],
      "Presence.Read": ["Presence.ReadWrite", "Presence.Read.All"],
      "Tasks.Read": ["Tasks.ReadWrite"],
      "Tasks.Read.Shared": ["Tasks.ReadWrite.Shared"],
      "User.Read": ["User.ReadWrite"],
      "VirtualAppointment.Read": ["VirtualAppointment.ReadWrite"],
      "VirtualEvent.Read": ["VirtualEvent.ReadWrite"],
    },
  },

  [exchangeOnline]: {
    Role: {
      "Contacts.Read": ["Contacts.ReadWrite"],
      "Mail.Read": ["Mail.ReadWrite"],
      "MailboxSettings.Read": ["MailboxSettings.ReadWrite"],
      "Organization.Read.All": ["Organization.ReadWrite.All"],
      "PeopleSettings.Read.All": ["PeopleSettings.ReadWrite.All"],
      "Tasks.Read": ["Tasks.ReadWrite"],
      "User.ReadBasic.All": ["User.Read.All"],
    },
    Scope: {
      "Calendars.Read": ["Calendars.ReadWrite"],
      "Calendars.Read.Shared": ["Calendars.ReadWrite.Shared"],
      "Contacts.Read": ["Contacts.ReadWrite"],
      "Contacts.Read.Shared": ["Contacts.ReadWrite.Shared"],
      "Group.Read.All": ["Group.ReadWrite.All"],
      "Mail.ReadBasic": ["Mail.Read"],
      "Mail.Read": ["Mail.ReadWrite"],
      "Mail.Read.Shared": ["Mail.ReadWrite.Shared"],
      "MailboxSettings.Read": ["MailboxSettings.ReadWrite"],
      "Notes.Read": ["Notes.ReadWrite"],
      "Organization.Read.All": ["Organization.ReadWrite.All"],
      "People.Read": ["People.ReadWrite"],
      "PeopleSettings.Read.All": ["PeopleSettings.ReadWrite.All"],
      "Tasks.Read": ["Tasks.ReadWrite"],
      "Tasks.Read.Shared": ["Tasks.ReadWrite.Shared"],
      "User.Read": ["User.ReadWrite"],
      "User.ReadBasic.All": ["User.Read.All"],
    },
  },
};

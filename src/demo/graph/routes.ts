import * as applications from "./applications.js";
import * as assignments from "./assignments.js";
import { listDirectoryAudits } from "./audits.js";
import * as calendars from "./calendars.js";
import type { Answer, Call } from "./call.js";
import * as grants from "./delegated-grants.js";
import { listDelta } from "./delta.js";
import * as objects from "./directory-objects.js";
import * as events from "./events.js";
import * as groups from "./groups.js";
import { readMailboxSettings } from "./mailbox-settings.js";
import * as organization from "./organization.js";
import { listRoleAssignments } from "./role-assignments.js";
import { getSchedule } from "./schedule.js";
import * as secrets from "./secrets.js";
import * as principals from "./service-principals.js";
import * as users from "./users.js";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** Who answers what is asked at a path. What stands in braces is any one part of it. */
export interface Route {
  readonly path: string;
  readonly methods: Partial<Record<Method, (call: Call) => Answer>>;
}

const directory: readonly Route[] = [
  { path: "organization", methods: { GET: organization.listOrganizations } },
  { path: "organization/{organization}", methods: { GET: organization.readOrganization } },

  { path: "users", methods: { GET: users.listUsers } },
  { path: "users/$count", methods: { GET: users.countUsers } },
  { path: "users/{user}", methods: { GET: users.readUser } },
  { path: "users/{user}/memberOf", methods: { GET: groups.listMemberOf } },
  { path: "users/{user}/oauth2PermissionGrants", methods: { GET: grants.listUserGrants } },
  { path: "users/{user}/appRoleAssignments", methods: { GET: assignments.listUserAssignments } },

  { path: "groups", methods: { GET: groups.listGroups } },
  { path: "groups/$count", methods: { GET: groups.countGroups } },
  { path: "groups/{group}", methods: { GET: groups.readGroup } },
  { path: "groups/{group}/members", methods: { GET: groups.listMembers } },
  { path: "groups/{group}/members/{cast}", methods: { GET: groups.listMembers } },
  { path: "groups/{group}/transitiveMembers", methods: { GET: groups.listTransitiveMembers } },
  { path: "groups/{group}/transitiveMembers/{cast}", methods: { GET: groups.listTransitiveMembers } },
  { path: "groups/{group}/owners", methods: { GET: groups.listGroupOwners } },

  { path: "roleManagement/directory/roleAssignments", methods: { GET: listRoleAssignments } },

  { path: "auditLogs/directoryAudits", methods: { GET: listDirectoryAudits } },

  { path: "directoryObjects/getByIds", methods: { POST: objects.getByIds } },
  { path: "directoryObjects/{object}", methods: { GET: objects.readDirectoryObject } },

  {
    path: "applications",
    methods: { GET: applications.listApplications, POST: applications.createApplication },
  },
  { path: "applications/$count", methods: { GET: applications.countApplications } },
  {
    path: "applications/{application}",
    methods: {
      GET: applications.readApplication,
      PATCH: applications.updateApplication,
      DELETE: applications.deleteApplication,
    },
  },
  { path: "applications/{application}/owners", methods: { GET: applications.listOwners } },
  { path: "applications/{application}/owners/$ref", methods: { POST: applications.addOwner } },
  { path: "applications/{application}/addPassword", methods: { POST: secrets.addPassword } },
  { path: "applications/{application}/removePassword", methods: { POST: secrets.removePassword } },

  {
    path: "servicePrincipals",
    methods: { GET: principals.listServicePrincipals, POST: principals.createServicePrincipal },
  },
  { path: "servicePrincipals/$count", methods: { GET: principals.countServicePrincipals } },
  {
    path: "servicePrincipals/{principal}",
    methods: {
      GET: principals.readServicePrincipal,
      PATCH: principals.updateServicePrincipal,
      DELETE: principals.deleteServicePrincipal,
    },
  },
  { path: "servicePrincipals/{principal}/owners", methods: { GET: principals.listPrincipalOwners } },
  {
    path: "servicePrincipals/{principal}/appRoleAssignments",
    methods: { GET: assignments.listAssignments, POST: assignments.createAssignment },
  },
  {
    path: "servicePrincipals/{principal}/appRoleAssignments/{assignment}",
    methods: { GET: assignments.readAssignment, DELETE: assignments.deleteAssignment },
  },
  {
    path: "servicePrincipals/{principal}/appRoleAssignedTo",
    methods: { GET: assignments.listAssignedTo, POST: assignments.createAssignment },
  },
  {
    path: "servicePrincipals/{principal}/appRoleAssignedTo/{assignment}",
    methods: { GET: assignments.readAssignment, DELETE: assignments.deleteAssignment },
  },
  {
    path: "servicePrincipals/{principal}/oauth2PermissionGrants",
    methods: { GET: grants.listPrincipalGrants },
  },

  {
    path: "oauth2PermissionGrants",
    methods: { GET: grants.listDelegatedGrants, POST: grants.createDelegatedGrant },
  },
  {
    path: "oauth2PermissionGrants/{grant}",
    methods: {
      GET: grants.readDelegatedGrant,
      PATCH: grants.updateDelegatedGrant,
      DELETE: grants.deleteDelegatedGrant,
    },
  },
];

/** The same below the mailbox, below its default calendar, and below one of its calendars. */
const inCalendars = ["users/{user}", "users/{user}/calendar", "users/{user}/calendars/{calendar}"].flatMap(
  (parent): readonly Route[] => [
    { path: `${parent}/calendarView`, methods: { GET: events.listCalendarView } },
    { path: `${parent}/calendarView/delta`, methods: { GET: listDelta } },
    { path: `${parent}/events`, methods: { GET: events.listEvents } },
    { path: `${parent}/events/{event}`, methods: { GET: events.readEvent } },
    { path: `${parent}/events/{event}/instances`, methods: { GET: events.listInstances } },
  ],
);

const outlook: readonly Route[] = [
  { path: "users/{user}/calendar", methods: { GET: calendars.readCalendar } },
  { path: "users/{user}/calendar/getSchedule", methods: { POST: getSchedule } },
  { path: "users/{user}/calendars", methods: { GET: calendars.listCalendars } },
  { path: "users/{user}/calendars/{calendar}", methods: { GET: calendars.readCalendar } },
  { path: "users/{user}/calendars/{calendar}/getSchedule", methods: { POST: getSchedule } },
  { path: "users/{user}/mailboxSettings", methods: { GET: readMailboxSettings } },
  ...inCalendars,
];

/** What is spelled out comes before what may be anything. */
export const routes: readonly Route[] = [...directory, ...outlook];

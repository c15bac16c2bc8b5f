import type { Delay, HandoverField, Step, Verification } from "../../profile.js";

export const prerequisites = "Pre-Requisites";
export const setUp = "Setting Up Bulk Calendar Connect";
export const configure = "Configure the Calendar Integration in ClearCompany";
export const disabling = "Disabling the Calendar Integration";

export const page = "Tools > Setup > Calendars";
export const syncSettings = `${page}: Sync Settings`;

export const cronofy = {
  scopes: {
    title: "Cronofy: Which Graph scopes does Cronofy utilize? (a stored copy of unknown age)",
    page: "https://docs.cronofy.com/calendar-admins/enterprise-connect-office365-graph/which-graph-scopes-does-cronofy-utilize",
    read: "2026-11-21",
  },
  graph: {
    title: "Cronofy: Enterprise Connect for Office 365 (Graph API) (a stored copy of unknown age)",
    page: "https://docs.cronofy.com/calendar-admins/enterprise-connect-office365-graph/",
    read: "2026-11-21",
  },
  limit: {
    title: "Cronofy: Limit Cronofy’s access by Role-Based Access Control (a stored copy of unknown age)",
    page: "https://docs.cronofy.com/calendar-admins/enterprise-connect-office365-graph/restrict-data-access-rbac/",
    read: "2026-11-21",
  },
  migration: {
    title: "Cronofy: Migration from EWS to Graph API (a stored copy of unknown age)",
    page: "https://docs.cronofy.com/calendar-admins/faqs/ews-migration",
    read: "2026-11-21",
  },
  addresses: {
    title: "Cronofy: Calendar Admin FAQs (a stored copy of unknown age)",
    page: "https://docs.cronofy.com/calendar-admins/faqs/",
    read: "2026-11-21",
  },
} as const;

export const itAdmin: Step = {
  title: "Have the right accounts in ClearCompany",
  what: "Only a ClearCompany user with the permission IT Admin can set the integration up; the HR team knows who that is. If Calendars is missing under Tools > Setup, the ClearCompany representative has to switch the bulk calendar integration on first.",
  section: prerequisites,
};

export const watchSync: Step = {
  title: "Wait for the first sync",
  what: "Back on the page Calendars, “Sync in progress” stands there, and then the Calendar Integration Status says ENABLED. The page shows the state of the sync and its errors from then on.",
  section: configure,
};

export const disable: readonly Step[] = [
  {
    title: "Disable the integration",
    what: "Under Tools > Setup > Calendars, choose “Disable Calendar Integration”. It may take about 30 minutes.",
    section: disabling,
  },
];

export const delays: readonly Delay[] = [
  {
    what: "The first sync usually takes up to two hours, depending on the size of the organisation.",
    hours: 2,
    section: configure,
  },
  {
    what: "After it was disabled, the integration takes about 30 minutes to stop.",
    hours: 0.5,
    section: disabling,
  },
];

export const serviceAccount: Step = {
  title: "Create a service account",
  what: "The account needs a mailbox, and its address has to be in the same domain as those of the users who sync.",
  section: `${setUp}: Create a Service Account`,
};

export const fixedAddresses: Step = {
  title: "Let Cronofy’s fixed addresses in",
  what: "Cronofy, which syncs for ClearCompany, comes from fixed addresses, over HTTPS on port 443. The list is only linked in the guide and depends on the data centre; ClearCompany knows which one is used.",
  section: `${setUp}: Create a Service Account`,
};

export const testAccount: Step = {
  title: "Test the service account",
  what: "Open the calendar of somebody who is no administrator: rights that an administrator has anyway hide what is missing.",
  section: `${setUp}: Create a Service Account`,
};

export const agree: HandoverField = {
  section: page,
  field: "I agree to the Cronofy Terms of Service and Privacy Policy",
  value: "ticked",
};

/** What stands on the page where Microsoft Graph is not used. */
export const syncFields: readonly HandoverField[] = [
  {
    section: syncSettings,
    field: "Enables integrated conferencing with Google Meet or Microsoft Teams",
    choices: ["on", "off"],
    note: "Only with Google Calendar and Microsoft 365.",
  },
  {
    section: syncSettings,
    field: 'Show when calendar entries have been marked as "Free" in users\' calendars',
    choices: ["on", "off"],
    note: "When it is on, free and busy entries are shown and told apart. When it is off, only busy ones are shown.",
  },
  {
    section: syncSettings,
    field: "Restrict data sent to Cronofy",
    choices: ["on", "off"],
    note: "When it is on, Cronofy only learns that there is an entry and whether it is busy or free, and some features and statistics of ClearCompany suffer. When it is off, it also gets participants with their addresses, title, description and place.",
  },
];

export const accountChecks: readonly Verification[] = [
  { check: "service-account" },
  { check: "impersonation" },
  { check: "group", note: "Where a group limits the impersonation." },
  { check: "calendar-readable" },
  { check: "ordinary-user", note: "The guide asks for it: test with somebody who is no IT administrator." },
];

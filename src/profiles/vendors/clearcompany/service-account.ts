import type { HandoverField, StandardMode } from "../../profile.js";
import { ewsBlocked, ewsEnds, impersonationGone } from "../parts/microsoft.js";
import {
  accountChecks,
  agree,
  configure,
  delays,
  disable,
  fixedAddresses,
  itAdmin,
  page,
  serviceAccount,
  setUp,
  syncFields,
  testAccount,
  watchSync,
} from "./parts.js";

const account = `${setUp}: Create a Service Account`;

const withoutGraph: readonly HandoverField[] = [
  {
    section: page,
    field: "GraphAPI security method",
    value: "No",
    note: "Two buttons, Yes and No; the guide shows their label in a picture only.",
  },
  ...syncFields,
];

export const ews: StandardMode = {
  id: "ews",
  title: "Microsoft 365 with a service account",
  kind: "service-account",
  what: "Cronofy signs in as a service account that impersonates the users through Exchange Web Services.",
  outdated: {
    since: ewsBlocked,
    why: `${ewsEnds} It stopped earlier for most: ${impersonationGone}`,
    instead: "clearcompany:graph",
  },
  registration: {
    by: "vendor",
    why: "The service account signs in through Cronofy’s own app, so there is nothing to register.",
  },
  steps: [
    itAdmin,
    serviceAccount,
    {
      title: "Let the service account impersonate the users",
      what: "The account signs in, and the application uses impersonation to reach the calendars of all users who sync. A distribution group can limit whom it impersonates.",
      outdated: {
        why: impersonationGone,
        instead:
          "Connect through Microsoft Graph (clearcompany:graph). An existing connection is moved with Cronofy’s own migration; set the limits for the new one first.",
      },
      section: account,
    },
    fixedAddresses,
    testAccount,
    {
      title: "Authorise in ClearCompany",
      what: "Under Tools > Setup > Calendars, answer No to the GraphAPI method, set the Sync Settings, choose “Authorize Calendar Access” and the provider Office 365. Agree to Cronofy’s terms, choose “Link Office 365 account” and sign in to the service account.",
      section: configure,
    },
    watchSync,
  ],
  disable,
  delays,
  handover: [
    ...withoutGraph,
    { section: page, field: "calendar provider", value: "Office 365" },
    agree,
    {
      section: page,
      field: "Office 365 Service Account",
      value: "{serviceAccount}",
      note: "Microsoft asks for its password while you sign in.",
    },
  ],
  verify: [...accountChecks, { check: "ews-switch" }, { check: "propagation" }, { check: "retirement" }],
};

export const onPremises: StandardMode = {
  id: "on-premises",
  title: "Exchange Server with a service account",
  kind: "on-premises",
  what: "Cronofy signs in to your own Exchange Server as a service account that impersonates the users through Exchange Web Services.",
  registration: { by: "nobody", why: "The service account signs in by itself; no app is needed." },
  steps: [
    itAdmin,
    serviceAccount,
    {
      title: "Let the service account impersonate the users",
      what: "The role ApplicationImpersonation, limited to the members of a group, lets the account act in their calendars. The group has to have everybody whose calendar is to sync.",
      recipe: {
        id: "assign-impersonation",
        parameters: { user: "{serviceAccount}", group: "{groupAddress}" },
      },
      section: account,
    },
    fixedAddresses,
    testAccount,
    {
      title: "Authorise in ClearCompany",
      what: "Under Tools > Setup > Calendars, answer No to the GraphAPI method, set the Sync Settings, choose “Authorize Calendar Access” and the provider Exchange. Enter the details of the account, agree to Cronofy’s terms and choose “Link Exchange Account”.",
      section: configure,
    },
    watchSync,
  ],
  disable,
  delays,
  handover: [
    ...withoutGraph,
    { section: page, field: "calendar provider", value: "Exchange" },
    {
      section: page,
      field: "Exchange account details",
      value: "{serviceAccount}",
      note: "The guide shows the fields in a picture only. Expect the address of the account and its password, and perhaps its user name and the address of the server.",
    },
    agree,
  ],
  verify: [
    ...accountChecks,
    { check: "autodiscover", note: "Cronofy looks the server up unless its address is entered." },
    { check: "propagation" },
  ],
};

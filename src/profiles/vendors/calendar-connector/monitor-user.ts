import type { HandoverField, StandardMode, Step, Verification } from "../../profile.js";
import { basicGone, ewsBlocked, ewsEnds } from "../parts/microsoft.js";
import { grantReviewer, monitor, onlineUrl, settings } from "./parts.js";

const createMonitor: Step = {
  title: "Create the monitor user",
  what: "A user with a mailbox of its own; the guide calls it Monitor. It refers to earlier instructions for the steps and does not repeat them.",
  section: monitor,
};

const signInFields: readonly HandoverField[] = [
  {
    section: settings,
    field: "monitor user",
    value: "{monitorUser}",
    note: "The guide does not name the fields for the monitor user and its password.",
  },
];

const checks: readonly Verification[] = [
  { check: "service-account", note: "The monitor user has a mailbox and can sign in." },
  {
    check: "folder-permissions",
    note: "Ask for mailboxes in several languages and for one that was made after the script ran.",
  },
  { check: "calendar-readable" },
  { check: "ordinary-user" },
];

export const monitorUser: StandardMode = {
  id: "monitor-user",
  title: "Exchange Online with a monitor user",
  kind: "monitor-user",
  what: "The connector signs in as a user who has the right Reviewer on every calendar, and reads through Exchange Web Services.",
  outdated: {
    since: ewsBlocked,
    why: `${ewsEnds} Signing in with the monitor user’s password ended earlier. ${basicGone}`,
    instead: "calendar-connector:app-only-graph",
  },
  registration: {
    by: "nobody",
    why: "The registration in the guide has no permission that opens Exchange Web Services, so it is of no use to a monitor user.",
  },
  steps: [
    {
      title: "Connect to Exchange Online with PowerShell",
      what: "It takes the module ExchangeOnlineManagement and an account that may administer Exchange. On Windows PowerShell 5.1 the execution policy has to be RemoteSigned.",
      recipe: { id: "prerequisites" },
      outdated: {
        why: "The guide opens a remote session (New-PSSession with -Authentication Basic, then Import-PSSession). Microsoft replaced such sessions in October 2023, and Basic authentication had ended before.",
        instead: "Connect-ExchangeOnline, which the scripts of Calendar Onramp call by themselves.",
      },
      section: monitor,
    },
    createMonitor,
    grantReviewer,
  ],
  delays: [],
  handover: [
    { section: settings, field: "server URL", value: onlineUrl },
    {
      section: settings,
      field: "Autodiscover",
      value: "not ticked",
      note: "With the server URL it is not needed.",
    },
    ...signInFields,
  ],
  verify: [...checks, { check: "ews-switch" }, { check: "retirement" }],
};

export const onPremises: StandardMode = {
  id: "on-premises",
  title: "Exchange Server with a monitor user",
  kind: "on-premises",
  what: "The same monitor user on your own Exchange Server, which Microsoft’s changes in Exchange Online do not concern.",
  registration: { by: "nobody", why: "The monitor user signs in by itself; no app is needed." },
  steps: [
    createMonitor,
    { ...grantReviewer, title: "Let the monitor user read every calendar of the server" },
  ],
  delays: [],
  handover: [
    {
      section: settings,
      field: "server URL",
      value: "https://{exchangeHost}/EWS/Exchange.asmx",
      note: "The guide only gives the address of Exchange Online. This is the usual one of an Exchange Server; yours may differ.",
    },
    {
      section: settings,
      field: "Autodiscover",
      choices: ["ticked", "not ticked"],
      note: "Tick it if the connector is to find the server URL by itself.",
    },
    ...signInFields,
  ],
  verify: [...checks, { check: "autodiscover", note: "Where the box is ticked." }],
};

import type { StandardMode } from "../../profile.js";
import { delegateMailbox, delegateUsername, enterValues, page } from "./parts.js";

export const onPremises: StandardMode = {
  id: "on-premises",
  title: "Exchange Server with a name and a password",
  kind: "on-premises",
  what: "ClockWork signs in to your own Exchange Server with the delegate account. OAuth 2.0 does not work there, and this mode does not work with Exchange Online.",
  registration: {
    by: "nobody",
    why: "A name and a password need no app registration.",
  },
  steps: [
    delegateMailbox,
    {
      title: "Let the delegate account impersonate the users",
      what: "The guide does not say which rights the account needs. On Exchange Server an account acts in the calendars of others with the role ApplicationImpersonation, best limited to the group of those who sync. Ask ClockWork first.",
      optional: true,
      recipe: {
        id: "assign-impersonation",
        parameters: { user: "{delegateMailbox}", group: "{groupAddress}" },
      },
    },
    enterValues,
  ],
  delays: [],
  handover: [
    { section: page, field: "Application Sync Version", value: "Exchange2013_SP1" },
    { section: page, field: "Authentication type", value: "LegacyBasicAuthentication" },
    {
      section: page,
      field: "Sync Service Url",
      value: "https://{exchangeHost}/EWS/Exchange.asmx",
      note: "The guide only gives the address of Exchange Online. This is the usual one of an Exchange Server; yours may differ.",
    },
    {
      ...delegateUsername,
      note: "The guide names no field for the password, although this way of signing in needs one.",
    },
    { section: page, field: "ClockWork users to sync", note: "Set them as always." },
  ],
  verify: [
    { check: "delegate-mailbox" },
    { check: "impersonation" },
    { check: "autodiscover", note: "To learn the address for Sync Service Url." },
    { check: "calendar-readable" },
    { check: "ordinary-user" },
  ],
};

import type { StandardMode } from "../../profile.js";
import {
  autodiscoverField,
  calendar,
  fallback,
  impersonatingUser,
  page,
  serverField,
  userField,
} from "./parts.js";

export const onPremises: StandardMode = {
  id: "on-premises",
  title: "Exchange Server with a name and a password",
  kind: "on-premises",
  what: "The Calendar signs in to your own Exchange Server as a user with the right of impersonation. The guide offers it as a way out for Exchange Online, too, where it cannot work any more.",
  registration: { by: "nobody", why: "A name and a password need no app registration." },
  steps: [
    {
      ...impersonatingUser,
      recipe: {
        id: "assign-impersonation",
        parameters: { user: "{impersonationUser}", group: "{groupAddress}" },
      },
    },
    {
      title: "Enter the values",
      what: "In myApps, open the PBX Manager, choose Calendar, then Configure, and fill in what the hand-over sheet says.",
      section: `${fallback}; ${calendar}`,
    },
    {
      title: "Look for another Autodiscover server",
      what: "If the Calendar does not find it, open /autodiscover/autodiscover.json/v1.0/ADDRESS?Protocol=AutodiscoverV1 on your server’s Autodiscover name, with the address of the impersonating user in the place of ADDRESS.",
      optional: true,
      section: fallback,
    },
  ],
  delays: [],
  handover: [
    { section: page, field: "Sync-Type", value: "On-Premises (local network)" },
    userField,
    { section: page, field: "Password", value: "{password}" },
    autodiscoverField,
    serverField,
  ],
  verify: [
    { check: "service-account" },
    { check: "impersonation" },
    { check: "autodiscover" },
    { check: "calendar-readable" },
    { check: "ordinary-user" },
  ],
};

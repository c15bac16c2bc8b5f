import type {
  Registration,
  PermissionRequest,
  RedirectNeed,
  SecretNeed,
  StandardMode,
} from "../../profile.js";
import { ewsBlocked, ewsSwitchDelay, shortSecret } from "../parts/microsoft.js";
import {
  cloudChecks,
  cloudEnd,
  cloudStart,
  cloudSteps,
  permissions,
  supportedAccount,
  why,
} from "./parts.js";

const redirect: RedirectNeed = {
  platform: "web",
  uri: "{redirectUri}",
  note: "It is copied from the field Redirect URI of the Calendar, and stays unchanged there.",
};

const secret: SecretNeed = {
  months: 24,
  note: `The guide leaves the end to you. ${shortSecret}`,
};

const registration: Omit<Registration<PermissionRequest>, "audience"> = {
  by: "administrator",
  name: "innovaphone Calendar",
  permissions,
  redirects: [redirect],
  secret,
};

/** What both account types have. */
const common = {
  kind: "service-account",
  outdated: { since: ewsBlocked, why, instead: "graph-read" },
  steps: cloudSteps,
  delays: [ewsSwitchDelay],
  verify: cloudChecks,
} as const satisfies Partial<StandardMode>;

export const singleTenant: StandardMode = {
  ...common,
  id: "single-tenant",
  title: "Exchange Online, for my organisation only",
  what: "The Calendar signs in as a user with the right of impersonation, through a registration that only accounts of your own organisation can use. The guide recommends this one.",
  registration: { ...registration, audience: "AzureADMyOrg" },
  handover: [
    ...cloudStart,
    {
      ...supportedAccount,
      value: "My organization only",
      note: "It has to say the same as the account types of the registration.",
    },
    ...cloudEnd,
  ],
};

export const multiTenant: StandardMode = {
  ...common,
  id: "multi-tenant",
  title: "Exchange Online, for several organisations",
  what: "The same with a registration that accounts of any organisation can use, for those who need one Calendar for several.",
  registration: { ...registration, audience: "AzureADMultipleOrgs" },
  handover: [
    ...cloudStart,
    {
      ...supportedAccount,
      value: "Multiple organizations",
      note: "It has to say the same as the account types of the registration. The guide’s table writes “Multiple organization”.",
    },
    ...cloudEnd,
  ],
};

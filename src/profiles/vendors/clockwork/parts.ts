import type { HandoverField, Step } from "../../profile.js";

export const register = "Register your ClockWork Office365 Sync App with Entra ID";
export const restrict = "Restricting Application Access in Exchange Online";
export const admin = "ClockWork Admin Settings";

export const delegateMailbox: Step = {
  title: "Prepare the delegate mailbox",
  what: "It has to be a regular user mailbox with a calendar folder, and it has to be where the mailboxes of the users are. ClockWork’s fast sync works through this mailbox, its slow sync through those of the users.",
  section: "Delegate Account Mailbox",
};

export const enterValues: Step = {
  title: "Enter the values in ClockWork",
  what: "In ClockWork, choose Settings, then Web module settings, and type what the hand-over sheet says. Then choose the ClockWork users to sync, as always.",
  section: admin,
};

export const page = "Settings, Web module settings";
const legacyPage = `${page}: Exchange Legacy Authentication settings`;
export const office365Page = `${page}: Office365 Authentication settings`;
export const delegateUsername: HandoverField = {
  section: legacyPage,
  field: "Application Sync Legacy Authentication Delegate Username",
  value: "{delegateMailbox}",
};

import type { Step } from "../../profile.js";

export const monitor = "Configure a Monitor user";
export const oauth = "To configure the calendar synchronization to use OAuth2-based authentication";
export const settings = "Calendar Connector setting page";

export const onlineUrl = "https://outlook.office365.com/EWS/Exchange.asmx";

export const grantReviewer: Step = {
  title: "Let the monitor user read every calendar",
  what: "The monitor user gets the right Reviewer on the calendar of each mailbox, one by one. The script finds the calendar by what it is, because its name depends on the language of the mailbox, and changes an entry that exists instead of failing. Mailboxes that are made later need it again.",
  recipe: { id: "grant-folder-permission", parameters: { user: "{monitorUser}", rights: "Reviewer" } },
  section: monitor,
};

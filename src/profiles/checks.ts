/** What can be verified of a set-up, in the order in which one thing depends on another. */
export const checkTitles = {
  registration: "The registration exists",
  audience: "The registration is open to the right accounts",
  "redirect-uris": "The redirect URIs are registered",
  "declared-permissions": "The permissions are declared",
  "granted-permissions": "The permissions are granted, and no others",
  consent: "An administrator consented",
  "service-principal": "The service principal is enabled",
  credential: "A secret or certificate is valid",
  "app-sign-in": "Signing in as the app works",
  "token-roles": "The token carries the roles",
  "delegate-mailbox": "The delegate mailbox is a user mailbox with a calendar",
  "service-account": "The service account has a mailbox in the domain of the users",
  group: "The group exists, with the right members",
  scope: "The app reaches the mailboxes of the scope and no others",
  "tenant-wide-grant": "No tenant-wide grant defeats the scope",
  impersonation: "The service account may impersonate the users",
  "folder-permissions": "The monitor user may read every calendar",
  "ews-switch": "EWS is allowed for this app and these mailboxes",
  autodiscover: "Autodiscover finds the address",
  "calendar-readable": "A calendar can be read the way the product reads it",
  "ordinary-user": "The calendar of somebody who is no administrator can be read",
  "same-through-graph": "EWS and Microsoft Graph show the same",
  propagation: "The last change has taken effect",
  retirement: "Nothing that is used is about to end",
} as const;

export type CheckId = keyof typeof checkTitles;

import type { Permission } from "./catalogue.js";
import { exchangeOnline, graph } from "./well-known.js";

/**
 * Whether this delegated permission means work in a mailbox or calendar while its user is away.
 *
 * Without `offline_access` such access ends with the access token, after about an hour, and nobody is there to
 * sign in again. A manifest that asks for it may still be right to leave `offline_access` out, if the product
 * works only while its user looks on, so this is reason for a hint and no more.
 *
 * The permissions of the Outlook REST API on Exchange Online are left out: they open nothing any more.
 * Read on 2026-11-21.
 * @see https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-offline_access-scope
 */
export function needsOfflineAccess(permission: Permission): boolean {
  return (
    permission.kind === "Scope" &&
    (backgroundPermissions[permission.resource.appId]?.includes(permission.value) ?? false)
  );
}

const protocols: readonly string[] = [
  "EAS.AccessAsUser.All",
  "EWS.AccessAsUser.All",
  "IMAP.AccessAsUser.All",
  "POP.AccessAsUser.All",
  "SMTP.Send",
];

/** By resource: names of delegated permissions. */
export const backgroundPermissions: Readonly<Record<string, readonly string[]>> = {
  [graph]: [
    ...protocols,
    "Calendars.Read",
    "Calendars.Read.Shared",
    "Calendars.ReadBasic",
    "Calendars.ReadWrite",
    "Calendars.ReadWrite.Shared",
    "Contacts.Read",
    "Contacts.Read.Shared",
    "Contacts.ReadWrite",
    "Contacts.ReadWrite.Shared",
    "Mail-Advanced.ReadWrite",
    "Mail-Advanced.ReadWrite.Shared",
    "Mail.Read",
    "Mail.Read.Shared",
    "Mail.ReadBasic",
    "Mail.ReadBasic.Shared",
    "Mail.ReadWrite",
    "Mail.ReadWrite.Shared",
    "Mail.Send",
    "Mail.Send.Shared",
    "MailboxConfigItem.Read",
    "MailboxConfigItem.ReadWrite",
    "MailboxFolder.Read",
    "MailboxFolder.ReadWrite",
    "MailboxItem.Export",
    "MailboxItem.ImportExport",
    "MailboxItem.Read",
    "MailboxItem.ReadWrite",
    "MailboxSettings.Read",
    "MailboxSettings.ReadWrite",
    "Tasks.Read",
    "Tasks.Read.Shared",
    "Tasks.ReadWrite",
    "Tasks.ReadWrite.Shared",
  ],
  [exchangeOnline]: protocols,
};

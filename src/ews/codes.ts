import type { Behind } from "../calendar/source.js";

/** What a refusal means and what helps. {mailbox} and {operation} are filled in. */
export interface Meaning {
  /** A few words, as a heading. */
  readonly title?: string;
  /** What happened, and which setting is behind it. */
  readonly says: string;
  readonly remedy: string;
  /** Whether somebody was kept out, for which the end of EWS in Exchange Online may be the reason. */
  readonly keepsOut?: boolean;
  readonly behind?: Behind;
}

const passes = "Try again in a few minutes.";
const bug = "Copy the request and tell the makers of this extension about it.";
const serverLogs =
  "If it stays so, look at the event log of the Exchange server, or open a case with Microsoft.";

const noImpersonation: Meaning = {
  title: "EWS does not let this account act as the owner of the mailbox",
  behind: "impersonation",
  says: "Whoever signs in may not act for {mailbox}. The right to impersonate comes from the role ApplicationImpersonation of Exchange Server, or in Exchange Online from full_access_as_app or the role “Application EWS.AccessAsApp”, and its scope decides which mailboxes it reaches.",
  remedy:
    "Look at the role assignments with Get-ManagementRoleAssignment, and whether {mailbox} is in their scope. A change may take up to two hours to arrive.",
  keepsOut: true,
};

const badRequest: Meaning = {
  title: "EWS did not understand what it was asked",
  says: "The server did not understand the request.",
  remedy: bug,
};

const tooMany: Meaning = {
  title: "There is more than EWS gives at once",
  says: "There is more in this time than the server gives in one answer.",
  remedy: "Ask for a shorter time.",
};

const unavailableMailbox: Meaning = {
  title: "The mailbox cannot be reached right now",
  behind: "passing",
  says: "The database of {mailbox} cannot be reached by the server right now.",
  remedy: `${passes} ${serverLogs}`,
};

const betweenServers: Meaning = {
  title: "The mailbox is on another server",
  behind: "mailbox",
  says: "The server that was asked could not hand the request on to the one that holds {mailbox}.",
  remedy: "Let Autodiscover find the address of EWS for this very mailbox, and use that.",
};

/**
 * EWS's codes, as far as reading calendars meets them.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode
 * Read on 2026-11-21.
 */
export const codes: Readonly<Record<string, Meaning>> = {
  ErrorAccessDenied: {
    title: "EWS denies access to this calendar",
    behind: "access",
    says: "Whoever signs in may not read this calendar of {mailbox}. Behind it are the permissions of the calendar folder where a person signs in, and the scope of the role or the application access policy where an application does.",
    remedy:
      "For a person or a service account: look at Get-MailboxFolderPermission of the calendar and add the role Reviewer. For an application: test it with Test-ServicePrincipalAuthorization or Test-ApplicationAccessPolicy.",
    keepsOut: true,
  },
  ErrorImpersonateUserDenied: noImpersonation,
  ErrorImpersonationDenied: noImpersonation,
  ErrorImpersonationFailed: {
    ...noImpersonation,
    title: "EWS could not act as the owner of the mailbox",
    says: "The server could not act for {mailbox}: there is no such account, it is disabled, or the right to impersonate does not reach it.",
  },
  ErrorInvalidExchangeImpersonationHeaderData: {
    ...noImpersonation,
    says: "The server does not know whom to act for: {mailbox} is no address of a mailbox there.",
    remedy: "Look at Get-Recipient for this address, and use the primary SMTP address of the mailbox.",
  },
  ErrorAccountDisabled: {
    title: "The account of the mailbox is disabled",
    behind: "mailbox",
    says: "The account of {mailbox} is disabled.",
    remedy: "Enable the account in the directory, or choose another mailbox.",
    keepsOut: true,
  },
  ErrorNonExistentMailbox: {
    title: "There is no such mailbox behind this address of EWS",
    behind: "mailbox",
    says: "There is no mailbox with the address {mailbox} behind this address of EWS. It may be misspelled, have no licence, or live elsewhere: on premises instead of in the cloud, or the other way round.",
    remedy:
      "Look at Get-Recipient for this address. In a hybrid organisation let Autodiscover find where the mailbox is.",
  },
  ErrorMissingEmailAddress: {
    title: "The account that signs in has no mailbox",
    behind: "mailbox",
    says: "The account that signs in has no mailbox, and the request did not say which other one is meant.",
    remedy: "Name the mailbox that is to be read, and impersonate it or read it as a delegate.",
  },
  ErrorInvalidSmtpAddress: {
    title: "That is no address of a mailbox",
    behind: "mailbox",
    says: "{mailbox} is no SMTP address.",
    remedy: "Look at how the address is written.",
  },
  ErrorMailRecipientNotFound: {
    title: "Nobody with this address is known",
    behind: "mailbox",
    says: "Nobody with the address {mailbox} is known in the directory.",
    remedy: "Look at Get-Recipient for this address.",
  },
  ErrorNoFreeBusyAccess: {
    title: "The mailbox does not share when its owner is free or busy",
    behind: "calendar-permission",
    says: "Whoever asks may not see when {mailbox} is free or busy. Behind it is the default permission of its calendar, or the sharing between organisations.",
    remedy: "Look at Get-MailboxFolderPermission of the calendar: “Default” needs at least AvailabilityOnly.",
    keepsOut: true,
  },
  ErrorFreeBusyDLLimitReached: {
    says: "{mailbox} is a distribution list with more members than the server looks up.",
    remedy: "Ask for the members instead of the list.",
  },
  ErrorInvalidFreeBusyViewType: badRequest,
  ErrorTimeZone: badRequest,
  ErrorInvalidRequest: badRequest,
  ErrorSchemaValidation: badRequest,
  ErrorInvalidPropertyRequest: badRequest,
  ErrorInvalidOperation: badRequest,
  ErrorInvalidServerVersion: {
    title: "The server is too old",
    says: "The server is older than Exchange 2013 SP1, whose version of EWS is the one that is spoken here.",
    remedy: "Update the server, or choose one that is newer.",
  },
  ErrorIncorrectSchemaVersion: {
    title: "The server is too old",
    says: "The server is older than Exchange 2013 SP1, whose version of EWS is the one that is spoken here.",
    remedy: "Update the server, or choose one that is newer.",
  },
  ErrorFolderNotFound: {
    title: "There is no such calendar, or it is not shared",
    behind: "access",
    says: "There is no such calendar in {mailbox}, or whoever signs in may not see it.",
    remedy:
      "List the calendars anew. For a delegate, look at Get-MailboxFolderPermission: without any right a folder does not even show that it exists.",
  },
  ErrorItemNotFound: {
    title: "There is no such event or calendar, or it is not shared",
    behind: "access",
    says: "There is no such event or calendar in {mailbox} any more, or whoever signs in may not see it.",
    remedy: "Refresh. For a delegate, look at Get-MailboxFolderPermission of the calendar.",
  },
  ErrorInvalidIdMalformed: {
    says: "The id does not belong to EWS. The ids of Microsoft Graph are others.",
    remedy: "List the calendars or events through EWS and take the id from there.",
  },
  ErrorInvalidId: {
    says: "The id does not belong to this mailbox or this server.",
    remedy: "List the calendars or events of this mailbox anew.",
  },
  ErrorCalendarFolderIsInvalidForCalendarView: {
    says: "That folder is no calendar.",
    remedy: "List the calendars and choose one of them.",
  },
  ErrorCalendarViewRangeTooBig: tooMany,
  ErrorExceededFindCountLimit: tooMany,
  ErrorResultSetTooBig: tooMany,
  ErrorTimeIntervalTooBig: tooMany,
  ErrorCalendarEndDateIsEarlierThanStartDate: {
    says: "The end of the time that was asked for lies before its start.",
    remedy: "Choose an end after the start.",
  },
  ErrorServerBusy: {
    title: "The server of EWS is busy",
    behind: "passing",
    says: "The server is busy, or limits how much is asked of it. It was tried several times.",
    remedy: `${passes} On premises, Get-ThrottlingPolicy shows the limits of the account.`,
  },
  ErrorExceededConnectionCount: {
    title: "Too many requests of this account are under way",
    behind: "passing",
    says: "Too many requests of this account are under way. The limit is EWSMaxConcurrency of its throttling policy.",
    remedy: `${passes} Look whether another product uses the same account.`,
  },
  ErrorTooManyObjectsOpened: {
    title: "The server of EWS is busy",
    behind: "passing",
    says: "The server holds too much open for this account.",
    remedy: passes,
  },
  ErrorMailboxStoreUnavailable: unavailableMailbox,
  ErrorMailboxFailover: unavailableMailbox,
  ErrorConnectionFailed: unavailableMailbox,
  ErrorConnectionFailedTransientError: unavailableMailbox,
  ErrorMailboxMoveInProgress: {
    title: "The mailbox is being moved",
    behind: "passing",
    says: "{mailbox} is being moved to another database or into the cloud.",
    remedy: "Try again when Get-MoveRequest says that the move is done.",
  },
  ErrorADUnavailable: {
    title: "The server cannot reach its directory",
    behind: "passing",
    says: "The server cannot reach its directory.",
    remedy: `${passes} ${serverLogs}`,
  },
  ErrorTimeoutExpired: {
    title: "The server of EWS took too long",
    behind: "passing",
    says: "The server took too long and gave up.",
    remedy: `${passes} A shorter time needs less.`,
  },
  ErrorInternalServerTransientError: {
    title: "Something failed in the server of EWS",
    behind: "passing",
    says: "Something failed in the server that may go well the next time.",
    remedy: passes,
  },
  ErrorInternalServerError: {
    title: "Something failed in the server of EWS",
    says: "Something failed in the server, and it does not say what.",
    remedy: serverLogs,
  },
  ErrorServiceDiscoveryFailed: betweenServers,
  ErrorProxyRequestNotAllowed: betweenServers,
  ErrorProxyRequestProcessingFailed: betweenServers,
  ErrorQuotaExceeded: {
    says: "{mailbox} is full.",
    remedy: "Look at Get-MailboxStatistics, and make room or raise the quota.",
  },
};

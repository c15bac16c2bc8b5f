import { codes, type Meaning } from "./codes.js";
import { EwsError } from "./errors.js";
import { explainStatus } from "./statuses.js";

/** What a server answered instead of what it was asked for. */
export interface Refusal {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly said: string | undefined;
  /** The value of `X-EWS-Policy-Reason`. */
  readonly policyReason?: string | undefined;
  /** The value of `x-ms-diagnostics`, where Exchange Online says what is wrong with a token. */
  readonly diagnostics?: string | undefined;
  /** By which Microsoft's support finds the request. */
  readonly requestId?: string | undefined;
}

/** In which a call was refused. */
export interface Situation {
  readonly operation: string;
  readonly mailbox: string | undefined;
  /** Whether it is Exchange Online, whose EWS ends. */
  readonly isOnline: boolean;
  readonly now: Date;
}

/**
 * The error of a refused call: what it means, which setting is behind it and what helps. Where the end of EWS in Exchange Online may
 * be the reason, that comes first.
 *
 * @see https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/deprecation-of-ews-exchange-online
 */
export function explainRefusal(refusal: Refusal, situation: Situation): EwsError {
  const { code, status, policyReason, said } = refusal;
  const meaning = findMeaning(refusal);
  const news = situation.isOnline && meaning.keepsOut ? endOfEws(situation.now) : undefined;
  const means = `${news ? `${news.says} ` : ""}${fill(meaning.says, situation)}`;
  return new EwsError(`${means}${code === undefined ? "" : ` (${code})`}`, {
    title: meaning.title,
    means,
    behind: meaning.behind,
    requestId: refusal.requestId,
    code,
    status,
    policyReason,
    said,
    operation: situation.operation,
    mailbox: situation.mailbox,
    remedy: [fill(meaning.remedy, situation), ...(news ? [news.remedy] : [])].join(" "),
  });
}

function findMeaning({ code, status, policyReason, said, diagnostics }: Refusal): Meaning {
  if (policyReason !== undefined && policyReason !== "") {
    return readPolicyReason(policyReason);
  }
  if (said !== undefined && /\[RAOP\]|AppOnly AccessPolicy/.test(said)) {
    return accessPolicy;
  }
  if (code !== undefined) {
    return Object.hasOwn(codes, code) && codes[code] ? codes[code] : unknownCode;
  }
  return diagnostics !== undefined && /not enough scope|contains no permissions/i.test(diagnostics)
    ? noPermission
    : explainStatus(status);
}

/** @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-authenticate-an-ews-application-by-using-oauth */
const noPermission: Meaning = {
  title: "No permission for EWS is granted",
  says: "The token has no permission for EWS in it. An application needs full_access_as_app of Office 365 Exchange Online or the role “Application EWS.AccessAsApp”, and a person EWS.AccessAsUser.All.",
  remedy: "Ask for the permission in the app registration and consent to it.",
  keepsOut: true,
  behind: "permission",
};

const accessPolicy: Meaning = {
  title: "An application access policy keeps this application out",
  behind: "application-access",
  says: "An application access policy keeps this application out of {mailbox}.",
  remedy:
    "Test-ApplicationAccessPolicy says which policy it is. Add the mailbox to the group of the policy, or test with one that is in it. A change may take more than half an hour to arrive.",
  keepsOut: true,
};

const unknownCode: Meaning = {
  title: "EWS refused for a reason of its own",
  says: "The server refused {operation} for a reason of its own.",
  remedy: "Look up the code in Microsoft’s list of EWS response codes, and what the server said beside it.",
};

/**
 * The two readings of `X-EWS-Policy-Reason`. The second does not tell the list of applications from that of user agents.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-control-access-to-ews-in-exchange
 */
function readPolicyReason(reason: string): Meaning {
  if (/disabled/i.test(reason)) {
    return {
      title: "EWS is switched off",
      behind: "ews-policy",
      says: "EWS is switched off for the organisation or for {mailbox}: EwsEnabled is not true in one of both.",
      remedy:
        "Look at Get-OrganizationConfig and Get-CASMailbox for EwsEnabled. Set-OrganizationConfig -EwsEnabled $true switches it on, together with -EwsAllowedAppIDs for the applications that may use it. It takes about an hour to arrive.",
      keepsOut: true,
    };
  }
  return {
    title: "A policy keeps this application out of EWS",
    behind: "ews-policy",
    says: "EWS is switched on, but a policy keeps this application out of {mailbox}: its client id is not among EwsAllowedAppIDs, or its user agent is not allowed by EwsApplicationAccessPolicy. The answer does not tell which.",
    remedy:
      "Look at Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy for EwsAllowedAppIDs, and at EwsApplicationAccessPolicy with its lists. Setting EwsAllowedAppIDs replaces the whole list, so read it first. It may take a day to arrive.",
    keepsOut: true,
  };
}

function endOfEws(now: Date): { readonly says: string; readonly remedy: string } | undefined {
  if (now >= new Date("2027-04-01T00:00:00Z")) {
    return {
      says: "EWS in Exchange Online ended on 1 April 2027.",
      remedy: "Read the calendar through Microsoft Graph; nothing brings EWS back.",
    };
  }
  return now >= new Date("2026-10-01T00:00:00Z")
    ? {
        says: "EWS in Exchange Online is blocked by default since 1 October 2026 and ends on 1 April 2027.",
        remedy: "Microsoft Graph reads the same calendars and stays.",
      }
    : undefined;
}

function fill(text: string, { mailbox, operation }: Situation): string {
  return text.replaceAll("{operation}", operation).replaceAll("{mailbox}", () => mailbox ?? "the mailbox");
}

import type { Company } from "../data/company.js";
import type { Account } from "../data/users.js";
import { EwsRefusal } from "./errors.js";

/**
 * Keeps out by the switches of the organisation and the mailbox and the list of applications: 403 and a header that says
 * which, as far as Exchange Online says it.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-control-access-to-ews-in-exchange
 */
export function checkPolicy({ exchange }: Company, clientId: string, mailbox?: Account): void {
  const { enabled, allowedAppIds } = exchange.ewsPolicy;
  if (enabled === false || (mailbox && exchange.mailboxesWithoutEws.has(mailbox.id))) {
    throw refused("EWS is disabled for this user or tenant");
  }
  if (enabled === true && allowedAppIds?.includes(clientId.toLowerCase()) === false) {
    throw refused("EWS is blocked by policy for this user or tenant");
  }
}

const refused = (reason: string) =>
  new EwsRefusal({ status: 403, headers: { "x-ews-policy-reason": reason } });

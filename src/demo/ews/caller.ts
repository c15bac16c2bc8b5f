import type { Company } from "../data/company.js";
import type { Account } from "../data/users.js";
import type { AppPrincipal, Principal, UserPrincipal } from "../parts.js";
import { hasMailbox, type Door } from "./call.js";
import { EwsFault, EwsRefusal, noMailbox } from "./errors.js";
import type { ConnectingSid } from "./request.js";

const accepted = ["full_access_as_app", "EWS.AccessAsApp"];

/**
 * Lets in who holds a permission for EWS, before SOAP is looked at. Throws an `EwsRefusal` otherwise.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/how-to-authenticate-an-ews-application-by-using-oauth
 */
export function checkPermissions({ exchange }: Company, principal: Principal): void {
  if (principal.kind === "user") {
    if (!principal.scopes.has("EWS.AccessAsUser.All")) {
      throw tooLittle(403, "The token contains not enough scope to make this call.");
    }
    return;
  }
  const { clientId, roles } = principal;
  const holds =
    accepted.some((permission) => roles.has(permission)) ||
    exchange.applicationRoles.some(
      ({ appId, permission }) => appId === clientId && accepted.includes(permission),
    );
  if (!holds) {
    throw roles.size === 0
      ? tooLittle(401, "The token contains no permissions, or permissions can not be understood.")
      : tooLittle(403, "The token contains not enough scope to make this call.");
  }
}

function tooLittle(status: 401 | 403, reason: string): EwsRefusal {
  const diagnostics = `2000008;reason="${reason}";error_category="invalid_grant"`;
  return new EwsRefusal({
    status,
    headers: {
      "x-ms-diagnostics": diagnostics,
      ...(status === 401 ? { "www-authenticate": `Bearer error="invalid_token"` } : {}),
    },
  });
}

/** Whose rights a request has. Throws an `EwsFault` where somebody may not be impersonated or has no mailbox. */
export function findActor(
  company: Company,
  door: Door,
  principal: Principal,
  impersonated: ConnectingSid | undefined,
): Account {
  return principal.kind === "app"
    ? findForApp(company, principal, impersonated)
    : findForUser(company, door, principal, impersonated);
}

function findForApp(
  company: Company,
  { clientId, roles }: AppPrincipal,
  impersonated: ConnectingSid | undefined,
): Account {
  if (!impersonated) {
    throw new EwsFault(
      "ErrorAccessDenied",
      "ExchangeImpersonation SOAP header must be present for this type of OAuth token.",
    );
  }
  const account = resolve(company, "online", impersonated);
  switch (company.exchange.accessOf(clientId, roles, accepted, account)) {
    case "allowed":
      return account;
    case "not granted":
      throw impersonationDenied();
    case "kept out by policy":
      throw new EwsFault("ErrorAccessDenied", "Access is denied. Check credentials and try again.");
  }
}

function findForUser(
  company: Company,
  door: Door,
  { userId }: UserPrincipal,
  impersonated: ConnectingSid | undefined,
): Account {
  const own = company.users.find(userId);
  if (!own) {
    throw noMailbox();
  }
  if (!impersonated) {
    return own;
  }
  if (!company.exchange.impersonators.has(own.id)) {
    throw impersonationDenied();
  }
  return resolve(company, door, impersonated);
}

const impersonationDenied = () =>
  new EwsFault(
    "ErrorImpersonateUserDenied",
    "The account does not have permission to impersonate the requested user.",
  );

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/connectingsid */
function resolve({ users }: Company, door: Door, { kind, value }: ConnectingSid): Account {
  if (kind === "SID") {
    throw new EwsFault("ErrorInvalidUserSid", "The user SID is invalid.");
  }
  const account = value.includes("@") ? users.find(value) : undefined;
  if (kind === "PrincipalName" && account?.userPrincipalName !== value.toLowerCase()) {
    throw new EwsFault("ErrorInvalidUserPrincipalName", "The user principal name is invalid.");
  }
  if (!account || !hasMailbox(door, account)) {
    throw noMailbox();
  }
  return account;
}

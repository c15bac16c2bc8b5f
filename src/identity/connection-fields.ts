import { isGuid } from "../base/guid.js";

/** What is wrong with a connection's name as one types it, or `undefined`. */
export function findNameProblem(name: string): string | undefined {
  if (name.trim() === "") {
    return "A connection needs a name.";
  }
  if (name.length > 100 || /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) {
    return "The name of a connection is one line of at most 100 characters.";
  }
  return undefined;
}

/** What is wrong with a tenant: it is a GUID, a domain, or "organizations" until somebody signed in. */
export function findTenantProblem(tenant: string): string | undefined {
  const label = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  const isDomain = tenant.length <= 253 && new RegExp(`^(?:${label}\\.)+${label}$`, "i").test(tenant);
  return isGuid(tenant) || isDomain || tenant === "organizations"
    ? undefined
    : "The tenant is neither an ID (a GUID) nor a domain, such as contoso.onmicrosoft.com.";
}

/** What is wrong with the client ID of an application. */
export function findClientIdProblem(clientId: string): string | undefined {
  return isGuid(clientId)
    ? undefined
    : "The client ID is not a GUID. It stands on the page of the app registration.";
}

/** What is wrong with the address of an Exchange Server. A password is sent there, so it has to be encrypted. */
export function findEwsProblem(address: string): string | undefined {
  if (!URL.canParse(address)) {
    return "The EWS address is not an address, such as https://mail.contoso.com/EWS/Exchange.asmx.";
  }
  const { protocol, hostname, username, password, hash } = new URL(address);
  if (username !== "" || password !== "") {
    return "The EWS address has a user or a password in it, which do not belong there.";
  }
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isHere)) {
    return "The EWS address has to begin with https. Only on this machine http will do.";
  }
  return hash === "" ? undefined : "The EWS address has a # in it, which does not belong there.";
}

/** What is wrong with the user of an Exchange Server. */
export function findUserProblem(user: string): string | undefined {
  return user.trim() === "" || user.length > 256 || /\p{Cc}/u.test(user)
    ? "The user is missing. It is written as CONTOSO\\ada or ada@contoso.com."
    : undefined;
}

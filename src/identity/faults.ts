import type { Meaning } from "./aadsts.js";

const online = "Look whether this machine is online, and whether a VPN or a proxy is needed.";
const trust =
  "Where a proxy looks into the traffic, add its certificate authority to the store of the system, or name its file in NODE_EXTRA_CA_CERTS.";

const unknownName: Meaning = {
  failure: "unreachable",
  says: "{host} was not found, because its name could not be resolved.",
  remedy: online,
};
const refused: Meaning = {
  failure: "unreachable",
  says: "The connection to {host} was refused.",
  remedy: "Look at the proxy that is set, and whether a firewall keeps this machine from {host}.",
};
const noRoute: Meaning = {
  failure: "unreachable",
  says: "There is no way to {host} from this network.",
  remedy: online,
};
const tooSlow: Meaning = {
  failure: "unreachable",
  says: "{host} did not answer in time.",
  remedy: "Try again. If it stays so, look at the proxy that is set and at the firewall.",
};
const brokenOff: Meaning = {
  failure: "unreachable",
  says: "The connection to {host} broke off.",
  remedy: "Try again. If it stays so, look at what stands between here and {host}: a proxy, a VPN, a filter.",
};
const proxyFault: Meaning = {
  failure: "proxy",
  says: "The proxy did not let the connection to {host} through.",
  remedy: "Look at the address of the proxy that is set, and whether it wants a user and a password.",
};
const proxyPassword: Meaning = {
  failure: "proxy",
  says: "The proxy wants a user and a password.",
  remedy: "Add them to the address of the proxy that is set, or sign in to the proxy.",
};
const untrusted: Meaning = {
  failure: "tls",
  says: "The certificate that {host} showed comes from an authority that this machine does not trust.",
  remedy: trust,
};
const selfSigned: Meaning = {
  failure: "tls",
  says: "The certificate that {host} showed is signed by itself, so it proves nothing.",
  remedy: trust,
};
const outOfTime: Meaning = {
  failure: "tls",
  says: "The certificate that {host} showed has ended or is not valid yet.",
  remedy: "Look at the clock of this machine, and at what stands between here and {host}.",
};
const otherName: Meaning = {
  failure: "tls",
  says: "The certificate that was shown belongs to another host than {host}.",
  remedy: "Look at what stands between here and {host}: a proxy, a VPN, a sign-in page of the network.",
};
const noHandshake: Meaning = {
  failure: "tls",
  says: "No encrypted connection to {host} came about.",
  remedy: "Look at the proxy that is set: it may be one for http only, or one that looks into the traffic.",
};

/**
 * Codes of Node's sockets and TLS, of undici, and of Chromium, which VS Code's fetch can go through.
 *
 * @see https://nodejs.org/api/tls.html#x509-certificate-error-codes
 * @see https://source.chromium.org/chromium/chromium/src/+/main:net/base/net_error_list.h
 */
const faults: Readonly<Record<string, Meaning>> = {
  ENOTFOUND: unknownName,
  EAI_AGAIN: unknownName,
  EAI_FAIL: unknownName,
  EAI_NODATA: unknownName,
  ERR_NAME_NOT_RESOLVED: unknownName,
  ERR_INTERNET_DISCONNECTED: noRoute,
  ECONNREFUSED: refused,
  ERR_CONNECTION_REFUSED: refused,
  ENETUNREACH: noRoute,
  ENETDOWN: noRoute,
  EHOSTUNREACH: noRoute,
  EHOSTDOWN: noRoute,
  EADDRNOTAVAIL: noRoute,
  EACCES: noRoute,
  ERR_ADDRESS_UNREACHABLE: noRoute,
  ERR_NETWORK_CHANGED: brokenOff,
  ETIMEDOUT: tooSlow,
  ESOCKETTIMEDOUT: tooSlow,
  UND_ERR_CONNECT_TIMEOUT: tooSlow,
  UND_ERR_HEADERS_TIMEOUT: tooSlow,
  UND_ERR_BODY_TIMEOUT: tooSlow,
  ERR_CONNECTION_TIMED_OUT: tooSlow,
  ERR_TIMED_OUT: tooSlow,
  ECONNRESET: brokenOff,
  ECONNABORTED: brokenOff,
  EPIPE: brokenOff,
  UND_ERR_SOCKET: brokenOff,
  UND_ERR_RESPONSE: brokenOff,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: brokenOff,
  HPE_INVALID_CONSTANT: brokenOff,
  ERR_CONNECTION_RESET: brokenOff,
  ERR_CONNECTION_CLOSED: brokenOff,
  ERR_EMPTY_RESPONSE: brokenOff,
  // undici says so where a proxy answers CONNECT with anything but 200.
  UND_ERR_ABORTED: proxyFault,
  ERR_PROXY_CONNECTION_FAILED: proxyFault,
  ERR_PROXY_AUTH_UNSUPPORTED: proxyFault,
  ERR_PROXY_AUTH_REQUESTED: proxyFault,
  ERR_TUNNEL_CONNECTION_FAILED: proxyFault,
  ERR_MANDATORY_PROXY_CONFIGURATION_FAILED: proxyFault,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_UNTRUSTED: untrusted,
  CERT_REJECTED: untrusted,
  CERT_CHAIN_TOO_LONG: untrusted,
  CERT_SIGNATURE_FAILURE: untrusted,
  INVALID_CA: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  ERR_CERT_AUTHORITY_INVALID: untrusted,
  ERR_CERT_INVALID: untrusted,
  ERR_CERT_REVOKED: untrusted,
  CERT_REVOKED: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: selfSigned,
  CERT_HAS_EXPIRED: outOfTime,
  CERT_NOT_YET_VALID: outOfTime,
  ERR_CERT_DATE_INVALID: outOfTime,
  ERR_TLS_CERT_ALTNAME_INVALID: otherName,
  HOSTNAME_MISMATCH: otherName,
  ERR_CERT_COMMON_NAME_INVALID: otherName,
  EPROTO: noHandshake,
  ERR_SSL_PROTOCOL_ERROR: noHandshake,
  ERR_SSL_WRONG_VERSION_NUMBER: noHandshake,
  ERR_SSL_VERSION_OR_CIPHER_MISMATCH: noHandshake,
};

/** The fault of the network behind an error, wherever in its causes, or `undefined` where it is something else. */
export function findFault(error: unknown): Meaning | undefined {
  for (const each of causes(error)) {
    const fault = faultOf(each);
    if (fault) {
      return fault;
    }
  }
  return undefined;
}

function faultOf(error: { code?: unknown; name?: unknown; message?: unknown }): Meaning | undefined {
  const message = typeof error.message === "string" ? error.message : "";
  if (message.startsWith("Proxy response (407)")) {
    return proxyPassword; // undici has no code for this.
  }
  const code =
    typeof error.code === "string" ? error.code : (/\bnet::(ERR_[A-Z_]+)/.exec(message)?.[1] ?? "");
  if (Object.hasOwn(faults, code)) {
    return faults[code];
  }
  if (code.startsWith("ERR_SSL_")) {
    return noHandshake;
  }
  return error.name === "TimeoutError" ? tooSlow : undefined;
}

/** An error with what caused it, innermost first: that is the one that knows. */
export function causes(error: unknown): readonly object[] {
  const found: object[] = [];
  const visit = (each: unknown) => {
    if (typeof each !== "object" || each === null || found.includes(each) || found.length > 20) {
      return;
    }
    found.push(each);
    const { cause, errors } = each as { cause?: unknown; errors?: unknown };
    for (const inner of [cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])]) {
      visit(inner);
    }
  };
  visit(error);
  return found.reverse();
}

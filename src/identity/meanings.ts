import { findMeaning, type Meaning } from "./aadsts.js";
import type { Connection } from "./connection.js";
import type { StrangeAnswer } from "./network-client.js";
import type { Refusal } from "./refusal.js";
import type { SignInFailure } from "./sign-in-error.js";

/** What a refusal of Entra means: by its codes, or else by OAuth's. */
export function explainRefusal(refusal: Refusal, connection: Connection): Meaning {
  const { codes, error, detail, status = 400, waitSeconds } = refusal;
  if (status === 429) {
    return throttled(waitSeconds);
  }
  const code = codes.find((each) => findMeaning(each)) ?? codes[0];
  if (code !== undefined) {
    return findMeaning(code) ?? unknownCode(code, detail);
  }
  return status >= 500 ? ofService : (oauth(error, connection) ?? unknownRefusal(detail));
}

const throttled = (seconds: number | undefined): Meaning => ({
  failure: "throttled",
  says: "Entra asks to slow down.",
  remedy:
    seconds === undefined
      ? "Try again in some minutes."
      : `Try again in ${String(Math.max(1, seconds))} seconds.`,
});

const ofService: Meaning = {
  failure: "service",
  says: "Entra has a fault of its own at the moment.",
  remedy: "Try again in some minutes.",
};

export const unknownCode = (code: number, detail: string): Meaning => ({
  failure: "other",
  says: `Entra refused the sign-in with AADSTS${String(code)}${detail === "" ? "." : `: ${detail}.`}`,
  remedy: `Microsoft explains the code at https://login.microsoftonline.com/error?code=${String(code)}.`,
});

const unknownRefusal = (detail: string): Meaning => ({
  failure: "other",
  says:
    detail === ""
      ? "Entra refused the sign-in and did not say why."
      : `Entra refused the sign-in: ${detail}.`,
  remedy: "Look at the connection: the tenant, the cloud, the client ID.",
});

/** OAuth's own codes, where no AADSTS code says more. */
function oauth(error: string, { way }: Connection): Meaning | undefined {
  const again = "Sign in again.";
  const meaning: Readonly<Record<string, readonly [SignInFailure, string, string]>> = {
    invalid_client:
      way.kind === "certificate"
        ? [
            "wrong-certificate",
            "The certificate of {application} was not accepted.",
            "Look at the client ID and at the certificates of the app registration.",
          ]
        : way.kind === "client-secret"
          ? [
              "wrong-secret",
              "The client secret of {application} was not accepted.",
              "Look at the client ID, and enter the value of the secret once more.",
            ]
          : [
              "unknown-application",
              "{application} was not accepted.",
              "Look at the client ID of the connection.",
            ],
    unauthorized_client: [
      "unknown-application",
      "{application} may not sign in this way.",
      "Look at the client ID and the tenant of the connection.",
    ],
    access_denied: ["cancelled", "The sign-in was given up or declined.", again],
    authorization_declined: ["cancelled", "The sign-in was declined.", again],
    expired_token: ["cancelled", "The device code has ended before somebody entered it.", again],
    bad_verification_code: ["other", "The device code is not known to Entra.", again],
    consent_required: [
      "consent-missing",
      "Nobody has consented yet to what {application} asks for.",
      "Sign in again and consent, or have an administrator grant consent for the organization.",
    ],
    invalid_grant: ["interaction-needed", "The saved sign-in is not accepted any more.", again],
    interaction_required: ["interaction-needed", "Entra wants to ask the person who signs in.", again],
    login_required: ["interaction-needed", "Entra wants to ask the person who signs in.", again],
    temporarily_unavailable: [ofService.failure, ofService.says, ofService.remedy],
    server_error: [ofService.failure, ofService.says, ofService.remedy],
  };
  const found = Object.hasOwn(meaning, error) ? meaning[error] : undefined;
  return found && { failure: found[0], says: found[1], remedy: found[2] };
}

/** What an answer means that is not one of Entra's. */
export function explainStrange({ kind, status, host }: StrangeAnswer): Meaning {
  const between =
    "Look at what stands between here and {host}: a proxy, a VPN, a sign-in page of the network.";
  if (status === 429) {
    return throttled(undefined);
  }
  if (status >= 500) {
    return { ...ofService, says: `{host} has a fault of its own at the moment (${String(status)}).` };
  }
  switch (kind) {
    case "proxy-password":
      return {
        failure: "proxy",
        says: "The proxy wants a user and a password.",
        remedy: "Add them to the address of the proxy that is set, or sign in to the proxy.",
      };
    case "page":
      return {
        failure: "proxy",
        says: "A web page came back in the place of an answer of {host}, as from a proxy or a sign-in page of the network.",
        remedy: between,
      };
    case "redirected":
      return {
        failure: "proxy",
        says: `The request to {host} was sent on to ${host ?? "another place"}, which was not followed, because it holds what nobody else may see.`,
        remedy: between,
      };
    case "broken":
      return {
        failure: "service",
        says: "The answer of {host} is not whole, or it is not JSON.",
        remedy: between,
      };
    case "other-host":
      return {
        failure: "other",
        says: `The sign-in would have gone to ${host ?? "another host"}, which is not of this cloud, so nothing was sent.`,
        remedy: "Look at the cloud of the connection.",
      };
  }
}

/** What an error of MSAL's own means, which it throws without asking Entra. */
export function explainLibrary(chain: readonly object[]): Meaning | undefined {
  const meanings: Readonly<Record<string, Meaning>> = {
    device_code_expired: {
      failure: "cancelled",
      says: "The device code has ended before somebody entered it.",
      remedy: "Sign in again and enter the new code.",
    },
    nonce_mismatch: foreign,
    state_mismatch: foreign,
    network_error: unreachable,
    openid_config_error: unreachable,
    endpoints_resolution_error: unreachable,
    no_network_connectivity: unreachable,
    token_parsing_error: unreadable,
    client_info_decoding_error: unreadable,
  };
  for (const each of chain) {
    if ("name" in each && each.name === "AbortError") {
      return {
        failure: "cancelled",
        says: "The sign-in was given up.",
        remedy: "Sign in again when you like.",
      };
    }
    const code = "errorCode" in each ? each.errorCode : undefined;
    if (typeof code === "string" && Object.hasOwn(meanings, code)) {
      return meanings[code];
    }
  }
  return undefined;
}

const foreign: Meaning = {
  failure: "other",
  says: "The answer that came back does not belong to this sign-in.",
  remedy: "Sign in again, and only in the window that opens.",
};

const unreachable: Meaning = {
  failure: "unreachable",
  says: "{host} could not be reached.",
  remedy: "Look whether this machine is online, and at the proxy that is set.",
};

const unreadable: Meaning = {
  failure: "service",
  says: "The answer of {host} cannot be read.",
  remedy: "Try again in some minutes.",
};

export const nothingKnown: Meaning = {
  failure: "other",
  says: "Signing in failed for a reason that is not known.",
  remedy: "The log tells more.",
};

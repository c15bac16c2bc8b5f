import type { Meaning } from "./codes.js";

const noAddress: Meaning = {
  title: "There is no EWS at this address",
  says: "There is no EWS at this address.",
  remedy: "Let Autodiscover find the address. It ends in /EWS/Exchange.asmx.",
};

const gateway: Meaning = {
  title: "The server of EWS cannot answer right now",
  behind: "passing",
  says: "The server, or what stands in front of it, is not able to answer right now.",
  remedy: "Try again in a few minutes. On premises, look whether the server is in maintenance.",
};

const statuses: Readonly<Record<number, Meaning>> = {
  401: {
    title: "EWS does not accept the sign-in",
    behind: "sign-in",
    says: "The sign-in was not accepted.",
    remedy:
      "For a token: look whether the application was granted EWS.AccessAsUser.All or full_access_as_app, and whether the mailbox is one of this organisation. For a password: look at user and domain, and whether the virtual directory of EWS allows this way of signing in. Where its Extended Protection is “Require”, NTLM from here is refused.",
    keepsOut: true,
  },
  403: {
    title: "Access to EWS is forbidden",
    behind: "ews-policy",
    says: "Access to EWS is forbidden. The answer does not say why: Conditional Access, an access policy, a licence without EWS and a mailbox for which EWS is switched off all look like this.",
    remedy:
      "Look at Get-CASMailbox for EwsEnabled, at the licence of {mailbox}, and at the sign-in logs for Conditional Access.",
    keepsOut: true,
  },
  404: noAddress,
  405: noAddress,
  407: {
    title: "The proxy wants a user and a password",
    says: "The proxy wants a user and a password.",
    remedy: "Add them to the address of the proxy that is set.",
  },
  429: {
    title: "Too much is asked of EWS at once",
    behind: "passing",
    says: "Too much is asked at once. It was tried several times.",
    remedy: "Try again in a few minutes.",
  },
  500: {
    title: "Something failed in the server of EWS",
    says: "Something failed in the server, and it does not say what.",
    remedy: "Try again. If it stays so, look at the event log of the server.",
  },
  502: gateway,
  503: gateway,
  504: gateway,
};

const redirected: Meaning = {
  title: "The address of EWS leads elsewhere",
  says: "The address of EWS leads elsewhere, and nothing was sent there.",
  remedy:
    "Let Autodiscover find the address. A sign-in page in front of EWS has to be passed by on the server’s side.",
};

/** What an answer without SOAP means by its status alone. */
export function explainStatus(status: number | undefined): Meaning {
  if (status !== undefined && status >= 300 && status < 400) {
    return redirected;
  }
  return (
    (status === undefined ? undefined : statuses[status]) ?? {
      title: "What answers is not EWS",
      says: `The server answered ${status === undefined ? "something" : `with status ${String(status)}`} that is not EWS.`,
      remedy: "Look whether the address is the one of EWS, and what stands between here and the server.",
    }
  );
}

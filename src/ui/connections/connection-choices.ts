import type * as vscode from "vscode";
import { clouds, type Cloud } from "../../identity/clouds.js";
import type { Way } from "../../identity/connection.js";

export interface PlaceItem extends vscode.QuickPickItem {
  /** Absent for an Exchange Server. */
  readonly cloud: Cloud | undefined;
}

/** Where mailboxes can be. */
export function listPlaces(demo: Cloud | undefined): readonly PlaceItem[] {
  return [
    ...clouds.map((cloud) => ({ label: cloud.title, description: new URL(cloud.login).host, cloud })),
    ...(demo ? [{ label: demo.title, description: "played in this window", cloud: demo }] : []),
    { label: "Exchange Server on-premises", description: "Exchange Web Services", cloud: undefined },
  ];
}

export interface WayItem extends vscode.QuickPickItem {
  readonly way: Way["kind"];
}

const ways: readonly WayItem[] = [
  {
    way: "interactive",
    label: "Sign in in the browser",
    detail: "As yourself, in the system's browser, with whatever your organization asks for. Best for most.",
  },
  {
    way: "device-code",
    label: "Sign in with a device code",
    detail:
      "As yourself, by a code that you type on any device. For machines without a browser; some organizations block it.",
  },
  {
    way: "vscode-account",
    label: "Use the Microsoft account of VS Code",
    detail:
      "As yourself, as VS Code is signed in. VS Code's own client reaches little of Microsoft Graph; one of your own reaches more.",
  },
  {
    way: "azure-cli",
    label: "Use the sign-in of the Azure CLI",
    detail:
      "As “az login” left it on this machine. Enough for applications and the directory, not for calendars.",
  },
  {
    way: "client-secret",
    label: "As an application, with a client secret",
    detail: "As a vendor's own registration. Proves that the vendor will see what it should.",
  },
  {
    way: "certificate",
    label: "As an application, with a certificate",
    detail: "The same with a PEM or PFX file that holds the certificate and its private key.",
  },
];

const serverWays: readonly WayItem[] = [
  {
    way: "ntlm",
    label: "User and password, by NTLM",
    detail: "What an Exchange Server offers unless somebody changed it. The password itself is not sent.",
  },
  {
    way: "basic",
    label: "User and password, by Basic authentication",
    detail: "Where NTLM is switched off. The password is sent, encrypted by https.",
  },
];

/** The ways in, of which those that leave this machine do not lead to a demo tenant. */
export function listWays(isServer: boolean, isDemo: boolean): readonly WayItem[] {
  return isServer
    ? serverWays
    : ways.filter(({ way }) => !isDemo || (way !== "vscode-account" && way !== "azure-cli"));
}

export interface ClientItem extends vscode.QuickPickItem {
  readonly isOwn: boolean;
}

/** The registrations that a person can sign in with. */
export function listClients(kind: Way["kind"]): readonly ClientItem[] {
  return [
    kind === "vscode-account"
      ? {
          label: "Visual Studio Code",
          detail: "VS Code's own client of Microsoft. It may ask for little.",
          isOwn: false,
        }
      : {
          label: "Microsoft Graph Command Line Tools",
          detail:
            "A public client of Microsoft, the one of Connect-MgGraph. It needs no set-up, but many people use it for many things, so your organization may have blocked it or granted it more than is asked for here.",
          isOwn: false,
        },
    {
      label: "A registration of our own…",
      detail:
        "A public client of your tenant, which holds just what is needed. “Prepare a Public Client Registration” writes its manifest.",
      isOwn: true,
    },
  ];
}

import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import type { DeviceCode, SignInPrompts } from "../../identity/tokens.js";
import { plain } from "../input/plain.js";
import { openAddress } from "../open-address.js";

const copyCode = "Copy Code";
const copyAndOpen = "Copy Code and Open";

/** Asks the person in front of the editor. A demo tenant has to be told its `approval` on its page. */
export function createPrompts(approval: string | undefined): SignInPrompts {
  const approving = approval === undefined ? "" : ` The demo tenant asks for the code ${approval} there.`;
  return {
    async openBrowser(url, reason) {
      await forwardRedirect(new URL(url).searchParams.get("redirect_uri"));
      if (approval !== undefined || reason !== undefined) {
        const message = plain(`${reason ?? "Sign in in the browser."}${approving}`);
        const actions = approval === undefined ? [] : [copyCode];
        void vscode.window.showInformationMessage(message, ...actions).then(async (chosen) => {
          if (chosen === copyCode) {
            await vscode.env.clipboard.writeText(approval ?? "");
          }
        });
      }
      await openAddress(url, remedy);
    },

    showDeviceCode(code, signal) {
      void showCode(code, approving, signal);
    },
  };
}

async function showCode(
  { userCode, url, reason = "" }: DeviceCode,
  approving: string,
  signal: AbortSignal,
): Promise<void> {
  const message = `${reason} To sign in, enter the code ${userCode} at ${url}.${approving}`.trim();
  const chosen = await vscode.window.showInformationMessage(plain(message), copyAndOpen, copyCode);
  if (chosen === undefined || signal.aborted) {
    return;
  }
  await vscode.env.clipboard.writeText(userCode);
  if (chosen === copyAndOpen) {
    await openAddress(url, remedy);
  }
}

const remedy = "Allow VS Code to open it, or sign in with a device code.";

/** In a window on another machine, what the browser comes back to is there, and the port has to be the same here. */
async function forwardRedirect(redirect: string | null): Promise<void> {
  if (redirect === null || vscode.env.remoteName === undefined) {
    return;
  }
  const there = new URL(redirect);
  const here = new URL((await vscode.env.asExternalUri(vscode.Uri.parse(redirect))).toString(true));
  const isSame = ["localhost", "127.0.0.1"].includes(here.hostname) && here.port === there.port;
  if (!isSame) {
    throw new UserError("This window works on another machine, to which the browser does not find back.", {
      remedy: "Connect with a device code.",
    });
  }
}

import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import { askSecret } from "../connections/ask-secret.js";
import { isServer } from "../connections/describe-connection.js";
import { commandIds } from "../ids.js";
import { back } from "../input/quick-input.js";
import type { Services } from "../services.js";

/** What the buttons of a refusal can ask of a preview. */
export interface HelpingPreview {
  /** Reads anew, and asks a person where that is needed. */
  restart(): Promise<void>;
  switchTo(source: "graph" | "ews"): Promise<void>;
  chooseMailbox(): Promise<void>;
}

/** What each button of a refusal does, by its id. What is not in there is not offered. */
export function listHelps(
  services: Services,
  connection: Connection | undefined,
  preview: HelpingPreview,
): ReadonlyMap<string, () => Promise<void>> {
  const run = async (command: string, ...args: readonly unknown[]) => {
    await vscode.commands.executeCommand(command, ...args);
  };
  const helps: Record<string, () => Promise<void>> = {
    retry: () => preview.restart(),
    openLog: () => {
      services.log.show();
      return Promise.resolve();
    },
    chooseMailbox: () => preview.chooseMailbox(),
    // What they change is heard of, and the preview reads anew by itself.
    manageTrust: () => run("workbench.trust.manage"),
    openDemoTenant: () => run(commandIds.openDemoTenant),
    connect: () => run(commandIds.connect),
    switchToGraph: () => preview.switchTo("graph"),
    switchToEws: () => preview.switchTo("ews"),
  };
  if (connection) {
    helps["signIn"] = async () => {
      if (isServer(connection.way)) {
        await askPassword(services, connection, connection.way.kind);
      } else if (!signsInByItself(connection)) {
        await run(commandIds.signIn, { connection });
      }
      await preview.restart();
    };
    helps["grantConsent"] = async () => {
      await run(commandIds.grantConsent, { connection });
      await preview.restart();
    };
  }
  return new Map(Object.entries(helps));
}

/** One that is kept may be wrong: nobody tried it before a mailbox was read. */
async function askPassword({ connections }: Services, connection: Connection, kind: "basic" | "ntlm") {
  const secret = await askSecret(kind, `Sign In to ${connection.name}`);
  if (secret !== undefined && secret !== back) {
    await connections.replaceSecret(connection, secret);
  }
}

/** Whether a person is asked as soon as something is read. Anything else signs in with what is kept. */
function signsInByItself({ way }: Connection): boolean {
  return ["interactive", "device-code", "vscode-account"].includes(way.kind);
}

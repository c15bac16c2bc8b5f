import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import { commandIds } from "../ids.js";
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
  { log }: Services,
  connection: Connection | undefined,
  preview: HelpingPreview,
): ReadonlyMap<string, () => Promise<void>> {
  const run = async (command: string, ...args: readonly unknown[]) => {
    await vscode.commands.executeCommand(command, ...args);
  };
  const helps: Record<string, () => Promise<void>> = {
    retry: () => preview.restart(),
    openLog: () => {
      log.show();
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
      if (signsInByItself(connection)) {
        await preview.restart(); // Which asks for more than the tenant's own page does.
      } else {
        await run(commandIds.signIn, { connection });
        await preview.restart();
      }
    };
    helps["grantConsent"] = async () => {
      await run(commandIds.grantConsent, { connection });
      await preview.restart();
    };
  }
  return new Map(Object.entries(helps));
}

/** Whether a person is asked as soon as something is read. Anything else signs in with what is kept. */
function signsInByItself({ way }: Connection): boolean {
  return ["interactive", "device-code", "vscode-account"].includes(way.kind);
}

import * as vscode from "vscode";
import type { Day } from "../base/days.js";
import { createDiagnostics, type Diagnostics } from "./language/diagnostics.js";
import { Manifests } from "./manifests.js";
import { settings, type Settings } from "./settings.js";

/** What the features share, built once. */
export interface Services {
  readonly log: vscode.LogOutputChannel;
  readonly settings: Settings;
  readonly manifests: Manifests;
  readonly diagnostics: Diagnostics;
  readonly extensionUri: vscode.Uri;
  /** The day for which manifests are judged. */
  readonly today: () => Day;
  dispose(): void;
}

export function createServices(context: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel("Calendar Onramp", { log: true });
  const today = () => readToday(context.extensionMode);
  const manifests = new Manifests(settings, today);
  const diagnostics = createDiagnostics({ log, manifests, settings });

  return {
    log,
    settings,
    manifests,
    diagnostics,
    extensionUri: context.extensionUri,
    today,
    dispose() {
      vscode.Disposable.from(diagnostics, manifests, log).dispose();
    },
  };
}

/** Where the user is, not in UTC: a secret that ends tomorrow ends tomorrow by the clock on the wall. */
function readToday(mode: vscode.ExtensionMode): Day {
  const override = process.env["CALENDAR_ONRAMP_TODAY"];
  if (mode === vscode.ExtensionMode.Test && override) {
    return override;
  }
  const now = new Date();
  const two = (count: number) => String(count).padStart(2, "0");
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

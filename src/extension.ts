import * as vscode from "vscode";
import { registerMailboxChecks } from "./ui/check/mailbox-checks.js";
import { registerCommands } from "./ui/commands/command.js";
import { commands } from "./ui/commands/index.js";
import { registerConnectionContext } from "./ui/connections/context.js";
import { registerDemoAtStart } from "./ui/connections/demo-at-start.js";
import { registerTenantView } from "./ui/explorer/tenant-view.js";
import { registerSheets } from "./ui/handover/sheets.js";
import { registerCompletions } from "./ui/language/completions.js";
import { registerExplanations } from "./ui/language/explanations.js";
import { registerHovers } from "./ui/language/hovers.js";
import { registerInlayHints } from "./ui/language/inlay-hints.js";
import { registerLenses } from "./ui/language/lenses.js";
import { registerPasteEdits } from "./ui/language/paste-edits.js";
import { registerQuickFixes } from "./ui/language/quick-fixes.js";
import { registerStatus } from "./ui/language/status.js";
import { registerPreviews } from "./ui/preview/register-previews.js";
import { createServices, type Services } from "./ui/services.js";
import { registerTenantDocuments } from "./ui/tenant-manifests/tenant-documents.js";

/** What takes a moment at the end. VS Code waits for it, as it does not for what is disposed of. */
let end: (() => Promise<void>) | undefined;

/** What it gives is for the tests of this project. */
export function activate(context: vscode.ExtensionContext): Services | undefined {
  const services = createServices(context);
  end = () => services.clipboard.clear();

  context.subscriptions.push(
    services,
    registerQuickFixes(services),
    registerHovers(services),
    registerCompletions(services),
    registerInlayHints(services),
    registerLenses(services),
    registerPasteEdits(services),
    registerStatus(services),
    registerExplanations(services),
    registerSheets(services),
    registerPreviews(services),
    registerMailboxChecks(services),
    registerTenantDocuments(services),
    registerConnectionContext(services),
    registerTenantView(services),
    registerCommands(services, commands),
    registerDemoAtStart(),
  );
  return context.extensionMode === vscode.ExtensionMode.Test ? services : undefined;
}

export async function deactivate(): Promise<void> {
  await end?.();
}

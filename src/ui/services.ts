import * as vscode from "vscode";
import { localDay, type Day } from "../base/days.js";
import { AgreedAddresses } from "./connections/agreed-addresses.js";
import { MailboxChecks } from "./check/mailbox-checks.js";
import { Connections } from "./connections/connections.js";
import { createDiagnostics, type Diagnostics } from "./language/diagnostics.js";
import { ApplicationViews } from "./explorer/application-views.js";
import { OpenLines } from "./explorer/open-lines.js";
import { createTenantTree } from "./explorer/tenant-view.js";
import type { Tree } from "./explorer/tree.js";
import { Manifests } from "./manifests.js";
import { Profiles } from "./profiles.js";
import { Previews } from "./preview/previews.js";
import { MailboxSearches } from "./tenant/mailbox-searches.js";
import { OpenedApplications } from "./tenant/opened-applications.js";
import { ReportDocuments } from "./report/report-documents.js";
import { BriefClipboard } from "./secrets/brief-clipboard.js";
import { settings, type Settings } from "./settings.js";
import { KeptPushes } from "./tenant-manifests/kept-pushes.js";
import { ManifestLinks } from "./tenant-manifests/manifest-links.js";

/** What the features share, built once. */
export interface Services {
  readonly log: vscode.LogOutputChannel;
  readonly settings: Settings;
  readonly manifests: Manifests;
  readonly diagnostics: Diagnostics;
  readonly profiles: Profiles;
  readonly connections: Connections;
  /** Where tokens go outside of their cloud. */
  readonly agreedAddresses: AgreedAddresses;
  readonly applications: OpenedApplications;
  readonly manifestLinks: ManifestLinks;
  readonly keptPushes: KeptPushes;
  readonly mailboxSearches: MailboxSearches;
  readonly mailboxChecks: MailboxChecks;
  readonly previews: Previews;
  readonly tenantTree: Tree;
  readonly applicationViews: ApplicationViews;
  /** Which lines of the tree are open. */
  readonly openLines: OpenLines;
  /** For what must not stay on the clipboard. */
  readonly clipboard: BriefClipboard;
  readonly reports: ReportDocuments;
  readonly extensionUri: vscode.Uri;
  /** Where files of the workspace are kept, or of all windows without one. Never a secret. */
  readonly storage: vscode.Uri;
  /** What is remembered of a workspace, never a secret. */
  readonly memory: vscode.Memento;
  /** The day for which manifests are judged. */
  readonly today: () => Day;
  dispose(): void;
}

export function createServices(context: vscode.ExtensionContext): Services {
  const log = vscode.window.createOutputChannel("Calendar Onramp", { log: true });
  const today = () => readToday(context.extensionMode);
  const { version } = context.extension.packageJSON as { readonly version: string };
  log.info(`Calendar Onramp ${version} is ready. It works offline; what goes wrong is written here.`);
  const profiles = new Profiles({ log, settings });
  const manifests = new Manifests({ log, settings, profiles, today });
  const diagnostics = createDiagnostics({ log, manifests, settings });
  const connections = new Connections({ log, settings, secrets: context.secrets });
  const applications = new OpenedApplications(connections);
  const keptPushes = new KeptPushes(context.globalState, connections);
  const manifestLinks = new ManifestLinks({ memory: context.workspaceState, log });
  const openLines = new OpenLines(context.workspaceState);
  const tenantTree = createTenantTree(() => services, openLines);
  const clipboard = new BriefClipboard();
  const reports = new ReportDocuments();
  const mailboxChecks = new MailboxChecks(() => services);
  const previews = new Previews(() => services);

  const services: Services = {
    log,
    settings,
    manifests,
    diagnostics,
    profiles,
    connections,
    agreedAddresses: new AgreedAddresses(context.workspaceState),
    applications,
    mailboxSearches: new MailboxSearches(),
    mailboxChecks,
    previews,
    manifestLinks,
    keptPushes,
    tenantTree,
    applicationViews: new ApplicationViews(context.globalState),
    openLines,
    clipboard,
    reports,
    extensionUri: context.extensionUri,
    storage: context.storageUri ?? context.globalStorageUri,
    memory: context.workspaceState,
    today,
    dispose() {
      vscode.Disposable.from(
        clipboard,
        reports,
        mailboxChecks,
        previews,
        tenantTree,
        manifestLinks,
        keptPushes,
        applications,
        connections,
        diagnostics,
        manifests,
        profiles,
        log,
      ).dispose();
    },
  };
  return services;
}

/** The day where the user is. */
function readToday(mode: vscode.ExtensionMode): Day {
  const override = process.env["CALENDAR_ONRAMP_TODAY"];
  return mode === vscode.ExtensionMode.Test && override ? override : localDay(new Date());
}

import * as vscode from "vscode";
import { localDay } from "../../base/days.js";
import { toFileWord } from "../../base/file-name.js";
import { mailboxKey } from "../../calendar/mailbox-address.js";
import type { MailboxVerdict } from "../../calendar/mailbox-check.js";
import { tell } from "../changes/carry-out.js";
import { showError } from "../errors.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import { copyText } from "../tenant/copy-text.js";
import type { CheckFiles } from "./check-files.js";
import { ownerOf, type CheckRecord } from "./check-record.js";
import { CheckRun } from "./check-run.js";
import { rowOf, subjectOf, titleOf } from "./describe-check.js";
import { renderCheck } from "./export-check.js";
import { checkReason, openCheck } from "./open-check.js";
import { openCheckPage } from "./open-check-page.js";
import type { ExportFormat, FromCheckPage, ToCheckPage } from "./protocol.js";
import { readFromCheckPage } from "./read-message.js";

/** Verdicts go to the page in heaps, in milliseconds between them. */
const betweenHeaps = 100;
const heap = 1_000;

/** So long at most is lost where the window is closed in the middle. */
const betweenSaves = 5_000;

/** A check and the editor that shows it. */
export class CheckPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly run: CheckRun;
  readonly #services: Services;
  readonly #files: CheckFiles;
  readonly #subscriptions: vscode.Disposable;
  #fresh = new Map<string, MailboxVerdict>();
  #telling: NodeJS.Timeout | undefined;
  #saving: NodeJS.Timeout | undefined;
  #shownSubject = "";
  #isOver = false;

  constructor(services: Services, files: CheckFiles, panel: vscode.WebviewPanel, record: CheckRecord) {
    this.#services = services;
    this.#files = files;
    this.panel = panel;
    this.run = new CheckRun(record, {
      open: (kept, signal) => openCheck(services, kept, signal),
      now: () => new Date(),
      reason: checkReason,
      onVerdict: (verdict) => {
        this.#fresh.set(mailboxKey(verdict.mailbox), verdict);
        if (!this.#isOver) {
          this.#tellSoon();
          this.#saveSoon();
        }
      },
      onChange: () => {
        this.#tell();
        if (!this.#isOver) {
          void this.#save();
        }
      },
      onFailure: (error) => {
        services.log.error(error instanceof Error ? error : String(error));
      },
    });
    this.#subscriptions = panel.webview.onDidReceiveMessage((message: unknown) => {
      const heard = readFromCheckPage(message);
      if (heard) {
        this.#hear(heard).catch((error: unknown) => {
          if (!(error instanceof vscode.CancellationError)) {
            void showError(error, services.log);
          }
        });
      }
    });
    openCheckPage(panel, services.extensionUri, titleOf(record));
  }

  get record(): CheckRecord {
    return this.run.record;
  }

  async #hear(message: FromCheckPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#tellAll();
        break;
      case "do":
        if (message.what === "cancel") {
          this.run.cancel();
        } else {
          await this.run.start(message.what);
        }
        break;
      case "open":
        await this.#open(message.mailbox);
        break;
      case "copy":
        if (this.run.find(message.mailbox)) {
          await copyText(message.mailbox, "The address");
        }
        break;
      case "export":
        await this.#export(message.format, message.mailboxes);
        break;
    }
  }

  /** A page that was hidden begins anew. */
  #tellAll(): void {
    const { record } = this.run;
    this.#shownSubject = "";
    this.#fresh = new Map(record.state.verdicts.map((verdict) => [mailboxKey(verdict.mailbox), verdict]));
    this.#tell();
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#tell();
    }, betweenHeaps);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    if (this.#isOver || !this.panel.visible) {
      return;
    }
    const { record, progress } = this.run;
    const subject = subjectOf(record);
    const words = JSON.stringify(subject);
    if (words !== this.#shownSubject) {
      this.#shownSubject = words;
      this.#post({ type: "subject", subject });
    }
    const rows = [...this.#fresh.values()].map((verdict) => rowOf(record, verdict));
    this.#fresh.clear();
    for (let first = 0; first < rows.length; first += heap) {
      this.#post({ type: "rows", rows: rows.slice(first, first + heap) });
    }
    this.#post({ type: "progress", progress });
  }

  #post(message: ToCheckPage): void {
    void this.panel.webview.postMessage(message);
  }

  #saveSoon(): void {
    this.#saving ??= setTimeout(() => void this.#save(), betweenSaves);
  }

  async #save(): Promise<void> {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    try {
      await this.#files.write(this.run.record);
    } catch (error) {
      this.#services.log.error(error instanceof Error ? error : String(error));
    }
  }

  async #open(mailbox: string): Promise<void> {
    const { record } = this.run;
    const connection = this.#services.connections.find(record.state.connection);
    const verdict = this.run.find(mailbox);
    if (!verdict) {
      return;
    }
    const owner = ownerOf(record, mailbox);
    const { mailbox: mail } = verdict;
    await vscode.commands.executeCommand(commandIds.previewCalendar, {
      connection,
      mailbox: {
        id: owner?.id ?? mail,
        displayName: owner?.name ?? mail,
        mail,
        userPrincipalName: null,
      },
    });
  }

  async #export(format: ExportFormat, mailboxes: readonly string[] | undefined): Promise<void> {
    const { record } = this.run;
    const verdicts =
      mailboxes?.map((mailbox) => this.run.find(mailbox)).filter((each) => each !== undefined) ??
      this.run.verdicts;
    const text = renderCheck(record, verdicts, format);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const day = localDay(new Date());
    const file = `mailbox-check-${toFileWord(record.connectionName, "tenant")}-${day}.${format}`;
    const uri = await vscode.window.showSaveDialog({
      title: "Save the check",
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, file) } : {}),
      filters: { [format.toUpperCase()]: [format] },
    });
    if (uri) {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      tell(`The check is in ${plain(uri.path.split("/").at(-1) ?? "")}.`);
    }
  }

  /** Stops the check. What it told so far is kept; what comes afterwards is not, because nobody waits for it. */
  dispose(): void {
    this.#isOver = true;
    this.run.cancel();
    clearTimeout(this.#telling);
    if (this.#saving) {
      void this.#save();
    }
    this.#subscriptions.dispose();
  }
}

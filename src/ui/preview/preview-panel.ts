import * as vscode from "vscode";
import { tell as say } from "../changes/carry-out.js";
import { showError } from "../errors.js";
import type { Services } from "../services.js";
import { titleOf } from "./describe-subject.js";
import { listHelps } from "./helps.js";
import { keyOf, type KeptSubject } from "./kept-subjects.js";
import { findConnection } from "./missing.js";
import { openPage } from "./open-page.js";
import type { SourceChoice, SpokenWindow, ToEditor, ToPage } from "./protocol.js";
import { readToEditor } from "./read-message.js";
import { Showing } from "./showing.js";
import { tellRefusal } from "./tell-refusal.js";

export interface PreviewPanelParts {
  /** Absent where nobody knows any more what it was. */
  readonly subject: KeptSubject | undefined;
  /** Whether a person is there who can be asked to sign in. */
  readonly asks: boolean;
  /** Called once it was read. */
  readonly whenRead?: () => void;
  /** Remembers what is shown from now on. False where another preview shows it. */
  readonly become: (subject: KeptSubject) => boolean;
}

/** A preview in its tab. Whatever the page says arrives here. */
export class PreviewPanel implements vscode.Disposable {
  readonly #services: Services;
  readonly #panel: vscode.WebviewPanel;
  readonly #become: PreviewPanelParts["become"];
  readonly #subscriptions: vscode.Disposable;
  #subject: KeptSubject | undefined;
  #asks: boolean;
  #window: SpokenWindow | undefined;
  #showing: Showing | undefined;
  #whenRead: (() => void) | undefined;
  #isReady = false;
  #isDisposed = false;
  #hasHeardNonsense = false;

  constructor(services: Services, panel: vscode.WebviewPanel, parts: PreviewPanelParts) {
    const { subject, asks, become, whenRead } = parts;
    this.#services = services;
    this.#panel = panel;
    this.#subject = subject;
    this.#asks = asks;
    this.#become = become;
    this.#whenRead = whenRead;
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((value: unknown) => {
        this.#receive(value);
      }),
      services.connections.onDidChange(() => {
        this.#run(() => this.#noteConnections());
      }),
    );
    openPage(panel, services.extensionUri, subject ? titleOf(subject) : "Calendar");
  }

  /** Brings it to the front, with the calendar and the door that were asked for. */
  reveal({ calendar, source }: KeptSubject, whenRead: () => void): void {
    this.#panel.reveal();
    this.#whenRead = whenRead;
    const before = this.#subject;
    const isShown = this.#showing !== undefined && before?.source === source;
    if (before && !(isShown && (calendar === undefined || before.calendar?.id === calendar.id))) {
      this.#asks = true;
      this.#run(() => this.#show({ ...before, source, calendar: calendar ?? before.calendar }));
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#showing?.dispose();
    this.#subscriptions.dispose();
  }

  #receive(value: unknown): void {
    const message = readToEditor(value);
    if (message) {
      this.#run(() => this.#hear(message));
    } else if (!this.#hasHeardNonsense) {
      this.#hasHeardNonsense = true;
      this.#services.log.warn("The page of a preview said what is not understood. It was ignored.");
    }
  }

  #run(task: () => Promise<void>): void {
    task().catch((error: unknown) => {
      if (!(error instanceof vscode.CancellationError)) {
        void showError(error, this.#services.log);
      }
    });
  }

  async #hear(message: ToEditor): Promise<void> {
    const { reader } = this.#showing ?? {};
    switch (message.type) {
      case "ready":
        this.#isReady = true;
        // The page says what it shows once it knows whose calendar it is.
        this.#window = undefined;
        await (reader ? this.#showing?.tellSubject() : this.#start());
        break;
      case "window": {
        // A page that was loaded anew has forgotten what it was told.
        const keep = this.#window !== undefined;
        this.#window = message.window;
        await reader?.show(message.window, { keep });
        break;
      }
      case "source":
        await this.#switchTo(message.source);
        break;
      case "calendar":
        await this.#setCalendar(message.calendarId);
        break;
      case "choose":
        await this.#choose(message.what);
        break;
      case "refresh":
        await (this.#asks ? reader?.refresh() : this.#restart());
        break;
      case "cancel":
        reader?.cancel();
        break;
      case "details":
        await reader?.readDetails(message.via, message.mailbox, message.itemId);
        break;
      case "export":
        await this.#export(message);
        break;
      case "copyRequests":
        if (reader) {
          await vscode.env.clipboard.writeText(reader.describeRequests());
          say("The requests were copied, without tokens.");
        }
        break;
      case "help":
        await this.#helps().get(message.id)?.();
        break;
    }
  }

  /** Tells the page whose calendar it shows, and has it read. */
  async #start(): Promise<void> {
    this.#showing?.dispose();
    this.#showing = undefined;
    if (!this.#isReady || this.#isDisposed) {
      return;
    }
    const found = findConnection(this.#services, this.#subject);
    if ("refusal" in found) {
      tellRefusal(this.#services, found.refusal, {
        subject: this.#subject,
        window: this.#window,
        tell: (message) => {
          this.#tell(message);
        },
      });
      return;
    }
    this.#showing = new Showing(this.#services, {
      connection: found.connection,
      asks: this.#asks,
      subject: () => this.#subject ?? found.subject,
      note: (change) => {
        this.#note({ ...(this.#subject ?? found.subject), ...change });
      },
      window: () => this.#window,
      tell: (message) => {
        this.#tell(message);
      },
      helps: () => this.#helps().keys(),
    });
    await this.#showing.start();
    this.#whenRead?.();
    this.#whenRead = undefined;
  }

  #tell(message: ToPage): void {
    void this.#panel.webview.postMessage(message);
  }

  /** Shows something else, or the same anew. */
  async #show(subject: KeptSubject): Promise<void> {
    const isOther = this.#subject === undefined || keyOf(this.#subject) !== keyOf(subject);
    if (this.#note(subject)) {
      this.#window = isOther ? undefined : this.#window;
      await this.#start();
    }
  }

  /** Remembers what is shown, in a place that outlives the window. */
  #note(subject: KeptSubject): boolean {
    if (this.#isDisposed || !this.#become(subject)) {
      return false;
    }
    this.#subject = subject;
    this.#panel.title = titleOf(subject);
    return true;
  }

  /** Reads anew for somebody who can be asked. */
  async #restart(): Promise<void> {
    this.#asks = true;
    await this.#start();
  }

  async #switchTo(source: SourceChoice): Promise<void> {
    if (this.#subject && this.#showing) {
      this.#note({ ...this.#subject, source });
      await this.#showing.tellSubject();
      await this.#showing.reader?.setSource(source);
    }
  }

  async #setCalendar(id: string): Promise<void> {
    const { calendars = [], defaultId } = this.#showing?.calendars ?? {};
    const chosen = calendars.find((each) => each.id === id);
    if (this.#subject && this.#showing && chosen) {
      const calendar = { id: id === defaultId ? undefined : id, name: chosen.name };
      this.#note({ ...this.#subject, calendar });
      await this.#showing.tellSubject();
      await this.#showing.reader?.setCalendar(id);
    }
  }

  async #choose(what: "mailbox" | "account"): Promise<void> {
    const { chooseAnotherAccount, chooseAnotherMailbox } = await import("./choose-subject.js");
    const chosen = await (what === "mailbox"
      ? chooseAnotherMailbox(this.#services, this.#subject)
      : chooseAnotherAccount(this.#services, this.#subject));
    this.#asks = true;
    await this.#show(chosen);
  }

  async #export({ format, shown }: Extract<ToEditor, { type: "export" }>): Promise<void> {
    const { reader } = this.#showing ?? {};
    if (reader && this.#subject) {
      const { saveExport } = await import("./save-export.js");
      const render = () => reader.render(format, shown);
      await saveExport(this.#services, { title: titleOf(this.#subject), format, shown, render });
    }
  }

  #helps(): ReadonlyMap<string, () => Promise<void>> {
    return listHelps(this.#services, this.#showing?.connection, {
      restart: () => this.#restart(),
      switchTo: (source) => this.#switchTo(source),
      chooseMailbox: () => this.#choose("mailbox"),
    });
  }

  /** What was not there may have come, or the other way round. */
  async #noteConnections(): Promise<void> {
    const found = findConnection(this.#services, this.#subject);
    const before = this.#showing?.connection;
    const after = "connection" in found ? found.connection : undefined;
    if (
      JSON.stringify([before?.cloud, before?.tenant, before?.way]) !==
      JSON.stringify([after?.cloud, after?.tenant, after?.way])
    ) {
      await this.#start();
    } else {
      await this.#showing?.tellSubject(); // Somebody may have signed in, or renamed it.
    }
  }
}

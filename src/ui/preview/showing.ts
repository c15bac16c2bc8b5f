import type { Connection } from "../../identity/connection.js";
import type { Account } from "../../identity/tokens.js";
import { MissingSecretError } from "../connections/kept-secrets.js";
import type { Services } from "../services.js";
import { describeSubject, zoneOf } from "./describe-subject.js";
import type { KeptSubject } from "./kept-subjects.js";
import { noSecret } from "./missing.js";
import { doorOpener } from "./open-doors.js";
import { PreviewReader } from "./preview-reader.js";
import type { SpokenWindow, ToPage } from "./protocol.js";
import { describeSignedIn, findMailboxZone, listCalendars, type MailboxCalendars } from "./read-facts.js";
import { createRefusal } from "./refusal.js";
import { doorsOf } from "./sources.js";

/** Whoever waits for the zone of a mailbox waits no longer than this, in milliseconds: the machine's is there. */
const patience = 3000;

export interface ShowingParts {
  readonly connection: Connection;
  /** Whether a person may be asked to sign in. */
  readonly asks: boolean;
  /** What is shown, as it is at the moment. */
  readonly subject: () => KeptSubject;
  readonly note: (change: Partial<KeptSubject>) => void;
  /** What the page shows of it, as soon as it said so. */
  readonly window: () => SpokenWindow | undefined;
  readonly tell: (message: ToPage) => void;
  /** The ids of what can be done about a refusal. */
  readonly helps: () => Iterable<string>;
}

/** What a preview shows, read through one connection until something else is shown. */
export class Showing {
  readonly #services: Services;
  readonly #parts: ShowingParts;
  readonly #end = new AbortController();
  #reader: PreviewReader | undefined;
  #calendars: MailboxCalendars | undefined;
  #account: Account | undefined;

  constructor(services: Services, parts: ShowingParts) {
    this.#services = services;
    this.#parts = parts;
  }

  /** Absent until the page knows what it shows. */
  get reader(): PreviewReader | undefined {
    return this.#reader;
  }

  get calendars(): MailboxCalendars | undefined {
    return this.#calendars;
  }

  get connection(): Connection {
    return this.#parts.connection;
  }

  async start(): Promise<void> {
    const { signal } = this.#end;
    const { subject, window } = this.#parts;
    await this.#findZone(subject());
    if (signal.aborted) {
      return;
    }
    const reader = this.#createReader();
    this.#reader = reader;
    await this.tellSubject();
    const asked = window();
    const reading = asked ? reader.show(asked) : Promise.resolve();
    // Whoever waits for both hears of the first failure.
    await Promise.all([reading, this.#readMore()]);
  }

  /** Tells the page what is known by now, once there is somebody who reads what it asks for. */
  async tellSubject(): Promise<void> {
    if (!this.#reader) {
      return;
    }
    const { connection, subject } = this.#parts;
    this.#account = await this.#services.connections.findAccount(connection);
    const signedInAs = await describeSignedIn(this.#services, connection);
    const facts = { signedInAs, doors: doorsOf(connection), calendars: this.#calendars };
    this.#tell({ type: "subject", subject: describeSubject(this.#services, subject(), facts) });
  }

  dispose(): void {
    this.#end.abort();
    void this.#reader?.dispose();
  }

  #tell(message: ToPage): void {
    if (!this.#end.signal.aborted) {
      this.#parts.tell(message);
    }
  }

  #createReader(): PreviewReader {
    const { connection, asks, helps } = this.#parts;
    const { mailboxes, calendar, source, name, mailboxZone } = this.#parts.subject();
    return new PreviewReader({
      mailboxes: mailboxes.map(({ address }) => address),
      calendarId: calendar?.id,
      source,
      zone: zoneOf(this.#services, { mailboxZone }),
      reason: `Reading the calendar of ${name} takes the permission to read what is shared with you.`,
      open: doorOpener(this.#services, connection, { asks, mailboxes }),
      tell: (message) => {
        this.#tell(message);
      },
      refusal: (error, { via, mailbox }) =>
        error instanceof MissingSecretError
          ? noSecret(error)
          : createRefusal(error, {
              via,
              mailbox,
              connection,
              as: this.#account?.kind ?? (isPerson(connection) ? "user" : "app"),
              availableActions: new Set(helps()),
            }),
      now: () => Date.now(),
    });
  }

  /** A difference tells times in the zone that the page shows, so that has to be known first. */
  async #findZone({ mailboxes, mailboxZone }: KeptSubject): Promise<void> {
    const [mailbox, ...others] = mailboxes;
    if (mailboxZone !== undefined || !mailbox || others.length > 0) {
      return;
    }
    const soon = AbortSignal.any([this.#end.signal, AbortSignal.timeout(patience)]);
    const found = await findMailboxZone(this.#services, this.#parts.connection, mailbox.address, soon);
    if (found !== undefined && !this.#end.signal.aborted) {
      this.#parts.note({ mailboxZone: found });
    }
  }

  /** What can come later: the other calendars, and what the application is called. */
  async #readMore(): Promise<void> {
    const { connection, subject } = this.#parts;
    const { signal } = this.#end;
    const { mailboxes } = subject();
    const [mailbox, ...others] = mailboxes;
    const [via = "graph"] = doorsOf(connection);
    const open = doorOpener(this.#services, connection, { asks: false, mailboxes });
    const [calendars] = await Promise.all([
      mailbox && others.length === 0 ? listCalendars(() => open(via), mailbox.address, signal) : undefined,
      describeSignedIn(this.#services, connection, signal),
    ]);
    this.#calendars = calendars;
    const usual = calendars?.calendars.find(({ id }) => id === calendars.defaultId);
    if (usual && !subject().calendar) {
      this.#parts.note({ calendar: { id: undefined, name: usual.name } });
    }
    await this.tellSubject();
  }
}

function isPerson({ way }: Connection): boolean {
  return ["interactive", "device-code", "vscode-account", "azure-cli"].includes(way.kind);
}

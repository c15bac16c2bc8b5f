import { mailboxKey } from "./mailbox-address.js";
import { checkOutcomes, type MailboxVerdict, type Via } from "./mailbox-check.js";
import type { Window } from "./source.js";

/** How far a check got, as plain JSON, so that it can go on after a restart. Has no secret in it. */
export interface CheckState {
  readonly version: 1;
  /** The id of the `Connection`, or another name of what is asked as whom. */
  readonly connection: string;
  readonly via: Via;
  /** ISO instants. */
  readonly window: { readonly start: string; readonly end: string };
  /** All that are to be checked, in their order, each once. */
  readonly mailboxes: readonly string[];
  /** What is known so far, in the order in which it came. */
  readonly verdicts: readonly MailboxVerdict[];
}

/** What a check is about. */
export interface CheckSubject {
  readonly connection: string;
  readonly via: Via;
  readonly window: Window;
  readonly mailboxes: readonly string[];
}

/** Keeps the verdicts of a check as they come. A later one takes the place of an earlier one. */
export class KeptCheck {
  readonly #subject: CheckSubject;
  readonly #verdicts = new Map<string, MailboxVerdict>();

  constructor(subject: CheckSubject) {
    this.#subject = subject;
  }

  add(verdict: MailboxVerdict): void {
    this.#verdicts.set(mailboxKey(verdict.mailbox), verdict);
  }

  get size(): number {
    return this.#verdicts.size;
  }

  get state(): CheckState {
    const { connection, via, window, mailboxes } = this.#subject;
    return {
      version: 1,
      connection,
      via,
      window: { start: window.start.toISOString(), end: window.end.toISOString() },
      mailboxes,
      verdicts: [...this.#verdicts.values()],
    };
  }
}

/** In what the check of a state departs from another one, to stand in the middle of a sentence. The list may be another. */
export function findOtherSubject(
  state: CheckState,
  { connection, via, window }: Omit<CheckSubject, "mailboxes">,
): string | undefined {
  if (state.connection !== connection) {
    return "another connection";
  }
  if (state.via !== via) {
    return state.via === "graph" ? "Microsoft Graph instead of EWS" : "EWS instead of Microsoft Graph";
  }
  const isSame =
    Date.parse(state.window.start) === window.start.getTime() &&
    Date.parse(state.window.end) === window.end.getTime();
  return isSame ? undefined : "another window";
}

/** The state that a value is, or `undefined` where it is none. */
export function parseCheckState(value: unknown): CheckState | undefined {
  if (!isRecord(value) || value["version"] !== 1) {
    return undefined;
  }
  const { connection, via, window, mailboxes, verdicts } = value;
  const isWhole =
    typeof connection === "string" &&
    isVia(via) &&
    isRecord(window) &&
    isInstant(window["start"]) &&
    isInstant(window["end"]) &&
    Array.isArray(mailboxes) &&
    mailboxes.every((mailbox) => typeof mailbox === "string") &&
    Array.isArray(verdicts) &&
    verdicts.every(isVerdict);
  if (!isWhole) {
    return undefined;
  }
  const state = value as unknown as CheckState;
  // JSON has no word for what is not known.
  return { ...state, verdicts: state.verdicts.map((verdict) => ({ ...verdict, events: verdict.events })) };
}

const textFields = ["reason", "code", "helps"] as const;

function isVerdict(value: unknown): boolean {
  if (!isRecord(value)) {
    return false;
  }
  const { mailbox, outcome, via, events, isCut, isAdministrator, checkedAt } = value;
  return (
    typeof mailbox === "string" &&
    checkOutcomes.some((known) => known === outcome) &&
    isVia(via) &&
    (events === undefined || (Number.isInteger(events) && Number(events) >= 0)) &&
    isFlag(isCut) &&
    isFlag(isAdministrator) &&
    textFields.every((field) => value[field] === undefined || typeof value[field] === "string") &&
    isInstant(checkedAt)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isVia = (value: unknown): value is Via => value === "graph" || value === "ews";
const isFlag = (value: unknown) => value === undefined || typeof value === "boolean";
const isInstant = (value: unknown) => typeof value === "string" && !Number.isNaN(Date.parse(value));

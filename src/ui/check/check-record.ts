import { parseCheckState, type CheckState } from "../../calendar/check-state.js";
import { mailboxKey, sampleOf } from "../../calendar/mailbox-address.js";

/** Whose mailbox it is, as far as the tenant told. */
export interface Owner {
  readonly id: string;
  readonly name: string;
}

/** A check as it is kept: what was asked, how far it got, and what else is needed to show it and to go on. No secret. */
export interface CheckRecord {
  readonly version: 1;
  /** A GUID, by which the page of the check is known after a restart. */
  readonly key: string;
  /** Of the connection, in case it is not there any more. */
  readonly connectionName: string;
  /** As in "the application ClockWork". Absent as long as nobody signed in. */
  readonly signedInAs?: string | undefined;
  /** "412 mailboxes of the tenant" */
  readonly list: string;
  /** How many are checked before the rest. Absent: all. */
  readonly sample?: number | undefined;
  /** Whether the account of an Exchange Server acts as the owner of each mailbox. */
  readonly impersonates: boolean;
  /** By the key of the mailbox. */
  readonly owners: Readonly<Record<string, Owner>>;
  readonly state: CheckState;
}

/** The mailboxes that are checked before somebody asks for the rest. */
export function targetsOf({ sample, state: { mailboxes } }: CheckRecord): readonly string[] {
  return sample === undefined ? mailboxes : sampleOf(mailboxes, sample);
}

export function ownerOf({ owners }: CheckRecord, mailbox: string): Owner | undefined {
  const key = mailboxKey(mailbox);
  return Object.hasOwn(owners, key) ? owners[key] : undefined;
}

/** Whether a text can be the key of a record, and so the name of its file. */
export function isRecordKey(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** The record that a text is, or `undefined` where it is none. */
export function parseCheckRecord(text: string): CheckRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value["version"] !== 1) {
    return undefined;
  }
  const { key, connectionName, signedInAs, list, sample, impersonates, owners, state } = value;
  const isWhole =
    typeof key === "string" &&
    isRecordKey(key) &&
    typeof connectionName === "string" &&
    (signedInAs === undefined || typeof signedInAs === "string") &&
    typeof list === "string" &&
    (sample === undefined || (Number.isInteger(sample) && Number(sample) > 0)) &&
    typeof impersonates === "boolean" &&
    isObject(owners) &&
    Object.values(owners).every(isOwner) &&
    parseCheckState(state) !== undefined;
  return isWhole ? (value as unknown as CheckRecord) : undefined;
}

function isOwner(value: unknown): value is Owner {
  return isObject(value) && typeof value["id"] === "string" && typeof value["name"] === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

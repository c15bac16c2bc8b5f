import * as vscode from "vscode";
import { ianaOf } from "../../base/zones.js";
import type { Services } from "../services.js";
import { keyOf, type KeptSubject } from "./kept-subjects.js";
import type { PreviewSubject, Via } from "./protocol.js";
import type { MailboxCalendars } from "./read-facts.js";

export interface SubjectFacts {
  readonly signedInAs: string;
  readonly doors: readonly Via[];
  readonly calendars: MailboxCalendars | undefined;
}

/** The zone in which times are shown: that of the settings, of the mailbox, or of this machine. */
export function zoneOf({ settings }: Services, { mailboxZone }: Pick<KeptSubject, "mailboxZone">): string {
  const chosen = settings.previewTimeZone();
  return (
    (chosen === undefined ? undefined : ianaOf(chosen)) ??
    mailboxZone ??
    Intl.DateTimeFormat().resolvedOptions().timeZone
  );
}

/** What the page is told about what it shows. */
export function describeSubject(
  services: Services,
  subject: KeptSubject,
  { signedInAs, doors, calendars }: SubjectFacts,
): PreviewSubject {
  const { connections, settings } = services;
  const { mailboxes, calendar, source, mailboxZone } = subject;
  const isOne = mailboxes.length === 1;
  return {
    key: keyOf(subject),
    title: titleOf(subject),
    connection: connections.find(subject.connection)?.name ?? subject.connectionName,
    signedInAs,
    mailboxes: mailboxes.map((mailbox) => ({ ...mailbox, note: undefined })),
    calendars: isOne ? (calendars?.calendars ?? []) : [],
    calendarId: calendar?.id ?? (isOne ? calendars?.defaultId : undefined),
    doors,
    source,
    firstView: isOne ? settings.previewFirstView() : "sideBySide",
    zone: zoneOf(services, subject),
    mailboxZone,
    locale: vscode.env.language,
    redacted: settings.previewRedacted(),
    vendor: undefined,
  };
}

/** "Ada Lindqvist · Agenda" */
export function titleOf({ name, mailboxes, calendar }: KeptSubject): string {
  return mailboxes.length === 1 ? `${name} · ${calendar?.name ?? "Calendar"}` : name;
}

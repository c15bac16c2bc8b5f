import * as vscode from "vscode";

/** Read-only documents that show what happens in a calendar. */
export const previewScheme = "calendar-onramp-calendar";

/** Whose calendar a preview shows, and through which connection. */
export interface PreviewSubject {
  /** Its id. */
  readonly connection: string;
  /** The object id of the user. */
  readonly mailbox: string;
  readonly mailboxName: string;
  readonly address: string;
  readonly calendar: string;
  readonly calendarName: string;
}

const fields = ["connection", "mailbox", "mailboxName", "address", "calendar", "calendarName"] as const;

export function previewUri(subject: PreviewSubject): vscode.Uri {
  const { mailboxName, calendarName } = subject;
  const name = `${calendarName} of ${mailboxName}`.replaceAll(/[^\p{L}\p{N}.-]+/gu, " ").trim();
  const query = JSON.stringify(Object.fromEntries(fields.map((field) => [field, subject[field]])));
  return vscode.Uri.from({ scheme: previewScheme, path: `/${name.slice(0, 80)}.md`, query });
}

/** What an address says, which anybody may have written. */
export function readPreviewUri({ query }: vscode.Uri): PreviewSubject | undefined {
  try {
    const value = JSON.parse(query) as Partial<Record<string, unknown>> | null;
    return fields.every((field) => typeof value?.[field] === "string")
      ? (value as unknown as PreviewSubject)
      : undefined;
  } catch {
    return undefined;
  }
}

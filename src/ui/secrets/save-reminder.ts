import * as vscode from "vscode";
import { readableDay, type Day } from "../../base/days.js";
import { UserError } from "../../base/errors.js";
import { quoted } from "../../base/words.js";
import { renderReminder } from "../../profiles/reminder.js";
import type { Credential } from "../../tenant/credentials.js";
import { tell } from "../changes/carry-out.js";
import { plain } from "../input/plain.js";
import type { NamedApplication } from "../tenant/choose-application.js";

/** What ends, and on which day. Never a value of a secret. */
export interface Ending {
  readonly product: string;
  /** What identifies it. */
  readonly of: string;
  readonly expires: Day;
  readonly what?: Credential["what"];
}

/** Asks where to, and saves a reminder that a calendar can open. */
export async function saveReminder({ product, of, expires, what = "secret" }: Ending): Promise<void> {
  const text = await renderReminder(
    {
      product,
      expires,
      of: of || product,
      credential: what,
      what: `Make a new ${what} for the registration, enter it into ${product}, and delete the old one.`,
    },
    new Date(),
  );
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = `${product.replaceAll(/[^\p{L}\p{N}.-]+/gu, "-")}-${expires}.ics`;
  const uri = await vscode.window.showSaveDialog({
    title: "Save the reminder",
    ...(folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, name) } : {}),
    filters: { Calendar: ["ics"] },
  });
  if (!uri) {
    return;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  tell(
    `The reminder is in ${plain(uri.path.split("/").at(-1) ?? "")}. Open it to put it into your calendar.`,
  );
}

/** The same for a credential of a tenant. Throws a `UserError` where there is no day left to remind of. */
export async function remindOfCredential(
  { displayName, appId }: NamedApplication,
  { what, name, keyId, end }: Pick<Credential, "what" | "name" | "keyId" | "end">,
  today: Day,
): Promise<void> {
  const words = `The ${what} ${quoted(name ?? keyId)} of ${displayName}`;
  if (end === undefined) {
    throw new UserError(`${words} has no day on which it ends.`);
  }
  if (end < today) {
    throw new UserError(`${words} ended on ${readableDay(end)}.`, { remedy: "Make a new one." });
  }
  const of = [appId, name ?? keyId].filter((part) => part !== "").join(", ");
  await saveReminder({ product: displayName, of, expires: end, what });
}

import * as vscode from "vscode";
import { localDay, readableDay } from "../../base/days.js";
import { UserError } from "../../base/errors.js";
import type { Connection } from "../../identity/connection.js";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import type { Services } from "../services.js";
import type { KeptPush, PushState } from "./kept-pushes.js";

export interface ChosenPush {
  readonly push: KeptPush;
  readonly connection: Connection;
  /** "on 21 November 2026 at 15:04" */
  readonly when: string;
}

interface PushItem extends vscode.QuickPickItem, ChosenPush {}

const stateWords: Readonly<Record<PushState, string>> = {
  done: "",
  started: "it is not known how it ended",
  unknown: "it is not known whether it took effect",
};

/** Asks before which push the manifest shall be as it was: of the application of the line, or of all. */
export async function pickPush(
  { keptPushes, connections }: Services,
  [node]: readonly unknown[],
  title: string,
): Promise<ChosenPush> {
  const { connection: of, application } = (node ?? {}) as {
    readonly connection?: { readonly id?: unknown };
    readonly application?: { readonly id?: unknown };
  };
  const items = keptPushes
    .list()
    .filter(
      (push) =>
        (of === undefined || push.connectionId === of.id) &&
        (application === undefined || push.application.id === application.id),
    )
    .flatMap((push): PushItem[] => {
      const connection = connections.find(push.connectionId);
      // Another connection may have taken the id since.
      const isSame = connection?.tenant === push.tenant && connection.cloud === push.cloud;
      return isSame ? [toItem(push, connection)] : [];
    });
  if (items.length === 0) {
    throw new UserError(
      application === undefined
        ? "There is no push from before which a manifest could be restored."
        : "Nothing was pushed to this application from here.",
      { remedy: "The manifests from before the last 20 pushes are kept." },
    );
  }
  const chosen = await pick({ title, placeholder: "From before which push?", items });
  if (chosen === back) {
    throw new vscode.CancellationError();
  }
  return chosen;
}

function toItem(push: KeptPush, connection: Connection): PushItem {
  const moment = new Date(push.at);
  const time = moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const when = `on ${readableDay(localDay(moment))} at ${time}`;
  const words = [connection.name, when, stateWords[push.state]];
  return {
    label: plain(push.application.displayName),
    description: plain(words.filter(Boolean).join(" · ")),
    detail: plain(push.changes.join(" ")),
    iconPath: new vscode.ThemeIcon(push.state === "done" ? "history" : "warning"),
    push,
    connection,
    when,
  };
}

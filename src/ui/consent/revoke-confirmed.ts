import * as vscode from "vscode";
import { counted } from "../../base/words.js";
import { revoke, type ConsentItem } from "../../tenant/consent.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import { changeConsent } from "./change-consent.js";
import type { ConsentSubject } from "./consent-subject.js";
import { describeRevoking } from "./describe-consent.js";

/** Takes permissions away once the user has seen what stops. */
export async function revokeConfirmed(
  services: Services,
  subject: ConsentSubject,
  items: readonly ConsentItem[],
): Promise<void> {
  if (items.length === 0) {
    return;
  }
  const { connection, application } = subject;
  const count = counted(items.length, "permission");
  const confirmed = await vscode.window.showWarningMessage(
    plain(`Take ${count} away from ${application.displayName} in ${connection.name}?`),
    { modal: true, detail: describeRevoking(items) },
    "Take Away",
  );
  if (confirmed === undefined) {
    return;
  }
  await changeConsent(services, subject, items, {
    change: revoke,
    words: {
      progress: `Taking ${count} away from ${application.displayName}`,
      done: (taken) => `Took ${taken} away from ${application.displayName}`,
      nothing: `Nothing was taken away from ${application.displayName}.`,
      reason: `Taking permissions away from ${application.displayName} takes an administrator.`,
    },
  });
}

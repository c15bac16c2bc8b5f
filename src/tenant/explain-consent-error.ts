import { UserError } from "../base/errors.js";
import { GraphError } from "../graph/errors.js";
import type { ConsentItem } from "./consent-item.js";

/** Why a permission could not be given or taken away, in words for whoever wanted it. */
export function explainConsentError(error: unknown, { line, words }: ConsentItem): Error {
  if (error instanceof GraphError && error.failure === "forbidden") {
    const permission =
      line.kind === "Role" ? "AppRoleAssignment.ReadWrite.All" : "DelegatedPermissionGrant.ReadWrite.All";
    return new UserError(`This connection may not change who has ${words}.`, {
      remedy: `Connect as a Privileged Role Administrator or a Global Administrator, or have one open the consent page. A connection that signs in as an application needs ${permission}.`,
      cause: error,
    });
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** What became of an item that was given up, as far as it is known. */
export function givenUp({ words }: ConsentItem, state: "not-tried" | "not-there" | "unknown"): UserError {
  const sentences = {
    "not-tried": `${words} is as it was, because this was given up before.`,
    "not-there": `${words} was given up before the answer came. It was as before when it was read back.`,
    unknown: `${words} was given up before the answer came, so that nobody knows whether it was done.`,
  };
  return new UserError(sentences[state], {
    ...(state === "not-tried"
      ? {}
      : { remedy: "Refresh the application in a minute and look at its permissions." }),
  });
}

import { UserError } from "../base/errors.js";
import { GraphError } from "../graph/errors.js";
import type { ConsentItem } from "./consent-item.js";

/** Why a permission could not be given or taken away. Says nothing of which one, because that stands beside it. */
export function explainConsentError(error: unknown, { line }: ConsentItem): Error {
  if (error instanceof GraphError && error.failure === "forbidden") {
    const [kind, permission] =
      line.kind === "Role"
        ? ["application", "AppRoleAssignment.ReadWrite.All"]
        : ["delegated", "DelegatedPermissionGrant.ReadWrite.All"];
    const { failure, status, code, clientRequestId, requestId, request } = error;
    return new GraphError(`This connection may neither grant ${kind} permissions nor take them away.`, {
      ...{ failure, status, code, clientRequestId, requestId, request },
      remedy: `Connect as a Privileged Role Administrator or a Global Administrator, or have one open the consent page. A connection that signs in as an application needs ${permission}.`,
      cause: error,
    });
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** What became of something that was given up, as far as it is known. */
export function givenUp(state: "not-tried" | "not-there" | "unknown"): UserError {
  const sentences = {
    "not-tried": "It is as it was, because this was given up before.",
    "not-there": "It was given up before the answer came, and was as before when it was read back.",
    unknown: "It was given up before the answer came, so that nobody knows whether it was done.",
  };
  return new UserError(
    sentences[state],
    state === "not-tried"
      ? {}
      : { remedy: "Refresh the application in a minute and look at its permissions." },
  );
}

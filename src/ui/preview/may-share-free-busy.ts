import type { UserError } from "../../base/errors.js";
import { EwsError } from "../../ews/errors.js";
import { GraphError } from "../../graph/errors.js";

const graphCodes = new Set(["ErrorAccessDenied", "ErrorItemNotFound"]);
const ewsCodes = new Set(["ErrorAccessDenied", "ErrorItemNotFound", "ErrorFolderNotFound"]);

/** Whether whoever is kept from the events of a calendar may be told all the same when its owner is free or busy. */
export function mayShareFreeBusy(error: UserError): boolean {
  if (error instanceof GraphError) {
    return graphCodes.has(error.code ?? "");
  }
  return error instanceof EwsError && ewsCodes.has(error.code ?? "");
}

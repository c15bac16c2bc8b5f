import type { Application } from "@microsoft/microsoft-graph-types";
import type { ApplicationKey } from "../graph/applications.js";

/** What names an application so that it is opened with a single request: the client id, where it is known. */
export function keyOf({ id, appId }: Application): ApplicationKey {
  return typeof appId === "string" && appId !== "" ? { appId } : { id: id ?? "" };
}

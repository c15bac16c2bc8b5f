import type { ListedApplication } from "../../graph/applications.js";
import { plain } from "../input/plain.js";
import type { NamedApplication } from "./choose-application.js";

/** Every member can be null in what Microsoft Graph gives. */
export function nameApplication({
  id,
  appId,
  displayName,
}: Pick<ListedApplication, "id" | "appId" | "displayName">): NamedApplication {
  return {
    id,
    appId: appId ?? "",
    displayName: plain(displayName ?? "") === "" ? "(no name)" : (displayName ?? ""),
  };
}

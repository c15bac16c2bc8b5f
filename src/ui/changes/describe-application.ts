import type { Application } from "../../manifest/manifest.js";
import { stringAt } from "../../manifest/tree.js";
import { counted } from "../../manifest/words.js";
import { plain } from "../input/plain.js";

/** One of several applications of a document, in words. */
export function describeApplication(
  { node, resources }: Application,
  index: number,
): { readonly label: string; readonly description: string; readonly detail: string } {
  const name = stringAt(node, "displayName") ?? stringAt(node, "name");
  const count = resources.reduce((sum, { permissions }) => sum + permissions.length, 0);
  return {
    label: plain(name ?? "") || `Application ${String(index + 1)}`,
    description: counted(count, "permission"),
    detail: plain(stringAt(node, "appId") ?? ""),
  };
}

import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import { toFileName } from "../../base/file-name.js";
import { schemes } from "../ids.js";
import type { NamedApplication } from "../tenant/choose-application.js";

/** Documents that show the one and the other side of a comparison, in which only real differences differ. */
export const comparisonScheme = schemes.comparison;

export type Side = "tenant" | "file";

/** What a comparison is about. */
export interface ComparisonSubject {
  readonly connectionId: string;
  /** The object id. */
  readonly id: string;
  readonly file: vscode.Uri;
  /** Which application of the file, from 0. */
  readonly index: number;
}

export function comparisonUri(
  { id: connectionId }: Pick<Connection, "id">,
  { id, displayName }: Pick<NamedApplication, "id" | "displayName">,
  { file, index, side }: { readonly file: vscode.Uri; readonly index: number; readonly side: Side },
): vscode.Uri {
  return vscode.Uri.from({
    scheme: comparisonScheme,
    path: `/${toFileName(displayName, "application")} (${side}).json`,
    query: JSON.stringify({ connectionId, id, file: file.toString(), index, side }),
  });
}

/** What an address says, which anybody may have written. */
export function readComparisonUri({
  scheme,
  query,
}: vscode.Uri): (ComparisonSubject & { readonly side: Side }) | undefined {
  if (scheme !== comparisonScheme) {
    return undefined;
  }
  try {
    const { connectionId, id, file, index, side } = JSON.parse(query) as Partial<Record<string, unknown>>;
    return typeof connectionId === "string" &&
      typeof id === "string" &&
      typeof file === "string" &&
      typeof index === "number" &&
      (side === "tenant" || side === "file")
      ? { connectionId, id, file: vscode.Uri.parse(file, true), index, side }
      : undefined;
  } catch {
    return undefined;
  }
}

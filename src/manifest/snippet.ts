import type { Catalogue, Permission } from "../catalogue/catalogue.js";
import type { Application, Manifest } from "./manifest.js";
import type { Plan, WantedPermission } from "./plan.js";

/** What a piece of text that a guide prints says. */
export type Snippet = UnderstoodSnippet | { readonly problem: string };

export interface UnderstoodSnippet {
  readonly permissions: readonly SnippetPermission[];
  /** What had to be mended to understand it, each a whole sentence. */
  readonly mended: readonly string[];
  /** What it says besides, which is not merged, each a whole sentence. */
  readonly ignored: readonly string[];
}

export interface SnippetPermission extends WantedPermission {
  /** The catalogue's, where it knows it. */
  readonly permission: Permission | undefined;
}

/** Reads what a guide prints, in whatever shape it arrives. Never throws, and rather understands nothing than half. */
export function readSnippet(_text: string, _catalogue: Catalogue): Snippet {
  throw new Error("not built");
}

/** Puts what a snippet asks for next to what is there. */
export function planMerge(_manifest: Manifest, _application: Application, _snippet: UnderstoodSnippet): Plan {
  throw new Error("not built");
}

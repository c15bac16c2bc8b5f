import type { Mode, Profile } from "./profile.js";
import type { Values } from "./values.js";

/** The values to enter into the vendor's product, as the product names them. */
export interface Handover {
  readonly profile: Profile;
  readonly mode: Mode;
  readonly entries: readonly HandoverEntry[];
}

export interface HandoverEntry {
  readonly section: string | undefined;
  readonly field: string;
  /** What is to be typed. Absent where it is not known yet, is for the administrator to choose, or is a secret. */
  readonly value: string | undefined;
  readonly isSecret: boolean;
  /** Titles of the values that are missing. */
  readonly missing: readonly string[];
  readonly choices: readonly string[];
  readonly note: string | undefined;
}

/** Never has a secret in it, whatever `values` holds. */
export function createHandover(_profile: Profile, _mode: Mode, _values: Values): Handover {
  throw new Error("not built");
}

/** The sheet as Markdown, in which everything that comes from `values` is text. */
export function renderHandover(_handover: Handover): string {
  throw new Error("not built");
}

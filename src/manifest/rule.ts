import type { Catalogue } from "../catalogue/catalogue.js";
import type { Day } from "../base/days.js";
import type { Span } from "../base/text.js";
import type { Needs } from "../profiles/needs.js";
import type { Manifest } from "./manifest.js";
import type { Edit } from "./patch.js";

export const severities = ["error", "warning", "information"] as const;

export type Severity = (typeof severities)[number];

/** One judgement about manifests. What many rules would repeat is a table in `catalogue/`. */
export interface Rule {
  /** The diagnosis, adjective and noun. Also the name of the file. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  /** A text in which the rule finds something, shown in docs/rules.md. */
  readonly example: string;
  /** The profile that the example is bound to, as `PROFILE` or `PROFILE:MODE`. Of rules that are silent without one. */
  readonly profile?: string;
  /** Where the facts were learnt, if any are needed beyond the catalogue's own. */
  readonly sources?: readonly Source[];

  check(manifest: Manifest, context: RuleContext): Iterable<Problem>;
}

export interface Source {
  readonly page: string;
  /** The day on which the page was read. */
  readonly read: Day;
}

/** The world as rules see it. Nothing in it comes from the clock or the settings by itself. */
export interface RuleContext {
  readonly catalogue: Catalogue;
  /** The day for which the manifest is judged. */
  readonly asOf: Day;
  /** A secret that ends within so many days is a warning. */
  readonly secretWarnDays: number;
  /** A secret that ends within so many days is an error. */
  readonly secretErrorDays: number;
  /** What the profile that the manifest is bound to asks for, if it is bound to one. */
  readonly needs?: Needs | undefined;
  /** The ids of all rules that there are. */
  readonly ruleIds: readonly string[];
}

export interface Problem {
  /** The smallest wrong piece of text. A node will do. */
  readonly at: Span;
  readonly message: string;
  /** Where it is not the rule's own, for instance because it depends on the day. */
  readonly severity?: Severity;
  /** What mends it, best first. A getter where it takes more than a few edits of strings to say. */
  readonly fixes?: readonly Fix[];
}

/** A named change of the text. Its edits are made together or not at all. */
export interface Fix {
  readonly title: string;
  /** A function where it takes more work than a look should cost. */
  readonly edits: readonly Edit[] | (() => readonly Edit[]);
  /** Whether the manifest asks for the same as before, so that nobody needs to be asked. */
  readonly safe?: boolean;
}

/** The edits of a fix, worked out now if they were not before. */
export function editsOf({ edits }: Fix): readonly Edit[] {
  return typeof edits === "function" ? edits() : edits;
}

import type { Plan } from "../../manifest/plan.js";
import { counted } from "../../manifest/words.js";
import { plain, plainLines } from "../input/plain.js";

/** What is put before the user before it is done. */
export interface Proposal {
  readonly plan: Plan;
  /** What to know first, and what could be done instead. Why it is so stands at the end. */
  readonly caution?: { readonly title: string; readonly why: string; readonly choices: readonly Choice[] };
  /** What to know besides, each list under a title. */
  readonly notes?: readonly Notes[];
  /** What can be done with it, in words that can be switched on and off. */
  readonly option?: { readonly label: string; readonly on: boolean };
}

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

export interface Notes {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** A line of the last question: an answer to it, the switch, or words. */
export type Line =
  | {
      readonly what: "apply" | "cancel" | "words" | "warning";
      readonly label: string;
      readonly detail?: string;
    }
  | { readonly what: "choice"; readonly id: string; readonly label: string; readonly detail?: string }
  | { readonly what: "option"; readonly label: string; readonly on: boolean }
  | { readonly what: "title"; readonly label: string };

/** The last question before a change, as lines in order. */
export function listLines({ plan, caution, notes = [], option }: Proposal): Line[] {
  const { edits, changes, left } = plan;
  const isNothing = edits.length === 0;
  const count = Math.max(1, changes.length);

  return [
    ...(caution
      ? [
          { what: "warning", label: plain(caution.title) } as const,
          ...caution.choices.map(
            ({ id, label, detail }) =>
              ({
                what: "choice",
                id,
                label: plain(label),
                ...(detail === undefined ? {} : { detail: plain(detail) }),
              }) as const,
          ),
          { what: "title", label: "" } as const,
        ]
      : []),
    isNothing
      ? { what: "apply", label: option ? "Done" : "Close" }
      : { what: "apply", label: `Apply ${counted(count, "change")}` },
    ...(option ? [{ what: "option", label: plain(option.label), on: option.on } as const] : []),
    ...(isNothing && !option ? [] : [{ what: "cancel", label: "Cancel" } as const]),
    ...section("Changes", isNothing ? [] : changes),
    ...section("Not done", left),
    ...notes.flatMap(({ title, sentences }) => section(title, sentences)),
    ...section("Why", caution ? [caution.why] : []),
  ];
}

/** The title of a list stands on its first line, at the end. */
export function section(title: string, sentences: readonly string[]): Line[] {
  return sentences.length > 0
    ? [
        { what: "title", label: plain(title) },
        ...sentences.flatMap((sentence, index) => words(sentence, index === 0 ? title.length : 0)),
      ]
    : [];
}

function words(text: string, less = 0): Line[] {
  return plainLines(text, less).map((label, index) => ({
    what: "words",
    label: index === 0 ? label : `  ${label}`,
  }));
}

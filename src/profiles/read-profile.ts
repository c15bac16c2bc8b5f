import type { Node } from "jsonc-parser";
import type { Span } from "../base/text.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Profile } from "./profile.js";
import { checkPermissions } from "./reading/permissions.js";
import { checkReferences } from "./reading/references.js";
import { listFaults } from "./reading/structure.js";
import { largeFault, readSyntax } from "./reading/syntax.js";
import { checkTemplates, listKnown } from "./reading/templates.js";
import { checkTexts } from "./reading/texts.js";
import { items, valueOf, textAt, type Fault } from "./reading/tree.js";
import { checkValues } from "./reading/values.js";
import { standardProfiles } from "./vendors/index.js";

/** What is wrong with a profile's text, at the smallest wrong piece of it. */
export interface ProfileProblem extends Span {
  readonly message: string;
  /** Whether the JSON schema says it, so that an editor that knows the schema says it already. */
  readonly isStructure: boolean;
}

export interface ReadProfile {
  /** Absent where there are problems. */
  readonly profile: Profile | undefined;
  /** In the order of the text. */
  readonly problems: readonly ProfileProblem[];
  /** Where its ID stands, for whoever finds another profile of that ID. */
  readonly idAt: Span | undefined;
}

/** What is said of a file that is too large to be read. */
export const tooLarge: ReadProfile = {
  profile: undefined,
  problems: [toProblem(largeFault, false)],
  idAt: undefined,
};

/** Nobody reads more at once. */
const mostProblems = 100;

/**
 * Reads a `*.calendar-profile.json`. Never throws.
 *
 * Comments and commas at the end of a list are read past, as in manifests.
 */
export async function readProfile(text: string, catalogue: Catalogue): Promise<ReadProfile> {
  const syntax = readSyntax(text);
  if (!syntax.root) {
    const { fault, isSize } = syntax;
    return { profile: undefined, problems: [toProblem(fault, !isSize)], idAt: undefined };
  }
  const { root, repeats } = syntax;
  const value = valueOf(root);
  const { validate } = await import("./reading/compile.js"); // It takes a while to load.
  const isProfile = validate(value);
  const structure = [...repeats, ...(isProfile ? [] : listFaults(root, validate))];
  const meaning = firstOf(checkMeaning(root, text, catalogue));

  const problems = [
    ...structure.map((fault) => toProblem(fault, true)),
    ...meaning.map((fault) => toProblem(fault, false)),
  ];
  return {
    profile: isProfile && problems.length === 0 ? value : undefined,
    problems: oneForEachPlace(problems),
    idAt: textAt(root, "id")?.node,
  };
}

function* checkMeaning(root: Node, text: string, catalogue: Catalogue): Generator<Fault> {
  yield* checkTexts(root);
  yield* checkValues(root);
  yield* checkReferences(root, standardProfiles);
  const known = listKnown(root, text);
  for (const mode of items(root, "modes")) {
    yield* checkPermissions(mode, catalogue);
    yield* checkTemplates(mode, known);
  }
}

/** Whatever a file holds, no more is looked for than is told. */
function firstOf(faults: Iterable<Fault>): Fault[] {
  const first: Fault[] = [];
  for (const fault of faults) {
    first.push(fault);
    if (first.length === mostProblems) {
      break;
    }
  }
  return first;
}

function toProblem({ at: { offset, length }, message }: Fault, isStructure: boolean): ProfileProblem {
  return { offset, length, message, isStructure };
}

/** The first one said of a place is the one that has to be mended first. */
function oneForEachPlace(problems: readonly ProfileProblem[]): ProfileProblem[] {
  const places = new Map<number, ProfileProblem>();
  for (const problem of problems) {
    if (!places.has(problem.offset)) {
      places.set(problem.offset, problem);
    }
  }
  return [...places.values()].toSorted((a, b) => a.offset - b.offset).slice(0, mostProblems);
}

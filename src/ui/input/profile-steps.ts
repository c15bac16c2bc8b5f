import type { Day } from "../../base/days.js";
import type { Mode, Profile } from "../../profiles/profile.js";
import { describeMode, describeProduct, type Described } from "./describe-profile.js";
import { back, pick } from "./quick-input.js";
import type { Place, Step, StepEnd } from "./steps.js";

/** What was chosen so far. */
export interface ProfileDraft {
  profile?: Profile | undefined;
  mode?: Mode | undefined;
}

export interface ProfileQuestion {
  readonly title: string;
  /** The likeliest ones first. */
  readonly profiles: readonly Profile[];
  /** What the manifest is bound to. */
  readonly bound?: { readonly profile: Profile; readonly mode: Mode } | undefined;
  readonly asOf: Day;
  /** What stands for no profile at all, where that can be chosen. */
  readonly none?: Described;
}

/** The steps that ask for a product and, where it can be set up in several ways, for one of them. */
export function listProfileSteps(draft: ProfileDraft, question: ProfileQuestion): Step[] {
  return [
    (place) => askProduct(draft, question, place),
    ...((draft.profile?.modes.length ?? 0) > 1 ? [(place: Place) => askMode(draft, question, place)] : []),
  ];
}

interface ProfileItem extends Described {
  /** Absent for the one that stands for none. */
  readonly profile: Profile | undefined;
}

async function askProduct(
  draft: ProfileDraft,
  { title, profiles, bound, asOf, none }: ProfileQuestion,
  place: Place,
): Promise<StepEnd> {
  const products = profiles.map((profile): ProfileItem => {
    const { description, ...described } = describeProduct(profile, asOf);
    const isBound = profile.id === bound?.profile.id;
    return {
      ...described,
      description: isBound ? `${description} · checked against it` : description,
      profile,
    };
  });
  const likely = draft.profile?.id ?? bound?.profile.id;
  const chosen = await pick({
    title,
    place,
    placeholder: "Which product is set up?",
    items: [...products, ...(none ? [{ ...none, profile: undefined }] : [])],
    active: products.find(({ profile }) => profile?.id === likely),
  });
  if (chosen === back) {
    return "back";
  }
  if (chosen.profile !== draft.profile) {
    const [only, ...others] = chosen.profile?.modes ?? [];
    draft.profile = chosen.profile;
    draft.mode = others.length === 0 ? only : undefined;
  }
  return "next";
}

async function askMode(
  draft: ProfileDraft,
  { title, profiles, bound, asOf }: ProfileQuestion,
  place: Place,
): Promise<StepEnd> {
  const modes = draft.profile?.modes ?? [];
  const items = modes.map((mode) => ({ ...describeMode(mode, profiles, asOf), mode }));
  const likely =
    draft.mode ??
    (bound?.profile.id === draft.profile?.id ? modes.find(({ id }) => id === bound?.mode.id) : undefined) ??
    modes.find(({ outdated, registration }) => !outdated && registration.by === "administrator");
  const chosen = await pick({
    title,
    place,
    placeholder: "How is it set up?",
    items,
    active: items.find(({ mode }) => mode === likely),
  });
  if (chosen === back) {
    return "back";
  }
  draft.mode = chosen.mode;
  return "next";
}

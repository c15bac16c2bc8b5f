/** How a step ended: with an answer, or with the wish to see the one before. Whoever leaves a step leaves all of them. */
export type StepEnd = "next" | "back" | { readonly goTo: number };

/** Which step of how many it is, counted from 1. */
export interface Place {
  readonly step: number;
  readonly totalSteps: number;
}

export type Step = (place: Place) => Promise<StepEnd>;

/**
 * Takes one step after another until there is none left.
 *
 * The list is asked for before each of them, because an answer may change what there is to ask afterwards.
 */
export async function takeSteps(list: () => readonly Step[]): Promise<void> {
  let index = 0;
  for (;;) {
    const steps = list();
    const step = steps[index];
    if (!step) {
      return;
    }
    const end = await step({ step: index + 1, totalSteps: steps.length });
    index = end === "next" ? index + 1 : end === "back" ? Math.max(0, index - 1) : end.goTo;
  }
}

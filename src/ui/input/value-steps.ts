import type { Profile, ValueDefinition } from "../../profiles/profile.js";
import { holdsSecret } from "../../profiles/secrets.js";
import { checkValue, findValue, type Values } from "../../profiles/values.js";
import { plain } from "./plain.js";
import { askText, back, wrong } from "./quick-input.js";
import type { Step } from "./steps.js";

export interface ValueQuestion {
  readonly title: string;
  readonly profile: Profile;
  /** What is suggested: what was answered before. */
  readonly known: Values;
  /** Whether a value may be left empty. */
  readonly optional?: boolean;
}

/** One step for each of the values, whose answers go into `answers`. */
export function listValueSteps(
  names: readonly string[],
  answers: Map<string, string>,
  { title, profile, known, optional = false }: ValueQuestion,
): Step[] {
  return names.flatMap((name) => {
    const definition = findValue(profile, name);
    if (!definition || definition.format === "secret") {
      return [];
    }
    const step: Step = async (place) => {
      const answer = await askText({
        title: `${title}: ${plain(definition.title)}`,
        place,
        prompt: plain(definition.what) + (optional ? " Leave it empty if you do not know it yet." : ""),
        placeholder: definition.example,
        value: answers.get(name) ?? known[name] ?? definition.default ?? "",
        judge: (text) => {
          const problem = optional && text === "" ? undefined : judge(definition, text);
          return problem === undefined ? undefined : wrong(plain(problem));
        },
      });
      if (answer === back) {
        return "back";
      }
      if (answer.text === "") {
        answers.delete(name);
      } else {
        answers.set(name, answer.text);
      }
      return "next";
    };
    return [step];
  });
}

/** What is typed here is remembered, so that a secret that was pasted by mistake must not be taken. */
function judge(definition: ValueDefinition, text: string): string | undefined {
  return holdsSecret(text)
    ? "This looks like a client secret, which has no place here."
    : checkValue(definition, text);
}

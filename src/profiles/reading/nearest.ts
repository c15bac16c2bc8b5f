import { nearestNames } from "../../catalogue/nearest.js";

/** As many are looked through, and as many characters of a text are: nobody writes more by hand. */
const mostNames = 1000;
const mostCharacters = 100;

/** The name that was probably meant. */
export function nearestTo(text: string, names: readonly string[]): string | undefined {
  return nearestNames(names.slice(0, mostNames), (name) => name, text.slice(0, mostCharacters))[0];
}

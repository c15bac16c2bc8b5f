import { eventually } from "../language/editing.js";
import { click, press, text, type, waitFor } from "./browser.js";

/** A place in the page of a check, whose frames are looked through like the rest of the window. */
export const inCheck = (selector: string) => `#check ${selector}`;

/** The lines of the table of a check, each on one line. */
export async function tableLines(): Promise<string[]> {
  const found = await text(inCheck("tbody tr"));
  return found.map((each) => each.replaceAll(/\s+/g, " ").trim());
}

/** The lines once they are as they should be, and laid out: before, there is nothing between the cells. */
export function awaitLines(accepts: (lines: readonly string[]) => boolean): Promise<string[]> {
  return eventually(async () => {
    const lines = await tableLines();
    return lines.every((line) => line.includes(" ")) && accepts(lines) ? lines : undefined;
  });
}

/** How far the check is, once that reads like this. */
export async function awaitProgress(words: string): Promise<string> {
  await waitFor(inCheck(`.words:has-text("${words}")`));
  return (await text(inCheck(".words"))).join();
}

export async function pressButton(label: string): Promise<void> {
  await click(inCheck(`button:visible:has-text("${label}")`));
}

/** Types into the box of the filter, in place of what stands there. */
export async function filterBy(words: string): Promise<void> {
  await click(inCheck('input[type="search"]'));
  await press("Control+a");
  await (words === "" ? press("Delete") : type(words));
}

/**
 * The browser window around the editor under test. It answers only where the editor runs in a browser; in the desktop
 * editor the tests that need it skip themselves:
 *
 * ```ts
 * before(function () {
 *   if (!hasBrowser) {
 *     this.skip();
 *   }
 * });
 * ```
 *
 * Selectors are Playwright's, and reach into webviews as well.
 */
const address = process.env["CALENDAR_ONRAMP_BROWSER"];

export const hasBrowser = address !== undefined;

/** Takes a picture of the whole window, `.vscode-test/screenshots/<name>.png`, and returns its path. */
export function screenshot(name: string): Promise<string> {
  return ask("screenshot", name);
}

/** Presses a key or a combination, as in "Control+Shift+P". */
export function press(key: string): Promise<void> {
  return ask("press", key);
}

/** Types text wherever the focus is. */
export function type(text: string): Promise<void> {
  return ask("type", text);
}

/** Clicks the first visible match, once there is one. */
export function click(selector: string): Promise<void> {
  return ask("click", selector);
}

/** Reads the text of every match that there is now. */
export function text(selector: string): Promise<string[]> {
  return ask("text", selector);
}

/** Reads every match that there is now as HTML. */
export function html(selector: string): Promise<string[]> {
  return ask("html", selector);
}

/** Chooses an option of the first visible select that matches, by its value or its words. */
export function selectOption(selector: string, value: string): Promise<void> {
  return ask("choose", JSON.stringify({ selector, value }));
}

/** All messages that the pages of webviews were told, as far as those are still there. */
export function heard(): Promise<unknown[]> {
  return ask("heard", "");
}

/** Waits until a match is visible. */
export function waitFor(selector: string): Promise<void> {
  return ask("waitFor", selector);
}

async function ask<T>(action: string, argument: string): Promise<T> {
  if (address === undefined) {
    throw new Error(`There is no browser to ${action}. Check \`hasBrowser\` first.`);
  }
  const response = await fetch(address, { method: "POST", body: JSON.stringify({ action, argument }) });
  const { value, error } = (await response.json()) as { value: T; error?: string };
  if (error !== undefined) {
    throw new Error(error);
  }
  return value;
}

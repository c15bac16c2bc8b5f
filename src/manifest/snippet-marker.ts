const longest = 1_000_000;

/** What only what asks for permissions has, however it is spelled. */
const names = /resource[\s_-]?(?:app[\s_-]?id|access)/i;

const guid = /[\da-f]{8}\W[\da-f]{4}\W[\da-f]{4}\W/i;

/** Whether it is worth the time to try and read a text as a snippet. Looks for little more than a name. */
export function resemblesSnippet(text: string): boolean {
  return (
    text.length <= longest &&
    (names.test(text) || (/\btype\b/i.test(text) && /\bid\b/i.test(text) && guid.test(text)))
  );
}

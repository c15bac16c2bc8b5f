import fc from "fast-check";
import { createRandom } from "./layouts.js";

/** What may happen to a snippet on its way through documents, web pages and chats. */
export type Damage = (text: string, random: (below: number) => number) => string;

const quotes = ["“”", "„“", "«»", "»«", "″″", "＂＂", "””", "‟”", "〝〞", "‘’", "′′", "''"];
const spaces = ["\u00a0", "\u2003", "\u202f", "\u3000", "\u2009", "\t"];
const invisible = ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u200e"];

const some = (
  text: string,
  pattern: RegExp,
  random: (below: number) => number,
  by: (found: string) => string,
) => text.replaceAll(pattern, (found) => (random(3) === 0 ? by(found) : found));

/** Of a text of characters that any shape may lose or gain. */
export const characters: Readonly<Record<string, Damage>> = {
  "curly quotes": (text, random) => {
    const [open = "", close = ""] = quotes[random(quotes.length)] ?? "";
    return text.replaceAll(/"([^"\n]*)"/g, (_, inner: string) => open + inner + close);
  },
  "curly quotes here and there": (text, random) =>
    text.replaceAll(/"([^"\n]*)"/g, (whole, inner: string) => {
      const [open = "", close = ""] = quotes[random(quotes.length)] ?? "";
      return random(2) === 0 ? open + inner + close : whole;
    }),
  "odd spaces": (text, random) => some(text, / /g, random, () => spaces[random(spaces.length)] ?? " "),
  "invisible characters": (text, random) =>
    some(
      text,
      /(?<=[\da-f])(?=[\da-f-])|(?<=")|(?= )/g,
      random,
      () => invisible[random(invisible.length)] ?? "",
    ),
  "a byte order mark": (text) => `\ufeff${text}`,
  "long dashes": (text, random) => text.replaceAll(/(?<=[\da-f]{4})-/g, () => "-–—‑−"[random(5)] ?? "-"),
  "capitals in GUIDs": (text) => text.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, (guid) => guid.toUpperCase()),
  fences: (text) => `\`\`\`json\n${text}\n\`\`\`\n`,
  "words around": (text, random) => {
    const before = [
      "Paste this (it's needed):\n",
      "11. Don't forget the “comma”.\n\n",
      "Add the following:\n",
    ];
    const after = [
      "\n12. Click Save.\n",
      "\n\n(See the picture; it should look like this.)",
      "\nThat's all, folks",
    ];
    return (before[random(3)] ?? "") + text + (after[random(3)] ?? "");
  },
  "line numbers": (text, random) => {
    const mark = ["", ".", ":", " |", ")"][random(5)] ?? "";
    return text
      .split("\n")
      .map((line, index) => `${String(index + 1).padStart(3)}${mark} ${line}`)
      .join("\n");
  },
  "a quotation": (text) => text.replaceAll(/^/gm, "> "),
  "Windows lines": (text) => text.replaceAll("\n", "\r\n"),
};

/** Of JSON, whose commas and names can be told even when they are wrong. */
export const jsonOnly: Readonly<Record<string, Damage>> = {
  "missing commas": (text, random) => some(text, /,/g, random, () => " "),
  "extra commas": (text, random) => some(text, /,|(?<=")\n|(?<=\}\n)/g, random, (found) => `${found},`),
  "a comma in front": (text) => `,${text}`,
  "a comma behind": (text) => `${text},`,
  "names in capitals": (text) =>
    text.replaceAll(
      /"(\w)(\w*)"(?=:)/g,
      (_, first: string, rest: string) => `"${first.toUpperCase()}${rest}"`,
    ),
  "names with underscores": (text) =>
    text.replaceAll(/"(resource\w+)"/g, (name) =>
      name.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`),
    ),
  "types in small letters": (text) => text.replaceAll(/"(?:Role|Scope)"/g, (type) => type.toLowerCase()),
  "types in the portal's words": (text) =>
    text.replaceAll('"Role"', '"Application"').replaceAll('"Scope"', '"Delegated"'),
  "names without quotes": (text) => text.replaceAll(/"(\w+)"(?=:)/g, "$1"),
  comments: (text) => text.replaceAll(/$/gm, " // it's “what”: the guide says"),
};

/** How a whole text of JSON is carried in another. */
export const wrappings: Readonly<Record<string, (text: string) => string>> = {
  HTML: (text) => text.replaceAll('"', "&quot;").replaceAll(" ", "&nbsp;").replaceAll("\n", "<br>\n"),
  "coloured HTML": (text) =>
    `<pre><code class="json">${text.replaceAll(/"[^"\n]*"/g, '<span class="x">$&</span>')}</code></pre>`,
  "numeric entities": (text) => text.replaceAll('"', "&#34;").replaceAll("{", "&#x7b;"),
  "a string": (text) => JSON.stringify(text),
  "a shell's string": (text) => `az ad app update --set 'x=y' --required "${text.replaceAll('"', '\\"')}"`,
  "PowerShell's string": (text) => `$json = "${text.replaceAll('"', '`"')}"`,
  "a here-string": (text) => `$json = @'\n${text}\n'@ | ConvertFrom-Json`,
};

/** A few damages, made in the order of the lists. */
export function damaged(
  from: readonly Readonly<Record<string, Damage>>[],
  most = 3,
): fc.Arbitrary<{ readonly names: readonly string[]; readonly apply: (text: string) => string }> {
  const all = from.flatMap((each) => Object.entries(each));
  return fc
    .record({
      names: fc.subarray(
        all.map(([name]) => name),
        { maxLength: most },
      ),
      seed: fc.nat(),
    })
    .map(({ names, seed }) => ({
      names,
      apply: (text) => {
        const random = createRandom(seed);
        return all
          .filter(([name]) => names.includes(name))
          .reduce((current, [, damage]) => damage(current, random.below), text);
      },
    }));
}

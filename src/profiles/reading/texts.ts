import { isDay } from "../../base/days.js";
import { hasUnseen } from "../../base/unseen.js";
import { quoted } from "../../base/words.js";
import { holdsSecret } from "../secrets.js";
import { properties, textAt, type Fault } from "./tree.js";
import type { Node } from "jsonc-parser";

const days = new Set(["read", "since"]);

/** What is true of every text in a profile, wherever it stands. */
export function* checkTexts(node: Node): Generator<Fault> {
  if (node.type === "string") {
    yield* checkText(node, String(node.value));
  }
  for (const { key, value } of properties(node)) {
    const day = days.has(key.text) ? textAt(value)?.text : undefined;
    if (day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !isDay(day)) {
      yield { at: value, message: `There is no such day as ${quoted(day)}.` };
    }
  }
  for (const child of node.children ?? []) {
    yield* checkTexts(child);
  }
}

function* checkText(at: Node, text: string): Generator<Fault> {
  if (hasUnseen(text)) {
    yield { at, message: "A text stands on one line and has no characters that cannot be seen." };
  }
  if (holdsSecret(text)) {
    yield {
      at,
      message: "This looks like a client secret. A profile never has one in it: write “{secret}”.",
    };
  }
}

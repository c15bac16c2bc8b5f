import { quoted } from "../../base/words.js";
import { valueFormats } from "../profile.js";
import { checkValue, commonValues } from "../values.js";
import { find, properties, textAt, type Fault } from "./tree.js";
import type { Node } from "jsonc-parser";

/** Whether the values that a profile defines are its own and like their examples. A secret has none. */
export function* checkValues(root: Node): Generator<Fault> {
  for (const { key, value } of properties(find(root, ["values"]))) {
    const written = textAt(value, "format")?.text;
    const format = valueFormats.find((each) => each === written);

    if (Object.hasOwn(commonValues, key.text)) {
      yield {
        at: key.node,
        message: `Every profile has ${quoted(`{${key.text}}`)} without defining it.`,
      };
    } else if (format) {
      for (const [name, title] of [
        ["example", "The example"],
        ["default", "What is suggested"],
      ] as const) {
        const text = textAt(value, name);
        const message = text && checkValue({ title, what: title, format }, text.text);
        if (text && message !== undefined) {
          yield { at: text.node, message };
        }
      }
    }
  }
}

import { replaceUnseen } from "../base/unseen.js";

/** What most texts are: words of plain characters with a space between them. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** A text on one line, without what a reader does not see. */
export function plainText(text = ""): string {
  if (plain.test(text)) {
    return text;
  }
  return replaceUnseen(text, " ").replaceAll(/\s+/g, " ").trim().normalize("NFC");
}

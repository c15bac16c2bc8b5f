/** Line ends, characters that cannot be seen, those that turn the direction of writing, and halves of characters. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** Whether a text has something in it that a reader does not see. The joiners that some scripts need do no harm. */
export function hasUnseen(text: string): boolean {
  return text.search(unseen) >= 0;
}

/** `text` with another character in place of each one that a reader does not see. */
export function replaceUnseen(text: string, replacement: string): string {
  return text.replaceAll(unseen, replacement);
}

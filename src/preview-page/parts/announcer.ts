import { make, setText } from "./dom.js";

/**
 * Tells those who do not see the page what has changed: where they moved, what has come. It says it once, and not again
 * with each page of events.
 */
export class Announcer {
  readonly element = make("p", { className: "unseen", role: "status" });
  #last = new Map<string, string>();

  /** A topic was told already, if its words are the same, whatever goes along with them. */
  say(topic: string, words: string, alongWith = ""): void {
    if (this.#last.get(topic) !== words) {
      this.#last.set(topic, words);
      if (words !== "") {
        setText(this.element, `${words} ${alongWith}`.trim());
      }
    }
  }
}

import type { KeptState, ToEditor, ToPage } from "../ui/preview/protocol.js";
import { readKept, readToPage } from "../ui/preview/read-message.js";

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

/** The editor, on the other side of the wall. */
export class Editor {
  readonly #api = acquireVsCodeApi();

  say(message: ToEditor): void {
    this.#api.postMessage(message);
  }

  /** What is no message of ours is nobody's business here. */
  listen(hear: (message: ToPage) => void): void {
    window.addEventListener("message", ({ data }) => {
      const message = readToPage(data);
      if (message) {
        hear(message);
      }
    });
  }

  get kept(): KeptState | undefined {
    return readKept(this.#api.getState());
  }

  keep(state: KeptState): void {
    this.#api.setState(state);
  }
}

import type { FromCheckPage, KeptCheckPage, ToCheckPage } from "../ui/check/protocol.js";
import { readKeptCheckPage, readToCheckPage } from "../ui/check/read-message.js";

interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): WebviewApi;

/** The editor, on the other side of the wall. */
export class Editor {
  readonly #api = acquireVsCodeApi();

  say(message: FromCheckPage): void {
    this.#api.postMessage(message);
  }

  /** What is no message of ours is nobody's business here. */
  listen(hear: (message: ToCheckPage) => void): void {
    window.addEventListener("message", ({ data }) => {
      const message = readToCheckPage(data);
      if (message) {
        hear(message);
      }
    });
  }

  get kept(): KeptCheckPage | undefined {
    return readKeptCheckPage(this.#api.getState());
  }

  keep(state: KeptCheckPage): void {
    this.#api.setState(state);
  }
}

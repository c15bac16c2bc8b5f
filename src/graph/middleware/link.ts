import type { Context, Middleware } from "@microsoft/microsoft-graph-client";
import { Call } from "../call.js";

declare global {
  /** Microsoft's types speak of the browser's, of which Node's lack this one. */
  type RequestInfo = string | Request;
}

/** A link of the chain that Microsoft's client hands a request to. */
export abstract class Link implements Middleware {
  #next: Middleware | undefined;

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    // The client knows options by their class, but its types want them without members.
    const call = context.middlewareControl?.getMiddlewareOptions(Call);
    if (!(call instanceof Call)) {
      throw new Error("A request was sent without its call.");
    }
    await this.carry(call, context, async () => this.#next?.execute(context));
  }

  /** Does its part for a call. `goOn` hands it to the links that follow, as often as it is called. */
  protected abstract carry(call: Call, context: Context, goOn: () => Promise<void>): Promise<void>;
}

import type { Context } from "@microsoft/microsoft-graph-client";
import { untilAborted } from "../../base/wait.js";
import { mayReceiveToken } from "../../identity/clouds.js";
import type { Call } from "../call.js";
import type { GraphWorld } from "../client.js";
import { GraphError } from "../errors.js";
import { Link } from "./link.js";

/** Adds the token, to addresses of this cloud alone, and a fresh one where it was refused. */
export class Authenticate extends Link {
  readonly #world: GraphWorld;

  constructor(world: GraphWorld) {
    super();
    this.#world = world;
  }

  protected async carry(call: Call, context: Context, goOn: () => Promise<void>): Promise<void> {
    const { cloud } = this.#world;
    if ("address" in call.question) {
      // Microsoft's client would take the address apart and put it together in another order.
      context.request = call.question.address;
    }
    if (typeof context.request !== "string" || !mayReceiveToken(cloud, "graph", context.request)) {
      throw new GraphError(
        `${call.label}: The address is not one of ${cloud.title}, so nothing was sent there.`,
        {
          failure: "redirected",
          clientRequestId: call.clientRequestId,
          request: call.label,
        },
      );
    }

    const token = await this.#addToken(call, context);
    await goOn();
    if (call.answer?.status === 401) {
      await this.#addToken(call, context, token);
      await goOn();
    }
  }

  async #addToken(call: Call, context: Context, refused?: string): Promise<string> {
    const { scopes, reason, signal } = call.options;
    const asked = this.#world.tokens.getToken({
      audience: "graph",
      ...(scopes ? { scopes } : {}),
      ...(reason === undefined ? {} : { reason }),
      ...(signal ? { signal } : {}),
      ...(refused === undefined ? {} : { refused }),
    });
    const { token } = await untilAborted(asked, signal);
    // What cannot be sent in a header would be quoted by the error that says so.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new Error("The source of tokens gave something that is no token.");
    }
    call.hide(token);
    context.options = {
      ...context.options,
      headers: { ...(context.options?.headers as Record<string, string>), Authorization: `Bearer ${token}` },
    };
    return token;
  }
}

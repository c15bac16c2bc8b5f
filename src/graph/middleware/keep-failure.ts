import type { Context } from "@microsoft/microsoft-graph-client";
import type { Call } from "../call.js";
import { Link } from "./link.js";

/** Keeps what was thrown for whoever sent the call, because Microsoft's client would make an error of its own of it. */
export class KeepFailure extends Link {
  protected async carry(call: Call, _context: Context, goOn: () => Promise<void>): Promise<void> {
    try {
      await goOn();
    } catch (error) {
      call.failure = { error };
    }
  }
}

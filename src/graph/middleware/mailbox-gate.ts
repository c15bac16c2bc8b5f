import type { Context } from "@microsoft/microsoft-graph-client";
import type { Gate } from "../../base/gate.js";
import type { Call } from "../call.js";
import { Link } from "./link.js";

/** Lets no more requests of one mailbox go at a time than its gate does. */
export class MailboxGate extends Link {
  readonly #gate: Gate;

  constructor(gate: Gate) {
    super();
    this.#gate = gate;
  }

  protected async carry(call: Call, _context: Context, goOn: () => Promise<void>): Promise<void> {
    const { mailbox, signal } = call.options;
    await (mailbox === undefined ? goOn() : this.#gate.run(mailbox.toLowerCase(), goOn, signal));
  }
}

import type { Middleware } from "@microsoft/microsoft-graph-client";
import type { Gate } from "../../base/gate.js";
import type { GraphWorld } from "../client.js";
import { Authenticate } from "./authenticate.js";
import { KeepFailure } from "./keep-failure.js";
import { MailboxGate } from "./mailbox-gate.js";
import { Retry } from "./retry.js";
import { SendOnce } from "./send-once.js";

/** The way of a request, from Microsoft's client to the network. */
export function createChain(world: GraphWorld, gate: Gate): Middleware[] {
  return [
    new KeepFailure(),
    new MailboxGate(gate),
    new Retry(world),
    new Authenticate(world),
    new SendOnce(world),
  ];
}

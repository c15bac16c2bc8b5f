import type { Connection } from "../../identity/connection.js";
import type { Refusal, Via } from "./protocol.js";

/** What can be offered under a refusal: "signIn", "retry", "openLog", "switchToGraph", "switchToEws", "grantConsent", "composeScript:<recipe id>". */
export interface RefusalContext {
  readonly via: Via;
  readonly mailbox: string;
  readonly connection: Pick<Connection, "way">;
  /** Whom one is signed in as. */
  readonly as: "user" | "app";
  /** The ids of what can be done. Only these are offered. */
  readonly availableActions: ReadonlySet<string>;
}

/** Any error of a door as what the page shows in place of a calendar. */
export function createRefusal(error: unknown, context: RefusalContext): Refusal {
  throw new Error(`Not built: ${String(error)} ${context.via}`);
}

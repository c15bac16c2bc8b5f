import type { Connection } from "../../identity/connection.js";
import type { Services } from "../services.js";

/** As much of an application as names it. */
export interface NamedApplication {
  /** The object id. */
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
}

export interface ApplicationSubject {
  readonly connection: Connection;
  readonly application: NamedApplication;
}

/**
 * The application of the line that a command was started from (what has a `connection` and an `application`), or the one
 * that the user searches for. Throws a `CancellationError` where she leaves.
 */
export function chooseApplication(
  services: Services,
  args: readonly unknown[],
  question: { readonly title: string; readonly placeholder?: string },
): Promise<ApplicationSubject> {
  throw new Error(`not built: ${String([services, args, question])}`);
}

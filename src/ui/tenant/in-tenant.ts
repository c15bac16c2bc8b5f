import type { Connection } from "../../identity/connection.js";
import { cancellable, type Watched as WatchedTask } from "../cancellable.js";
import type { Session } from "../connections/session.js";
import type { Services } from "../services.js";

/** What somebody watches who started it in a tenant. */
export interface Watched extends WatchedTask {
  readonly session: Session;
}

/** Does something in a tenant, with progress that can be cancelled. Ask with `session.asking`: a person is there. */
export function inTenant<Result>(
  { connections }: Services,
  connection: Connection,
  title: string,
  task: (watched: Watched) => Promise<Result>,
): Promise<Result> {
  return cancellable(title, async (watched) =>
    task({ ...watched, session: await connections.open(connection) }),
  );
}

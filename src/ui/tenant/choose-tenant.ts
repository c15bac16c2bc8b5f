import type { Connection } from "../../identity/connection.js";
import { chooseConnection } from "../connections/choose-connection.js";
import { isServer } from "../connections/describe-connection.js";
import type { Services } from "../services.js";

/**
 * The connection of the line that a command was started from, the only one there is, or the one that the user picks: in
 * each case one to a tenant, because a server on premises has no applications.
 */
export function chooseTenant(
  services: Services,
  args: readonly unknown[],
  question: { readonly title: string; readonly placeholder: string },
): Promise<Connection> {
  return chooseConnection(services, args, {
    ...question,
    accepts: ({ way }) => !isServer(way),
    takesOnly: true,
  });
}

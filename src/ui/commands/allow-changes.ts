import { tell } from "../changes/carry-out.js";
import { chooseConnection } from "../connections/choose-connection.js";
import { isServer } from "../connections/describe-connection.js";
import { commandIds } from "../ids.js";
import { requireChanges } from "../tenant/require-changes.js";
import type { Command } from "./command.js";

/** Lets commands change the tenant of a connection that is read-only. */
export const allowChanges: Command = {
  id: commandIds.allowChanges,

  async run(services, ...args) {
    const connection = await chooseConnection(services, args, {
      title: "Allow Changes",
      placeholder: "Through which connection may the tenant be changed?",
      accepts: ({ readOnly, way }) => readOnly && !isServer(way),
      nothing: "No connection to a tenant is read-only.",
    });
    const { name } = await requireChanges(services, connection);
    tell(`Commands may change the tenant through ${name}, after they asked.`);
  },
};

import { tell } from "../changes/carry-out.js";
import { chooseConnection } from "../connections/choose-connection.js";
import { isServer } from "../connections/describe-connection.js";
import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

/** Has commands refused that would change the tenant of a connection. */
export const makeReadOnly: Command = {
  id: commandIds.makeReadOnly,

  async run(services, ...args) {
    const connection = await chooseConnection(services, args, {
      title: "Make Read-Only",
      placeholder: "Through which connection is nothing to be changed?",
      accepts: ({ readOnly, way }) => !readOnly && !isServer(way),
      nothing: "All connections are read-only.",
    });
    const { name } = await services.connections.setReadOnly(connection, true);
    tell(`${name} is read-only now.`);
  },
};

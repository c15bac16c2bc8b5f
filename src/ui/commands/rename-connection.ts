import { findNameProblem } from "../../identity/connection-fields.js";
import { chooseConnection } from "../connections/choose-connection.js";
import { commandIds } from "../ids.js";
import { askText, back, wrong } from "../input/quick-input.js";
import type { Command } from "./command.js";

export const renameConnection: Command = {
  id: commandIds.renameConnection,

  async run(services, ...args) {
    const title = "Rename Connection";
    const { connections } = services;
    const connection = await chooseConnection(services, args, {
      title,
      placeholder: "Which connection gets another name?",
    });
    const taken = connections.list().map(({ name }) => name);
    const answer = await askText({
      title,
      prompt: "What the connection is called here.",
      value: connection.name,
      judge: (name) => {
        const problem =
          findNameProblem(name) ??
          (name !== connection.name && taken.includes(name)
            ? "There is a connection of this name already."
            : undefined);
        return problem === undefined ? undefined : wrong(problem);
      },
    });
    if (answer !== back && answer.text !== connection.name) {
      await connections.rename(connection, answer.text);
    }
  },
};

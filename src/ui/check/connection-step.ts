import { UserError } from "../../base/errors.js";
import { describeConnection } from "../connections/describe-connection.js";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import type { Step } from "../input/steps.js";
import type { Services } from "../services.js";
import { title, type CheckAnswers } from "./answers.js";

/** The step that asks for the connection, where there are several. The only one is taken. */
export function listConnectionSteps({ connections }: Services, answers: CheckAnswers): Step[] {
  const list = connections.list();
  const [first, ...others] = list;
  if (!first) {
    throw new UserError("There is no connection to a tenant.", { remedy: "Connect to a tenant first." });
  }
  if (others.length === 0) {
    answers.connection = first;
    return [];
  }
  return [
    async (place) => {
      const items = list.map((connection) => ({
        label: plain(connection.name),
        description: plain(describeConnection(connection, { cloud: connections.cloudOf(connection).title })),
        connection,
      }));
      const chosen = await pick({
        title: `${title}: Connection`,
        place,
        placeholder: "Through which connection?",
        items,
        active: items.find(({ connection }) => connection === answers.connection),
        stays: true,
      });
      if (chosen === back) {
        return "back";
      }
      if (chosen.connection !== answers.connection) {
        delete answers.selection;
      }
      answers.connection = chosen.connection;
      return "next";
    },
  ];
}

import * as vscode from "vscode";
import { showError } from "../errors.js";
import type { Services } from "../services.js";

/** Something that the user can start. What it is given comes from outside, so it is checked there. */
export interface Command<Args extends readonly unknown[] = readonly unknown[]> {
  readonly id: string;
  run(services: Services, ...args: Args): unknown;
}

/** A command whose file is loaded when it is first run. */
export function onFirstUse(id: string, load: () => Promise<Command>): Command {
  return {
    id,
    async run(services, ...args) {
      return (await load()).run(services, ...args);
    },
  };
}

export function registerCommands(services: Services, commands: readonly Command[]): vscode.Disposable {
  return vscode.Disposable.from(
    ...commands.map((command) =>
      vscode.commands.registerCommand(command.id, async (...args: readonly unknown[]) => {
        try {
          return await command.run(services, ...args);
        } catch (error) {
          if (!(error instanceof vscode.CancellationError)) {
            void showError(error, services.log);
          }
          return undefined;
        }
      }),
    ),
  );
}

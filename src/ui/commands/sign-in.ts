import type { Connection } from "../../identity/connection.js";
import { SignInError } from "../../identity/sign-in-error.js";
import { tell } from "../changes/carry-out.js";
import { askSecret } from "../connections/ask-secret.js";
import { chooseConnection } from "../connections/choose-connection.js";
import { MissingSecretError, type Secret } from "../connections/kept-secrets.js";
import { describeAccount, signInWithProgress } from "../connections/sign-in.js";
import { isServer } from "../connections/describe-connection.js";
import { showError } from "../errors.js";
import { commandIds } from "../ids.js";
import { back } from "../input/quick-input.js";
import type { Services } from "../services.js";
import type { Command } from "./command.js";

/** Asks for the secret where none is kept, or where the one that is kept does not work any more. */
export const signIn: Command = {
  id: commandIds.signIn,

  async run(services, ...args) {
    const { connections, log } = services;
    const connection = await chooseConnection(services, args, {
      title: "Sign In",
      placeholder: "Which connection do you sign in to?",
    });
    connections.close(connection);
    let secret = (await hasSecret(services, connection)) ? undefined : await askFor(connection);
    for (;;) {
      if (isServer(connection.way)) {
        break; // It has no tokens.
      }
      try {
        tell(
          `Signed in to ${connection.name} as ${describeAccount(await signInWithProgress(services, connection, secret))}.`,
        );
        break;
      } catch (error) {
        const isSecretWrong = error instanceof SignInError && secretFailures.includes(error.failure);
        if (!isSecretWrong) {
          throw error;
        }
        if ((await showError(error, log, "Enter Another")) === undefined) {
          return;
        }
        secret = await askFor(connection);
      }
    }
    if (secret) {
      await connections.replaceSecret(connection, secret);
    }
  },
};

const secretFailures: readonly SignInError["failure"][] = [
  "wrong-secret",
  "expired-secret",
  "wrong-certificate",
];

async function hasSecret({ connections }: Services, connection: Connection): Promise<boolean> {
  const { kind } = connection.way;
  if (kind !== "client-secret" && kind !== "certificate" && !isServer(connection.way)) {
    return true; // A person needs none that is kept here.
  }
  try {
    await connections.readSecret(connection);
    return true;
  } catch (error) {
    if (error instanceof MissingSecretError) {
      return false;
    }
    throw error;
  }
}

async function askFor(connection: Connection): Promise<Secret | undefined> {
  const secret = await askSecret(connection.way.kind, `Sign In to ${connection.name}`);
  if (secret === back) {
    throw new Error("There is nothing before the first question.");
  }
  return secret;
}

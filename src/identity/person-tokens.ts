import { Gate } from "../base/gate.js";
import type { Acquired, Acquirer, Acquisition } from "./acquire.js";
import { signInByDeviceCode } from "./device-code.js";
import { cancelled, explainSignIn } from "./explain.js";
import { signInInBrowser } from "./browser.js";
import { createNetwork } from "./network.js";
import type { MsalToken, PersonSignIn } from "./msal.js";
import { Refusal } from "./refusal.js";
import { margin } from "./remembered-tokens.js";
import { SignInError } from "./sign-in-error.js";
import { TokenCache, tokenCacheKey } from "./token-cache.js";
import type { TokenSourceParts } from "./token-source.js";

/** Signs in a person: silently as long as that goes, and otherwise by asking her, if that is allowed. */
export function createPersonAcquirer(
  { connection, cloud, world }: TokenSourceParts,
  clientId: string,
  kind: "interactive" | "device-code",
): Acquirer {
  const cache = new TokenCache(world.secrets, tokenCacheKey(connection));
  const one = new Gate(1);

  return {
    acquire: (acquisition) =>
      acquisition.interactive
        ? // A person is asked one thing at a time, and what she answered may do for the next one.
          one.run("person", () => ask(acquisition), acquisition.signal)
        : silently(acquisition),

    forget: () => cache.clear(),
  };

  async function ask(acquisition: Acquisition): Promise<Acquired> {
    try {
      return await silently(acquisition);
    } catch (error) {
      if (!(error instanceof SignInError) || error.failure !== "interaction-needed") {
        throw error;
      }
    }
    const signIn = kind === "interactive" ? signInInBrowser : signInByDeviceCode;
    return attempt(acquisition, (person) => signIn(person, acquisition, world.prompts, cloud, world.now));
  }

  function silently(acquisition: Acquisition): Promise<Acquired> {
    const { scopes, refused } = acquisition;
    return attempt(
      acquisition,
      async (person) => {
        const first = await person.silently(scopes, refused !== undefined);
        // What MSAL kept may end sooner than we want to use it.
        const isOld = first?.fromCache === true && first.expires.getTime() - world.now().getTime() < margin;
        const found = isOld ? await person.silently(scopes, true) : first;
        if (!found) {
          throw new SignInError(`Nobody is signed in to "${connection.name}".`, {
            failure: "interaction-needed",
            remedy: "Sign in.",
          });
        }
        return found;
      },
      (error) => (wantsPerson(error) ? "interaction-needed" : undefined),
    );
  }

  async function attempt(
    { signal }: Acquisition,
    task: (person: PersonSignIn) => Promise<MsalToken>,
    failureOf: (error: unknown) => "interaction-needed" | undefined = () => undefined,
  ): Promise<Acquired> {
    const network = createNetwork({ cloud, world }, signal);
    let person: PersonSignIn | undefined;
    try {
      const { PersonSignIn } = await import("./msal.js");
      signal.throwIfAborted();
      const { tenant } = connection;
      const setup = { cloud, tenant, clientId, network, now: world.now, log: world.log };
      person = new PersonSignIn(setup, cache);
      const { token, expires, tenantId, name } = await task(person);
      return { token, expires, account: { kind: "user", name: name ?? "", tenantId } };
    } catch (error) {
      const explained = signal.aborted
        ? cancelled(signal)
        : explainSignIn(network.problem ?? error, { cloud, connection, log: world.log });
      const failure = failureOf(network.problem ?? error);
      throw failure === undefined ? explained : renamed(explained, failure);
    } finally {
      person?.end();
    }
  }
}

/** Whether asking a person helps. MSAL says so, too, of what it knows without asking Entra. */
function wantsPerson(error: unknown): boolean {
  return (
    (error instanceof Refusal && error.wantsPerson) ||
    (error instanceof Error && error.name === "InteractionRequiredAuthError")
  );
}

function renamed(error: SignInError, failure: "interaction-needed"): SignInError {
  const { message, remedy, code, correlationId, cause } = error;
  return new SignInError(message, {
    failure,
    code,
    correlationId,
    cause,
    ...(remedy === undefined ? {} : { remedy }),
  });
}

import type { Acquisition } from "./acquire.js";
import type { Cloud } from "./clouds.js";
import { withoutWords } from "./explain.js";
import { listen } from "./loopback.js";
import type { MsalToken, PersonSignIn } from "./msal.js";
import { carry } from "./network-client.js";
import { SignInError } from "./sign-in-error.js";
import type { SignInPrompts } from "./tokens.js";

/** Long enough to find a telephone and to set up multi-factor authentication. */
const timeoutSeconds = 600;

/** Lets a person sign in in the system's browser, which comes back to a port of this machine. */
export async function signInInBrowser(
  person: PersonSignIn,
  { scopes, reason, signal }: Acquisition,
  prompts: SignInPrompts,
  cloud: Cloud,
): Promise<MsalToken> {
  const loopback = await listen(signal, timeoutSeconds);
  try {
    const { url, state, redeem } = await person.inBrowser(scopes, loopback.redirectUri);
    const code = loopback.code(state);
    const opened = prompts.openBrowser(carry(url, cloud), reason).catch((error: unknown) => {
      throw new SignInError("The browser could not be opened.", {
        failure: "other",
        remedy: "Connect with a device code, which can be entered on any device.",
        cause: withoutWords(error),
      });
    });
    // Whoever opens the browser may take longer than the person in it.
    return await redeem(await Promise.race([code, opened.then(() => code)]));
  } finally {
    loopback.close();
  }
}

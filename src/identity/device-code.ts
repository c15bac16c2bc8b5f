import type { Acquisition } from "./acquire.js";
import type { Cloud } from "./clouds.js";
import type { MsalToken, PersonSignIn } from "./msal.js";
import { SignInError } from "./sign-in-error.js";
import type { SignInPrompts } from "./tokens.js";

/** Lets a person sign in on any device, by a code that she types there. */
export async function signInByDeviceCode(
  person: PersonSignIn,
  { scopes, reason, signal }: Acquisition,
  prompts: SignInPrompts,
  cloud: Cloud,
  now: () => Date,
): Promise<MsalToken> {
  const over = new AbortController();
  let stop: (() => void) | undefined;
  // MSAL looks only between two questions whether it should stop.
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => {
      reject(signal.reason as Error);
    };
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    const signedIn = person.byDeviceCode(
      scopes,
      ({ userCode, verificationUri, expiresIn }) => {
        const expires = new Date(now().getTime() + expiresIn * 1000);
        const url = trusted(verificationUri, cloud);
        prompts.showDeviceCode(
          { userCode, url, expires, ...(reason === undefined ? {} : { reason }) },
          over.signal,
        );
      },
      signal,
    );
    return await Promise.race([signedIn, stopped]);
  } finally {
    over.abort();
    if (stop) {
      signal.removeEventListener("abort", stop);
    }
  }
}

/** An address that a person may be sent to: encrypted, or of a pretended tenant on this machine. */
function trusted(address: string, cloud: Cloud): string {
  const isOurs = URL.canParse(address) && new URL(address).origin === new URL(cloud.login).origin;
  if (!isOurs && !address.startsWith("https://")) {
    throw new SignInError("Entra gave an address for the device code that is not encrypted.", {
      failure: "service",
      remedy: "Connect in the browser.",
    });
  }
  return address;
}

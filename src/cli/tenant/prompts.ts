import type { SignInPrompts } from "../../identity/tokens.js";
import { openBrowser } from "../browser.js";
import type { Io } from "../io.js";
import { printable } from "../words.js";

/** Asks a person who sits at the terminal to sign in. */
export function createPrompts(io: Io): SignInPrompts {
  return {
    async openBrowser(url, reason) {
      await openBrowser(url, io.environment);
      say(io, reason, `A browser opens to sign in. If none does, open this address: ${url}`);
    },

    showDeviceCode({ url, userCode, expires, reason }) {
      const minutes = Math.max(1, Math.round((expires.getTime() - io.now.getTime()) / 60_000));
      say(
        io,
        reason,
        `To sign in, open ${url} in any browser and enter the code ${userCode}. It is valid for ${String(minutes)} minutes.`,
      );
    },
  };
}

function say(io: Io, reason: string | undefined, what: string): void {
  io.complain(printable(reason === undefined ? what : `${reason} ${what}`));
}

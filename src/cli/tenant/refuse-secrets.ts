import { UserError } from "../../base/errors.js";

/** Throws a `UserError` where somebody tries to give a secret as an argument. It repeats nothing of it. */
export function refuseSecrets(args: readonly string[]): void {
  const end = args.indexOf("--");
  for (const argument of end < 0 ? args : args.slice(0, end)) {
    const [name = ""] = argument.split("=");
    if (
      /^--?[\w-]*(?:secret|passw|passphrase|pwd|token|credential|private-?key)/i.test(name) &&
      argument !== "--secret-stdin"
    ) {
      throw new UserError("A secret has no place on a command line.", {
        remedy:
          "It would stay in the history of the shell and be seen in the list of processes. Set CALENDAR_ONRAMP_SECRET, CALENDAR_ONRAMP_PASSPHRASE for a certificate or CALENDAR_ONRAMP_PASSWORD for an Exchange Server, or pipe it in with --secret-stdin. If it was a real one, replace it.",
      });
    }
  }
}

/** What Commander says of an option that it does not know, without the value that came with it. */
export function withoutValue(complaint: string): string {
  return complaint.replace(/(unknown option '-[^=\n]*=)[^]*'/, "$1…'");
}

import { withoutWords } from "../identity/explain.js";
import { causes, findFault } from "../identity/faults.js";
import { EwsError } from "./errors.js";

/** A request that got no whole answer. What is behind it is in the cause. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  readonly isLate: boolean;

  constructor(cause: unknown, isLate: boolean) {
    super("No answer came.", { cause });
    this.isLate = isLate;
  }

  /** Whether the connection broke off, which may not happen the next time. */
  get mayPass(): boolean {
    return !this.isLate && causes(this.cause).some((each) => "code" in each && brokenOff.has(each.code));
  }
}

const brokenOff = new Set<unknown>([
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "UND_ERR_SOCKET",
  "UND_ERR_RES_CONTENT_LENGTH_MISMATCH",
]);

/** The error of a call that got no answer, with our own words alone. */
export function explainSilence(
  { cause, isLate }: NoAnswer,
  { operation, mailbox, host }: { operation: string; mailbox: string | undefined; host: string },
): EwsError {
  const fault = isLate ? undefined : findFault(cause);
  const says = isLate
    ? "No answer came from {host} in time."
    : (fault?.says ?? "{host} could not be reached, or its answer broke off.");
  const remedy = fault?.remedy ?? "Try again. If it stays so, look at the network, the proxy and the VPN.";
  return new EwsError(says.replaceAll("{host}", host), {
    title: "The server of EWS could not be reached",
    behind: "passing",
    code: undefined,
    status: undefined,
    operation,
    mailbox,
    remedy: remedy.replaceAll("{host}", host),
    cause: withoutWords(cause),
  });
}

import { withoutWords } from "../identity/explain.js";
import { findFault } from "../identity/faults.js";
import type { Call } from "./call.js";
import type { GraphWorld } from "./client.js";
import { GraphError, type GraphFailure } from "./errors.js";

interface Silence {
  readonly failure: GraphFailure;
  readonly says: string;
  readonly remedy: string;
}

const late: Silence = {
  failure: "timeout",
  says: "No answer came in time.",
  remedy: "Try again. If it stays so, look at the network, the proxy and the VPN.",
};
const lost: Silence = {
  failure: "unreachable",
  says: "{host} could not be reached, or its answer broke off.",
  remedy: "Try again. If it stays so, look at the network, the proxy and the VPN.",
};

/** The error of a request that got no whole answer. Of `error` only its kind and its place are kept. */
export function noAnswer(call: Call, error: unknown, isLate: boolean, { cloud }: GraphWorld): GraphError {
  const { failure, says, remedy } = isLate ? late : (faultOf(error) ?? lost);
  const { host } = new URL(cloud.graph);
  const mayBeDone = !call.isRead && (failure === "timeout" || failure === "unreachable");

  return new GraphError(`${call.label}: ${says.replaceAll("{host}", host)}`, {
    failure,
    clientRequestId: call.clientRequestId,
    request: call.label,
    remedy: mayBeDone
      ? "Whether it was done is not known. Look before you try again."
      : remedy.replaceAll("{host}", host),
    cause: withoutWords(error),
  });
}

function faultOf(error: unknown): Silence | undefined {
  const fault = findFault(error);
  if (!fault) {
    return undefined;
  }
  const { failure } = fault;
  return { ...fault, failure: failure === "tls" || failure === "proxy" ? failure : "unreachable" };
}

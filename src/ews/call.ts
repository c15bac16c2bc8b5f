import type { EwsHttpAnswer, EwsHttpRequest, EwsWorld } from "./client.js";
import { EwsError } from "./errors.js";
import { explainRefusal, type Refusal } from "./explain.js";
import { readMessages } from "./messages.js";
import { explainSilence, NoAnswer } from "./no-answer.js";
import { isPassing, type Trouble } from "./patience.js";
import { readEnvelope } from "./soap.js";
import type { XmlNode } from "./xml/node.js";
import { MalformedXml, readXml } from "./xml/read.js";

/** What became of one attempt. With trouble it may go well later, whatever else came. */
export type Outcome = { readonly trouble: Trouble | undefined } & (
  { readonly answer: XmlNode } | { readonly error: EwsError }
);

export interface CallParts {
  readonly world: EwsWorld;
  readonly mailbox: string | undefined;
  readonly remember: (status: number | undefined, request: EwsHttpRequest) => void;
}

/** Sends a request once and judges what comes back. */
export async function callOnce(
  operation: string,
  request: EwsHttpRequest,
  parts: CallParts,
): Promise<Outcome> {
  const { world, mailbox, remember } = parts;
  const situation = { operation, mailbox, isOnline: world.isOnline, now: world.now() };
  const started = world.now().getTime();
  let answer: EwsHttpAnswer;
  try {
    answer = await world.transport.send(request);
  } catch (error) {
    request.signal?.throwIfAborted();
    remember(undefined, request);
    if (!(error instanceof NoAnswer)) {
      throw error;
    }
    world.log?.(`${operation} ${error.isLate ? "timed out" : "got no answer"}`);
    return {
      error: explainSilence(error, { operation, mailbox, host: new URL(world.transport.address).host }),
      trouble: error.mayPass
        ? { status: undefined, code: "ErrorConnectionFailed", details: new Map(), headers: undefined }
        : undefined,
    };
  }
  remember(answer.status, request);
  world.log?.(`${operation} ${String(answer.status)} in ${String(world.now().getTime() - started)} ms`);

  const { status, headers } = answer;
  const policyReason = headers.get("x-ews-policy-reason") ?? undefined;
  const inside = await readBody(answer);
  if (inside instanceof MalformedXml && status === 200) {
    return { trouble: undefined, error: broken(inside, situation) };
  }
  if (!inside || inside instanceof MalformedXml || "fault" in inside) {
    const fault = inside && "fault" in inside ? inside.fault : undefined;
    // A fault that says nothing is still one.
    const code = fault && (fault.code ?? (status === 200 ? "Fault" : undefined));
    const details = fault?.details ?? new Map<string, string>();
    const refusal: Refusal = {
      status,
      code,
      said: fault?.said,
      policyReason,
      diagnostics: headers.get("x-ms-diagnostics") ?? undefined,
      requestId: readRequestId(headers),
    };
    const trouble: Trouble = { status, code, details, headers };
    return {
      error: explainRefusal(refusal, situation),
      trouble: policyReason === undefined && isPassing(trouble) ? trouble : undefined,
    };
  }
  if (status !== 200 || inside.answer.name !== `${operation}Response`) {
    return {
      trouble: undefined,
      error: unexpected("The answer belongs to another request.", { operation, mailbox, status }),
    };
  }
  const busy = readMessages(inside.answer).find(
    ({ error }) => error && isPassing({ status, headers, ...error }),
  )?.error;
  return { answer: inside.answer, trouble: busy && { status, headers, ...busy } };
}

/** Exchange Online's own, where it looks like an id and not like something else that came along. */
function readRequestId(headers: Headers): string | undefined {
  const id = headers.get("request-id") ?? "";
  return /^[\w-]{8,64}$/.test(id) ? id : undefined;
}

/** What is in the envelope, or `undefined` where there is none: a page of the web server, a sign-in page. */
async function readBody({ text, status, headers }: EwsHttpAnswer) {
  const looksLikeXml = /^\ufeff?\s*<(?!!doctype html|html)/i.test(text);
  const saysXml = /[/+]xml/i.test(headers.get("content-type") ?? "");
  if (!looksLikeXml && !(saysXml && status === 200)) {
    return undefined;
  }
  try {
    return readEnvelope(await readXml(text));
  } catch (error) {
    if (error instanceof MalformedXml) {
      return error;
    }
    throw error;
  }
}

function broken(
  cause: MalformedXml,
  situation: { readonly operation: string; readonly mailbox: string | undefined },
) {
  return new EwsError(
    `The answer to ${situation.operation} is not whole: it breaks off or is no XML. ${cause.message}`,
    {
      ...situation,
      code: undefined,
      status: 200,
      remedy:
        "Try again. If it stays so, look at what stands between here and the server: a proxy, a filter, a load balancer.",
      cause,
    },
  );
}

/** An answer that is XML and yet none that can be understood. */
export function unexpected(
  words: string,
  details: { readonly operation: string; readonly mailbox: string | undefined; readonly status?: number },
): EwsError {
  return new EwsError(`${details.operation} was answered in a way that cannot be understood. ${words}`, {
    ...details,
    code: undefined,
    status: details.status ?? 200,
    remedy: "Try again. If it stays so, copy the request and tell the makers of this extension about it.",
  });
}

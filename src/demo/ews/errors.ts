import { renderFault } from "../soap.js";
import type { DemoResponse } from "../parts.js";

export const xmlHeaders = { "content-type": "text/xml; charset=utf-8" };

/**
 * What is wrong with a request as a whole, so that nothing of it was done: a SOAP fault with status 500.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode
 */
export class EwsFault extends Error {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;

  constructor(code: string, message: string, values: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.values = values;
  }

  toResponse(): DemoResponse {
    return { status: 500, headers: xmlHeaders, body: renderFault(this.code, this.message, this.values) };
  }
}

/** What keeps out before SOAP is looked at: an answer of HTTP alone. */
export class EwsRefusal extends Error {
  readonly response: DemoResponse;

  constructor(response: DemoResponse) {
    super(`Refused with status ${String(response.status)}.`);
    this.response = response;
  }
}

/** What is wrong with one of the things that were asked for. The others are answered. */
export class EwsError extends Error {
  readonly code: string;
  /** The property that it is about. */
  readonly path: string | undefined;

  constructor(code: string, message: string, path?: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

export const schemaFault = (violation: string) =>
  new EwsFault("ErrorSchemaValidation", `The request failed schema validation: ${violation}`);

export const invalidRequest = (message = "The request is invalid.") =>
  new EwsFault("ErrorInvalidRequest", message);

export const noMailbox = () =>
  new EwsFault("ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it.");

export const accessDenied = () =>
  new EwsError("ErrorAccessDenied", "Access is denied. Check credentials and try again.");

export const itemNotFound = () =>
  new EwsError("ErrorItemNotFound", "The specified object was not found in the store.");

export const malformedId = () => new EwsError("ErrorInvalidIdMalformed", "Id is malformed.");

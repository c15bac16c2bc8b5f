import { UserError } from "../base/errors.js";

/** What kept a request from being answered as it should. */
export type GraphFailure =
  | "unauthenticated"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "changed-meanwhile"
  | "invalid-request"
  | "throttled"
  | "service"
  | "timeout"
  | "unreachable"
  | "proxy"
  | "tls"
  | "unexpected-answer"
  | "redirected";

export interface GraphErrorDetails {
  readonly failure: GraphFailure;
  /** Absent where no answer came. */
  readonly status?: number | undefined;
  /** Microsoft Graph's own code, for instance `ErrorAccessDenied`. */
  readonly code?: string | undefined;
  /** Microsoft Graph's own sentence. */
  readonly said?: string | undefined;
  /** For Microsoft's support: ours, sent along, and theirs, answered. */
  readonly clientRequestId: string;
  readonly requestId?: string | undefined;
  /** The request as it can be shown: method and path, without a query that holds what a user typed. */
  readonly request: string;
  readonly remedy?: string | undefined;
  readonly cause?: unknown;
}

/** A request to Microsoft Graph that failed for good. Has neither token nor header in it. */
export class GraphError extends UserError {
  override readonly name = "GraphError";
  readonly failure: GraphFailure;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly said: string | undefined;
  readonly clientRequestId: string;
  readonly requestId: string | undefined;
  readonly request: string;

  constructor(message: string, details: GraphErrorDetails) {
    super(message, {
      cause: details.cause,
      ...(details.remedy === undefined ? {} : { remedy: details.remedy }),
    });
    this.failure = details.failure;
    this.status = details.status;
    this.code = details.code;
    this.said = details.said;
    this.clientRequestId = details.clientRequestId;
    this.requestId = details.requestId;
    this.request = details.request;
  }
}

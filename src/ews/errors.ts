import { UserError } from "../base/errors.js";
import type { Behind } from "../calendar/source.js";

export interface EwsErrorDetails {
  /** A few words, as a heading. */
  readonly title?: string | undefined;
  /** Whole sentences without the code. Absent: the message. */
  readonly means?: string | undefined;
  readonly behind?: Behind | undefined;
  readonly requestId?: string | undefined;
  /** EWS's own code, for instance `ErrorAccessDenied`. Absent where no SOAP came. */
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** The value of `X-EWS-Policy-Reason`. */
  readonly policyReason?: string | undefined;
  /** The server's own sentence. */
  readonly said?: string | undefined;
  readonly operation: string;
  readonly mailbox: string | undefined;
  readonly remedy?: string | undefined;
  readonly cause?: unknown;
}

/** A call to EWS that failed for good: what it means, what is behind it and what helps. Has no token in it. */
export class EwsError extends UserError {
  override readonly name = "EwsError";
  readonly title: string | undefined;
  readonly means: string;
  readonly behind: Behind | undefined;
  readonly requestId: string | undefined;
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly policyReason: string | undefined;
  readonly said: string | undefined;
  readonly operation: string;
  readonly mailbox: string | undefined;

  constructor(message: string, details: EwsErrorDetails) {
    super(message, {
      cause: details.cause,
      ...(details.remedy === undefined ? {} : { remedy: details.remedy }),
    });
    this.title = details.title;
    this.means = details.means ?? message;
    this.behind = details.behind;
    this.requestId = details.requestId;
    this.code = details.code;
    this.status = details.status;
    this.policyReason = details.policyReason;
    this.said = details.said;
    this.operation = details.operation;
    this.mailbox = details.mailbox;
  }
}

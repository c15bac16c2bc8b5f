import { UserError } from "../base/errors.js";

export interface EwsErrorDetails {
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
    this.code = details.code;
    this.status = details.status;
    this.policyReason = details.policyReason;
    this.said = details.said;
    this.operation = details.operation;
    this.mailbox = details.mailbox;
  }
}

import { UserError } from "../base/errors.js";

/** What kept somebody from signing in. */
export type SignInFailure =
  | "interaction-needed"
  | "cancelled"
  | "wrong-secret"
  | "expired-secret"
  | "wrong-certificate"
  | "consent-missing"
  | "wrong-tenant"
  | "unknown-application"
  | "application-disabled"
  | "blocked-by-policy"
  | "multi-factor"
  | "password"
  | "not-public-client"
  | "redirect-not-registered"
  | "unreachable"
  | "proxy"
  | "tls"
  | "throttled"
  | "service"
  | "tool-missing"
  | "other";

/** Signing in failed. The message says what happened, the remedy what to do; neither ever has a secret in it. */
export class SignInError extends UserError {
  override readonly name = "SignInError";
  readonly failure: SignInFailure;
  /** "AADSTS7000222", where Entra said so. */
  readonly code: string | undefined;
  readonly correlationId: string | undefined;

  constructor(
    message: string,
    {
      failure,
      code,
      correlationId,
      ...rest
    }: {
      failure: SignInFailure;
      code?: string | undefined;
      correlationId?: string | undefined;
      remedy?: string;
      cause?: unknown;
    },
  ) {
    super(message, rest);
    this.failure = failure;
    this.code = code;
    this.correlationId = correlationId;
  }
}

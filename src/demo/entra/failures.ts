interface Row {
  readonly error: string;
  readonly text: string;
  /** 400 where nothing else is said. */
  readonly status?: number;
  readonly suberror?: string;
}

/**
 * What Entra says when it refuses, by the number behind "AADSTS". Words in braces are filled in.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
const rows = {
  28000: {
    error: "invalid_scope",
    text: "Provided value for the input parameter scope is not valid because it contains more than one resource.",
  },
  50011: {
    error: "invalid_request",
    text: "The redirect URI '{uri}' specified in the request does not match the redirect URIs configured for the application '{appId}'. Make sure the redirect URI sent in the request matches one added to your application.",
  },
  50020: {
    error: "invalid_grant",
    text: "User account '{user}' does not exist in tenant '{tenant}'.",
  },
  50027: { error: "invalid_client", text: "JWT token is invalid or malformed.", status: 401 },
  50057: { error: "invalid_grant", text: "The user account is disabled." },
  50058: {
    error: "login_required",
    text: "A silent sign-in request was sent but no user is signed in.",
  },
  50059: {
    error: "invalid_request",
    text: "No tenant-identifying information found in either the request or implied by any provided credentials.",
  },
  50194: {
    error: "invalid_request",
    text: "Application '{appId}'({name}) is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.",
  },
  54005: {
    error: "invalid_grant",
    text: "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
  },
  65001: {
    error: "invalid_grant",
    text: "The user or administrator has not consented to use the application with ID '{appId}' named '{name}'. Send an interactive authorization request for this user and resource.",
    suberror: "consent_required",
  },
  65004: { error: "access_denied", text: "User declined to consent to access the app." },
  70000: { error: "invalid_grant", text: "The provided value for the '{parameter}' parameter is not valid." },
  70003: {
    error: "unsupported_grant_type",
    text: "The app requested an unsupported grant type '{grant}'.",
  },
  70008: {
    error: "invalid_grant",
    text: "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
  },
  70011: {
    error: "invalid_scope",
    text: "The provided value for the input parameter 'scope' is not valid. The scope '{scope}' is not valid.",
  },
  70016: {
    error: "authorization_pending",
    text: "OAuth 2.0 device flow error. Authorization is pending. Continue polling.",
  },
  70017: {
    error: "authorization_declined",
    text: "OAuth 2.0 device flow error. The end user denied the authorization request.",
  },
  70018: {
    error: "bad_verification_code",
    text: "Invalid verification code due to user typing in wrong user code for device code flow.",
  },
  70019: { error: "expired_token", text: "Verification code expired. Have the user retry the sign-in." },
  70020: {
    error: "expired_token",
    text: "The provided value for the input parameter 'device_code' is not valid. This device code has expired.",
  },
  90002: {
    error: "invalid_request",
    text: "Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.",
  },
  90094: {
    error: "access_denied",
    text: "An administrator of {tenant} has set a policy that prevents you from granting {name} the permissions it is requesting.",
  },
  500011: {
    error: "invalid_resource",
    text: "The resource principal named {resource} was not found in the tenant named {tenant}. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You might have sent your authentication request to the wrong tenant.",
  },
  500112: {
    error: "invalid_client",
    text: "The reply address '{uri}' does not match the reply address '{expected}' provided when requesting Authorization code.",
    status: 401,
  },
  500113: { error: "invalid_request", text: "No reply address is registered for the application." },
  501481: {
    error: "invalid_grant",
    text: "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
  },
  650053: {
    error: "invalid_client",
    text: "The application '{name}' asked for scope '{scope}' that doesn't exist on the resource '{resource}'. Contact the app vendor.",
  },
  650057: {
    error: "invalid_resource",
    text: "Invalid resource. The client has requested access to a resource which is not listed in the requested permissions in the client's application registration. Client app ID: {appId}({name}). Resource app ID: {resource}.",
  },
  700016: {
    error: "unauthorized_client",
    text: "Application with identifier '{appId}' was not found in the directory '{tenant}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.",
  },
  700021: {
    error: "invalid_client",
    text: "Client assertion application identifier doesn't match 'client_id' parameter.",
    status: 401,
  },
  700023: {
    error: "invalid_client",
    text: "Client assertion audience claim does not match Realm issuer.",
    status: 401,
  },
  700024: {
    error: "invalid_client",
    text: "Client assertion is not within its valid time range. Current time: {now}, assertion valid from {from}, expiry time of assertion {to}.",
    status: 401,
  },
  700025: {
    error: "invalid_client",
    text: "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
    status: 401,
  },
  700027: {
    error: "invalid_client",
    text: "The certificate with identifier used to sign the client assertion is not registered on application. [Reason - {reason}, Thumbprint of key used by client: '{thumbprint}']",
    status: 401,
  },
  700054: {
    error: "unsupported_response_type",
    text: "response_type '{type}' is not enabled for the application.",
  },
  900023: {
    error: "invalid_request",
    text: "Specified tenant identifier '{tenant}' is neither a valid DNS name, nor a valid external domain.",
  },
  900144: {
    error: "invalid_request",
    text: "The request body must contain the following parameter: '{parameter}'.",
  },
  1002012: {
    error: "invalid_scope",
    text: "The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).",
  },
  7000112: { error: "unauthorized_client", text: "Application '{appId}'({name}) is disabled." },
  7000215: {
    error: "invalid_client",
    text: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{appId}'.",
    status: 401,
  },
  7000218: {
    error: "invalid_client",
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    status: 401,
  },
  7000222: {
    error: "invalid_client",
    text: "The provided client secret keys for app '{appId}' are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security.",
    status: 401,
  },
  7000229: {
    error: "invalid_client",
    text: "The client application {appId} is missing service principal in the tenant {tenant}.",
    status: 401,
  },
  9002313: { error: "invalid_request", text: "Invalid request. Request is malformed or invalid." },
  9002325: {
    error: "invalid_request",
    text: "Proof Key for Code Exchange is required for cross-origin authorization code redemption.",
  },
} as const satisfies Readonly<Record<number, Row>>;

export type FailureCode = keyof typeof rows;

/** Entra refuses. Thrown within the demo and answered as JSON, as a page or as a redirect. */
export class EntraFailure extends Error {
  override readonly name = "EntraFailure";
  readonly code: FailureCode;
  /** The error of OAuth. */
  readonly error: string;
  readonly status: number;
  readonly suberror: string | undefined;

  constructor(code: FailureCode, words: Readonly<Record<string, string>> = {}) {
    const row: Row = rows[code];
    super(
      `AADSTS${String(code)}: ${row.text.replace(/\{(\w+)\}/g, (_all, name: string) => words[name] ?? "")}`,
    );
    this.code = code;
    this.error = row.error;
    this.status = row.status ?? 400;
    this.suberror = row.suberror;
  }
}

/** What an answer to a refused request tells about itself. */
export interface FailureMoment {
  readonly now: Date;
  readonly traceId: string;
  readonly correlationId: string;
}

/** "2026-11-21 12:00:00Z" */
export function entraTime(moment: Date): string {
  return `${moment.toISOString().slice(0, 19).replace("T", " ")}Z`;
}

export function describeFailure(
  failure: EntraFailure,
  { now, traceId, correlationId }: FailureMoment,
): string {
  return `${failure.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${entraTime(now)}`;
}

/** The body of an endpoint that answers with JSON. */
export function renderFailure(failure: EntraFailure, moment: FailureMoment, login: string): object {
  return {
    error: failure.error,
    error_description: describeFailure(failure, moment),
    error_codes: [failure.code],
    timestamp: entraTime(moment.now),
    trace_id: moment.traceId,
    correlation_id: moment.correlationId,
    error_uri: `${login}/error?code=${String(failure.code)}`,
    ...(failure.suberror === undefined ? {} : { suberror: failure.suberror }),
  };
}

import type { EntraRequest, EntraWorld } from "./world.js";

/**
 * `v2.0/.well-known/openid-configuration`
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#fetch-the-openid-configuration-document
 */
export function describeTenant(
  { login, state, resources }: EntraWorld,
  tenant: EntraRequest["tenant"],
): object {
  const base = `${login}/${tenant === "this" ? state.tenantId : "common"}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: `${login}/${tenant === "this" ? state.tenantId : "{tenantid}"}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: [
      "sub",
      "iss",
      "aud",
      "exp",
      "iat",
      "nonce",
      "preferred_username",
      "name",
      "tid",
      "ver",
      "oid",
    ],
    tenant_region_scope: tenant === "this" ? "EU" : null,
    cloud_instance_name: new URL(login).host,
    msgraph_host: new URL(resources.graph.audience).host,
  };
}

/** `common/discovery/instance`, where MSAL asks which hosts are one cloud. */
export function describeCloud({ login, state }: EntraWorld): object {
  const { host } = new URL(login);
  return {
    tenant_discovery_endpoint: `${login}/${state.tenantId}/v2.0/.well-known/openid-configuration`,
    "api-version": "1.1",
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  };
}

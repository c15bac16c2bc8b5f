import type { DemoResponse } from "../parts.js";
import { html, renderPage } from "./html.js";
import { findRedirect } from "./redirects.js";
import type { EntraRequest, EntraWorld } from "./world.js";

/**
 * `oauth2/v2.0/logout`. Nobody stays signed in here, so there is nothing to end; it leads back where the client wants,
 * if the client is known and has registered that address.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request
 */
export function answerLogout({ state }: EntraWorld, { url, form }: EntraRequest): DemoResponse {
  const find = (name: string) => url.searchParams.get(name) ?? form.get(name);
  const client = state.findClient(find("client_id") ?? "");
  const uri = find("post_logout_redirect_uri");
  if (client && uri !== null && findRedirect(client, uri)) {
    const back = new URL(uri);
    const word = find("state");
    if (word !== null) {
      back.searchParams.set("state", word);
    }
    return { status: 302, headers: { location: back.href } };
  }
  return renderPage({
    title: "You signed out of your account",
    body: html`<p>This window can be closed.</p>`,
  });
}

import type { DemoResponse } from "../parts.js";
import { hiddenFields, html, renderPage, targetOf } from "./html.js";

const modes = ["query", "fragment", "form_post"] as const;

export type ResponseMode = (typeof modes)[number];

export function readMode(text = "query"): ResponseMode | undefined {
  return modes.find((mode) => mode === text);
}

/**
 * Sends what a sign-in came to back to the application.
 *
 * @see https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html
 */
export function deliver(
  redirectUri: string,
  mode: ResponseMode,
  values: Readonly<Record<string, string>>,
): DemoResponse {
  if (mode === "form_post") {
    return renderPage({
      title: "Going back to the application",
      leadsTo: targetOf(redirectUri),
      sendsItself: true,
      body: html`<form method="post" action="${redirectUri}">
        ${hiddenFields(Object.entries(values))}
        <div class="buttons"><button class="first">Continue</button></div>
      </form>`,
    });
  }
  const url = new URL(redirectUri);
  if (mode === "fragment") {
    url.hash = new URLSearchParams(values).toString();
  } else {
    for (const [name, value] of Object.entries(values)) {
      url.searchParams.set(name, value);
    }
  }
  return { status: 302, headers: { location: url.href } };
}

import { randomBytes } from "node:crypto";
import { escapeMarkup } from "../escape.js";
import type { DemoResponse } from "../parts.js";

/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

type Value = string | Html | readonly Html[] | undefined;

/** HTML in which every value is escaped that is not HTML itself. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: String.raw({ raw: strings }, ...values.map(render)) };
}

function render(value: Value): string {
  if (value === undefined) {
    return "";
  }
  if (typeof value === "string") {
    return escapeMarkup(value);
  }
  return "html" in value ? value.html : value.map((each) => each.html).join("\n");
}

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 "Segoe UI", system-ui, sans-serif; margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 34rem; margin: 6vh auto; padding: 0 1.25rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
.demo { border-inline-start: 4px solid #8661c5; padding: .25rem .75rem; }
label { display: block; margin-top: 1rem; }
input, select { box-sizing: border-box; width: 100%; min-height: 2.5rem; padding: .25rem .5rem; font: inherit; border: 1px solid GrayText; }
input:focus-visible, select:focus-visible, button:focus-visible { outline: 3px solid #0f6cbd; outline-offset: 2px; }
.hint { display: block; }
.wrong { border-inline-start: 4px solid #c50f1f; padding: .25rem .75rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button { min-height: 2.5rem; padding: .25rem 1.25rem; font: inherit; border: 1px solid GrayText; background: ButtonFace; color: ButtonText; }
button.first { background: #0f6cbd; border-color: #0f6cbd; color: #fff; }
code { overflow-wrap: anywhere; }
`;

export interface Page {
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  /** Where its forms lead, itself apart: an origin or a scheme. */
  readonly leadsTo?: string | undefined;
  /** Sends the first form at once. */
  readonly sendsItself?: boolean;
}

/** A page that loads nothing, is shown in no frame, and sends its forms nowhere but where it says. */
export function renderPage({ title, body, status = 200, leadsTo, sendsItself = false }: Page): DemoResponse {
  const nonce = randomBytes(16).toString("base64");
  const script = sendsItself
    ? html`<script nonce="${nonce}">
        document.forms[0].submit();
      </script>`
    : undefined;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – Demo tenant</title>
        <style nonce="${nonce}">
          ${{ html: style }}
        </style>
      </head>
      <body>
        <main>
          <p class="demo">
            This is a demo. The tenant is played by Calendar Onramp on this computer, and nothing reaches
            Microsoft.
          </p>
          <h1>${title}</h1>
          ${body}
        </main>
        ${script}
      </body>
    </html>`;

  const policy = [
    "default-src 'none'",
    `style-src 'nonce-${nonce}'`,
    ...(sendsItself ? [`script-src 'nonce-${nonce}'`] : []),
    // A redirect that answers a form counts as well.
    `form-action 'self'${leadsTo === undefined ? "" : ` ${leadsTo}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "x-frame-options": "DENY",
    },
    body: page.html,
  };
}

/** Fields of a form that nobody sees. */
export function hiddenFields(fields: Iterable<readonly [string, string]>): readonly Html[] {
  return [...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`);
}

/** What a policy has to name so that a form may lead to a redirect URI. */
export function targetOf(redirectUri: string): string {
  const { origin, protocol } = new URL(redirectUri);
  return origin === "null" ? protocol : origin;
}

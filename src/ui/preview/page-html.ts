/** The page of a preview or a check before anything has been read: a skeleton, and no right to ask any network for anything. */
export function pageHtml(addresses: {
  /** Of dist/preview.js or dist/check.js. */
  readonly script: string;
  /** Of dist/preview.css, which is the component's, and of media/preview.css. */
  readonly styles: readonly string[];
  /** Where styles come from, as a webview's `cspSource`. */
  readonly styleSource: string;
  /** Made anew for each page. */
  readonly nonce: string;
  readonly title: string;
  /** The id of the element that the script fills. */
  readonly root?: string;
}): string {
  const { script, styles, styleSource, nonce, title, root = "preview" } = addresses;
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${styleSource}`;
  const bones = '<div class="bone"></div>'.repeat(7);
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(title)}</title>`,
    ...styles.map((address) => `<link rel="stylesheet" href="${escape(address)}">`),
    "</head>",
    "<body>",
    `<div id="${escape(root)}"><h1>${escape(title)}</h1><div class="skeleton" aria-hidden="true">${bones}</div></div>`,
    `<script nonce="${escape(nonce)}" src="${escape(script)}"></script>`,
    "</body>",
    "</html>",
  ].join("\n");
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}

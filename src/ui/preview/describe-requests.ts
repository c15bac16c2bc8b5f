import { counted, numbered } from "../../base/words.js";
import type { SentRequest } from "../../calendar/source.js";

/** Requests one after the other, for a ticket: what was sent, and what status came back. There are no headers in it, so no tokens. */
export function describeRequests(sent: readonly SentRequest[], requests: number): string {
  const rest = requests - sent.length;
  const parts = sent.map(({ method, url, body, status }, index) =>
    [
      `# ${String(index + 1)}: answered ${status === undefined ? "nothing" : String(status)}`,
      `${method} ${url}`,
      ...(body === undefined ? [] : ["", layOut(body)]),
    ].join("\n"),
  );
  return [
    `${counted(requests, "request")}, without tokens.`,
    ...parts,
    ...(rest > 0 ? [`… and ${numbered(rest)} more.`] : []),
    "",
  ].join("\n\n");
}

/** On lines that can be read. What it says stays the same: between two tags of ours there is no text. */
function layOut(body: string): string {
  if (body.startsWith("<")) {
    return body.replaceAll("><", ">\n<");
  }
  try {
    return JSON.stringify(JSON.parse(body), undefined, 2);
  } catch {
    return body;
  }
}

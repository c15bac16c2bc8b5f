import type { Token } from "./snippet-tokens.js";

/** The members of a manifest that a snippet is made of. */
export type SnippetName = "requiredResourceAccess" | "resourceAppId" | "resourceAccess" | "id" | "type";

const names: ReadonlyMap<string, SnippetName> = new Map([
  ["requiredresourceaccess", "requiredResourceAccess"],
  ["resourceappid", "resourceAppId"],
  ["resourceaccess", "resourceAccess"],
  ["id", "id"],
  ["type", "type"],
]);

/** The member that is meant, in whatever case, and with underscores as Terraform has them. */
export function snippetNameOf(text: string): SnippetName | undefined {
  return text.length < 30 && /^[a-z]+(?:[-_][a-z]+)*$/i.test(text)
    ? names.get(text.toLowerCase().replaceAll(/[-_]/g, ""))
    : undefined;
}

/** Whether only manifests have a member of that name. */
export function isOfManifest(name: SnippetName): boolean {
  return name !== "id" && name !== "type";
}

export interface Name {
  readonly text: string;
  readonly known: SnippetName | undefined;
  /** The index of the token after the name and its separator. */
  readonly next: number;
}

/** The name of a member at an index: what stands in front of a separator, or in front of a brace in Terraform. */
export function nameAt(tokens: readonly Token[], index: number): Name | undefined {
  const token = tokens[index];
  if (token?.type !== "string" && token?.type !== "word") {
    return undefined;
  }
  const known = snippetNameOf(token.text);
  const after = tokens[index + 1]?.type;
  if (after === "separator") {
    return { text: token.text, known, next: index + 2 };
  }
  const opensBlock = known !== undefined && isOfManifest(known) && after === "open";
  return opensBlock ? { text: token.text, known, next: index + 1 } : undefined;
}

/** Whether a name could as well be a word of the prose around, as the last one in “Client ID: …”. */
export function isProse(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  const known = snippetNameOf(token?.text ?? "");
  return (
    token?.type === "word" &&
    !(known && isOfManifest(known)) &&
    !token.startsLine &&
    (before?.type === "word" || (before?.type === "separator" && !nameAt(tokens, index - 2)?.known)) &&
    !/\d/.test(before.text)
  );
}

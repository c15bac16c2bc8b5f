import type { SnippetPermission, UnderstoodSnippet } from "../../manifest/snippet.js";
import { counted, kindWord, nameOf } from "../../manifest/words.js";
import { plain } from "./plain.js";

/** "2 permissions". */
export function countSnippet({ permissions }: UnderstoodSnippet): string {
  return counted(permissions.length, "permission");
}

/** What a snippet asks for, by name: "Calendars.Read (application), User.Read (delegated)". */
export function describeSnippet({ permissions }: UnderstoodSnippet): string {
  return plain(permissions.map(nameIn).join(", "));
}

function nameIn({ permission, id, kind }: SnippetPermission): string {
  return `${permission ? nameOf(permission) : id} (${kindWord[kind]})`;
}

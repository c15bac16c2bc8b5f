import type { Day } from "../base/days.js";
import { listAliases } from "../catalogue/aliases.js";
import type { Catalogue, Permission, PermissionKind, Resource } from "../catalogue/catalogue.js";
import { explainPermission } from "../catalogue/explain.js";
import { counted, kindWord, nameOf } from "./words.js";

/**
 * `text` as Markdown that shows exactly these characters on one line.
 *
 * Every punctuation mark is escaped, because Markdown also makes links of bare addresses, and no
 * character that a reader cannot see is kept.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");
}

/** Everything that is known of a permission, as Markdown of several paragraphs. */
export function describePermission(permission: Permission, catalogue: Catalogue, asOf: Day): string {
  const { opens, consent, dates, cautions, instead, counterpart, alsoKnownAs, source } = explainPermission(
    permission,
    catalogue,
    asOf,
  );
  const { kind, resource, id } = permission;
  const other = counterpart && counterpart.id !== id ? counterpart : undefined;

  return paragraphs(
    `**${escapeMarkdown(nameOf(permission))}** ${escapeMarkdown(`· ${kindWord[kind]} permission of ${resource.name}`)}`,
    opens && escapeMarkdown(opens),
    escapeMarkdown(consent),
    bullets([...dates, ...cautions]),
    instead.length > 0 && escapeMarkdown(`Narrower or newer: ${instead.join(", ")}.`),
    other && `${escapeMarkdown(`As ${kindWord[other.kind]} permission:`)} \`${other.id}\``,
    alsoKnownAs.length > 0 && escapeMarkdown(`The same GUID is also ${alsoKnownAs.join("; ")}.`),
    `\`${id}\``,
    `_${escapeMarkdown(source)}_`,
  );
}

export function describeResource(resource: Resource, catalogue: Catalogue, asOf: Day): string {
  const { name, appId, permissions } = resource;
  const roles = permissions.filter(({ kind }) => kind === "Role").length;
  const aliases = listAliases(appId);

  return paragraphs(
    `**${escapeMarkdown(name)}** ${escapeMarkdown("· resource")}`,
    escapeMarkdown(describeEnd(resource, asOf)),
    escapeMarkdown(
      `It publishes ${counted(roles, "application permission")} and ${counted(permissions.length - roles, "delegated permission")}.`,
    ),
    aliases.length > 0 && escapeMarkdown(`Also known as ${aliases.join(", ")}.`),
    `\`${appId}\``,
    `_${escapeMarkdown(`As published by Microsoft on ${catalogue.date}.`)}_`,
  );
}

/** Sources disagree on the day on which a resource ended, so that only the last one is named. */
function describeEnd({ retired, removed }: Resource, asOf: Day): string {
  if (retired !== undefined) {
    return retired <= asOf
      ? `It is retired; its final date, ${retired}, is past.`
      : `It is retired on ${retired}.`;
  }
  return removed === undefined ? "" : `It was last published on ${removed}.`;
}

const kindExplanations: Readonly<Record<PermissionKind, string>> = {
  Role: "An application permission. The product uses it by itself, without anybody signed in, and an administrator must consent.",
  Scope:
    "A delegated permission. The product uses it for a user who signed in, and reaches no further than that user.",
};

export function describeKind(kind: PermissionKind): string {
  return paragraphs(`**${kind}**`, escapeMarkdown(kindExplanations[kind]));
}

/** More would be no answer any more. */
const mostMeanings = 4;

/** What a GUID or a name stands for, or `undefined` where nothing is known. */
export function describeMeanings(
  {
    permissions,
    resource,
  }: { readonly permissions: readonly Permission[]; readonly resource: Resource | undefined },
  catalogue: Catalogue,
  asOf: Day,
): string | undefined {
  const parts = [
    ...(resource ? [describeResource(resource, catalogue, asOf)] : []),
    ...permissions.slice(0, mostMeanings).map((each) => describePermission(each, catalogue, asOf)),
  ];
  const more = permissions.length - mostMeanings;
  if (more > 0) {
    parts.push(escapeMarkdown(`${counted(more, "more meaning")} not shown here.`));
  }
  return parts.length > 0 ? parts.join("\n\n---\n\n") : undefined;
}

function paragraphs(...parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join("\n\n");
}

function bullets(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`).join("\n");
}

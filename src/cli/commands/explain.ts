import { listAliases } from "../../catalogue/aliases.js";
import type { Resource } from "../../catalogue/catalogue.js";
import {
  explainPermission,
  findMeanings,
  suggestGuids,
  suggestNames,
  type Explanation,
} from "../../catalogue/explain.js";
import { kindWord, nameOf } from "../../manifest/words.js";
import { printable } from "../words.js";
import type { CommandWorld, ExitCode } from "../io.js";

/** Says what a GUID or a name means, in every resource that knows it. */
export function runExplain(
  query: string,
  { format, asOf }: { format: "text" | "json"; asOf: string },
  { io, catalogue }: CommandWorld,
): ExitCode {
  const { permissions, resource } = findMeanings(query, catalogue);
  const explanations = permissions.map((permission) => explainPermission(permission, catalogue, asOf));
  const known = explanations.length > 0 || resource !== undefined;
  const guids = known ? [] : suggestGuids(query, catalogue);
  const names = known || guids.length > 0 ? [] : suggestNames(query, catalogue);

  if (format === "json") {
    const value = {
      version: 1,
      query,
      asOf,
      catalogue: { date: catalogue.date },
      permissions: explanations.map(renderPermission),
      resource: resource ? renderResource(resource) : null,
      suggestions: [...guids.map(({ guid }) => guid), ...names],
    };
    io.print(`${JSON.stringify(value, undefined, 2)}\n`);
  } else if (known) {
    const parts = [
      ...explanations.map(describePermission),
      ...(resource ? [describeResource(resource)] : []),
    ];
    io.print(`${parts.join("\n\n")}\n\nPermissions as of ${catalogue.date}.\n`);
  } else {
    io.complain(`Nothing in the catalogue of ${catalogue.date} is called ${printable(query)}.`);
    const suggestions = [...guids.map(({ guid, name }) => `${guid} (${name})`), ...names];
    if (suggestions.length > 0) {
      io.complain(`Did you mean ${suggestions.join(", ")}?`);
    }
  }
  return known ? 0 : 1;
}

function renderPermission({
  permission,
  opens,
  consent,
  dates,
  cautions,
  instead,
  alsoKnownAs,
}: Explanation) {
  const { resource, id, value, kind, adminConsentRequired, enabled, lastSeen } = permission;
  return {
    resourceAppId: resource.appId,
    resource: resource.name,
    id,
    value,
    kind,
    adminConsentRequired: adminConsentRequired ?? null,
    enabled: enabled && lastSeen === undefined,
    lastSeen: lastSeen ?? null,
    opens: opens ?? null,
    consent,
    dates,
    cautions,
    instead,
    alsoKnownAs,
  };
}

function renderResource({ appId, name, retired, removed, permissions }: Resource) {
  return {
    appId,
    name,
    retired: retired ?? null,
    removed: removed ?? null,
    permissions: permissions.length,
    alsoKnownAs: listAliases(appId),
  };
}

function describePermission({
  permission,
  opens,
  consent,
  dates,
  cautions,
  instead,
  alsoKnownAs,
}: Explanation): string {
  const { resource, id, kind } = permission;
  const sentences = [...(opens === undefined ? [] : [opens]), consent, ...dates, ...cautions];
  return [
    `${nameOf(permission)} (${kindWord[kind]}) of ${resource.name}`,
    `  ${id}`,
    ...sentences.map((sentence) => `  ${sentence}`),
    ...(instead.length > 0 ? [`  Narrower or instead of it: ${instead.join(", ")}.`] : []),
    ...(alsoKnownAs.length > 0 ? [`  The same GUID: ${alsoKnownAs.join("; ")}.`] : []),
  ].join("\n");
}

function describeResource({ appId, name, retired, removed, permissions }: Resource): string {
  const aliases = listAliases(appId);
  const state = retired
    ? `Retired; final date ${retired}.`
    : removed
      ? `No longer published; last seen on ${removed}.`
      : "";
  return [
    `${name} (resource)`,
    `  ${appId}`,
    `  ${String(permissions.length)} permissions are known.`,
    ...(state ? [`  ${state}`] : []),
    ...(aliases.length > 0 ? [`  Also known as ${aliases.join(", ")}.`] : []),
  ].join("\n");
}

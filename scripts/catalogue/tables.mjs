import { sorted } from "./data.mjs";

/** The catalogue from the three tables. What a table does not say stays unsaid: consent that is not known is "". */
export function fromTables(date, { permissions, resources, retired }) {
  const byId = new Map(
    resources.map((row) => [
      row.resourceAppId,
      {
        appId: row.resourceAppId,
        name: row.displayName,
        status: status(row.status),
        permissions: [],
        retired: [],
      },
    ]),
  );

  for (const row of permissions) {
    byId.get(row.resourceAppId).permissions.push({
      id: row.id,
      value: row.value,
      kind: row.kind,
      adminConsent: row.adminConsentRequired,
      enabled: !row.source.includes("isEnabled=false"),
    });
  }

  for (const { resourceAppId, id, value, kind, lastSeen } of retired) {
    byId.get(resourceAppId).retired.push({ id, value, kind, adminConsent: "", lastSeen });
  }

  return { date, sources: sources(permissions), resources: sorted([...byId.values()]) };
}

/** "retired:2025-08-31" and "removed (last seen 2024-05-18)" each give their day in one word. */
function status(text) {
  const day = /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  return day ? `${text.startsWith("retired") ? "retired" : "removed"}:${day}` : "";
}

function sources(permissions) {
  return [...new Set(permissions.flatMap(({ source }) => source.replace(/ \(.*\)$/, "").split("; ")))].sort();
}

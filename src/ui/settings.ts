import * as vscode from "vscode";
import { severities, type Severity } from "../manifest/rule.js";
import { settingIds } from "./ids.js";
import { views, type View } from "./preview/protocol.js";

/** The user's settings, read at the moment of asking, so that a change takes effect at once. */
export interface Settings {
  readonly severities: (scope: vscode.ConfigurationScope) => Readonly<Record<string, Severity | "off">>;
  readonly secretWarnDays: (scope: vscode.ConfigurationScope) => number;
  readonly secretErrorDays: (scope: vscode.ConfigurationScope) => number;
  readonly include: (scope?: vscode.ConfigurationScope) => readonly string[];
  readonly exclude: (scope?: vscode.ConfigurationScope) => readonly string[];
  /** Profiles by the path or glob of what is bound to them, in the order in which they stand there. */
  readonly profiles: (
    scope: vscode.ConfigurationScope,
  ) => readonly (readonly [glob: string, reference: string])[];
  readonly hoverAnywhere: () => readonly string[];
  readonly inlayHints: (scope: vscode.ConfigurationScope) => boolean;
  /** As they are written, the user's own before those of the workspace. */
  readonly connections: () => readonly unknown[];
  readonly tenantReadOnly: () => boolean;
  readonly calendarAppsOnly: () => boolean;
  readonly graphTimeoutSeconds: () => number;
  readonly previewFirstView: () => View;
  /** An IANA name; absent: that of the mailbox. */
  readonly previewTimeZone: () => string | undefined;
  readonly previewRedacted: () => boolean;
}

/** A value of the wrong type counts as absent: settings files are written by hand. */
export const settings: Settings = {
  severities(scope) {
    const entries = readEntries(settingIds.lintSeverity, scope);
    return Object.fromEntries(entries.filter((entry): entry is [string, Severity] => isSeverity(entry[1])));
  },
  secretWarnDays: (scope) => readDays(settingIds.secretsWarnDays, scope, 30),
  secretErrorDays: (scope) => readDays(settingIds.secretsErrorDays, scope, 7),
  include: (scope) => readTexts(settingIds.lintInclude, scope),
  exclude: (scope) => readTexts(settingIds.lintExclude, scope),
  profiles: (scope) =>
    readEntries(settingIds.lintProfiles, scope).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  hoverAnywhere: () => readTexts(settingIds.lintHoverAnywhere),
  inlayHints: (scope) => read(settingIds.inlayHintsEnabled, scope) !== false,
  connections() {
    const value = vscode.workspace.getConfiguration().inspect<unknown>(settingIds.connections);
    return [value?.globalValue, value?.workspaceValue].flatMap((entries) =>
      Array.isArray(entries) ? (entries as unknown[]) : [],
    );
  },
  tenantReadOnly: () => read(settingIds.tenantReadOnly) !== false,
  calendarAppsOnly: () => read(settingIds.tenantCalendarAppsOnly) !== false,
  graphTimeoutSeconds() {
    const value = read(settingIds.graphTimeoutSeconds);
    return typeof value === "number" && value >= 1 ? Math.min(value, 600) : 30;
  },
  previewFirstView() {
    const value = read(settingIds.previewFirstView);
    return views.find((view) => view === value) ?? "week";
  },
  previewTimeZone() {
    const value = read(settingIds.previewTimeZone);
    return typeof value === "string" && value !== "" ? value : undefined;
  },
  previewRedacted: () => read(settingIds.previewRedacted) === true,
};

function read(id: string, scope?: vscode.ConfigurationScope): unknown {
  return vscode.workspace.getConfiguration(undefined, scope ?? null).get<unknown>(id);
}

function readEntries(id: string, scope: vscode.ConfigurationScope): [string, unknown][] {
  const value = read(id, scope);
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function readTexts(id: string, scope?: vscode.ConfigurationScope): string[] {
  const value = read(id, scope);
  return Array.isArray(value)
    ? value.filter((item): item is string => typeof item === "string" && item !== "")
    : [];
}

function readDays(id: string, scope: vscode.ConfigurationScope, otherwise: number): number {
  const value = read(id, scope);
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : otherwise;
}

const severityWords: readonly unknown[] = [...severities, "off"];

function isSeverity(value: unknown): boolean {
  return severityWords.includes(value);
}

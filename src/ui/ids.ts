/** What package.json contributes, by name. A test holds the two against each other, both ways. */

export const commandIds = {
  explainPermission: "calendarOnramp.explainPermission",
  fixAll: "calendarOnramp.fixAll",
  lintWorkspace: "calendarOnramp.lintWorkspace",
  openRule: "calendarOnramp.openRule",
  showLog: "calendarOnramp.showLog",
} as const;

export const settingIds = {
  lintSeverity: "calendarOnramp.lint.severity",
  lintInclude: "calendarOnramp.lint.include",
  lintExclude: "calendarOnramp.lint.exclude",
  lintHoverAnywhere: "calendarOnramp.lint.hoverAnywhere",
  inlayHintsEnabled: "calendarOnramp.inlayHints.enabled",
  secretsWarnDays: "calendarOnramp.secrets.warnDays",
  secretsErrorDays: "calendarOnramp.secrets.errorDays",
} as const;

export const contextKeys = {
  /** The active editor shows a manifest. */
  manifestActive: "calendarOnramp.manifestActive",
} as const;

/** The languages in which a manifest is written. */
export const manifestLanguages: readonly string[] = ["json", "jsonc"];

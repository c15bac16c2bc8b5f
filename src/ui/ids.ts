/** What package.json contributes, by name. A test holds the two against each other, both ways. */

export const commandIds = {
  addPermission: "calendarOnramp.addPermission",
  applyProfile: "calendarOnramp.applyProfile",
  bindProfile: "calendarOnramp.bindProfile",
  convertManifest: "calendarOnramp.convertManifest",
  copyHandoverValue: "calendarOnramp.copyHandoverValue",
  explainPermission: "calendarOnramp.explainPermission",
  fixAll: "calendarOnramp.fixAll",
  lintWorkspace: "calendarOnramp.lintWorkspace",
  mergeSnippet: "calendarOnramp.mergeSnippet",
  moveToGraph: "calendarOnramp.moveToGraph",
  openHandover: "calendarOnramp.openHandover",
  openRule: "calendarOnramp.openRule",
  remindOfExpiry: "calendarOnramp.remindOfExpiry",
  removeBeyond: "calendarOnramp.removeBeyond",
  removePermission: "calendarOnramp.removePermission",
  showLog: "calendarOnramp.showLog",
} as const;

export const settingIds = {
  lintSeverity: "calendarOnramp.lint.severity",
  lintInclude: "calendarOnramp.lint.include",
  lintExclude: "calendarOnramp.lint.exclude",
  lintProfiles: "calendarOnramp.lint.profiles",
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

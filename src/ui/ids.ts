/** What package.json contributes, by name. A test holds the two against each other, both ways. */

export const commandIds = {
  addPermission: "calendarOnramp.addPermission",
  applyProfile: "calendarOnramp.applyProfile",
  bindProfile: "calendarOnramp.bindProfile",
  connect: "calendarOnramp.connect",
  convertManifest: "calendarOnramp.convertManifest",
  copyHandoverValue: "calendarOnramp.copyHandoverValue",
  disconnect: "calendarOnramp.disconnect",
  explainPermission: "calendarOnramp.explainPermission",
  fixAll: "calendarOnramp.fixAll",
  lintWorkspace: "calendarOnramp.lintWorkspace",
  mergeSnippet: "calendarOnramp.mergeSnippet",
  moveToGraph: "calendarOnramp.moveToGraph",
  openDemoTenant: "calendarOnramp.openDemoTenant",
  openHandover: "calendarOnramp.openHandover",
  openRule: "calendarOnramp.openRule",
  preparePublicClient: "calendarOnramp.preparePublicClient",
  refreshNode: "calendarOnramp.refreshNode",
  remindOfExpiry: "calendarOnramp.remindOfExpiry",
  removeBeyond: "calendarOnramp.removeBeyond",
  removePermission: "calendarOnramp.removePermission",
  renameConnection: "calendarOnramp.renameConnection",
  showLog: "calendarOnramp.showLog",
  signIn: "calendarOnramp.signIn",
  signOut: "calendarOnramp.signOut",
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
  connections: "calendarOnramp.connections",
  tenantReadOnly: "calendarOnramp.tenant.readOnly",
  graphTimeoutSeconds: "calendarOnramp.graph.timeoutSeconds",
} as const;

export const contextKeys = {
  /** The active editor shows a manifest. */
  manifestActive: "calendarOnramp.manifestActive",
  /** There is a connection. */
  connected: "calendarOnramp.connected",
  /** One of them may change its tenant. */
  canWrite: "calendarOnramp.canWrite",
  /** The demo tenant runs in this window. */
  demo: "calendarOnramp.demo",
} as const;

export const viewIds = {
  tenant: "calendarOnramp.tenant",
} as const;

/** The languages in which a manifest is written. */
export const manifestLanguages: readonly string[] = ["json", "jsonc"];

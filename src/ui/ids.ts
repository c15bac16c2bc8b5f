/** What package.json contributes, by name. A test holds the two against each other, both ways. */

export const commandIds = {
  addPermission: "calendarOnramp.addPermission",
  addSecret: "calendarOnramp.addSecret",
  allowChanges: "calendarOnramp.allowChanges",
  applyProfile: "calendarOnramp.applyProfile",
  bindProfile: "calendarOnramp.bindProfile",
  checkMailboxes: "calendarOnramp.checkMailboxes",
  clearApplicationSearch: "calendarOnramp.clearApplicationSearch",
  compareSources: "calendarOnramp.compareSources",
  compareWithTenant: "calendarOnramp.compareWithTenant",
  connect: "calendarOnramp.connect",
  convertManifest: "calendarOnramp.convertManifest",
  copyClientId: "calendarOnramp.copyClientId",
  copyConsentUrl: "calendarOnramp.copyConsentUrl",
  copyHandoverValue: "calendarOnramp.copyHandoverValue",
  copyObjectId: "calendarOnramp.copyObjectId",
  copyPortalLink: "calendarOnramp.copyPortalLink",
  copyPrincipalId: "calendarOnramp.copyPrincipalId",
  copySecret: "calendarOnramp.copySecret",
  copyTenantId: "calendarOnramp.copyTenantId",
  disconnect: "calendarOnramp.disconnect",
  discoverEndpoint: "calendarOnramp.discoverEndpoint",
  explainPermission: "calendarOnramp.explainPermission",
  fixAll: "calendarOnramp.fixAll",
  grantConsent: "calendarOnramp.grantConsent",
  lintWorkspace: "calendarOnramp.lintWorkspace",
  loadMore: "calendarOnramp.loadMore",
  makeReadOnly: "calendarOnramp.makeReadOnly",
  mergeSnippet: "calendarOnramp.mergeSnippet",
  moveToGraph: "calendarOnramp.moveToGraph",
  openConsentPage: "calendarOnramp.openConsentPage",
  openDemoTenant: "calendarOnramp.openDemoTenant",
  openHandover: "calendarOnramp.openHandover",
  openInPortal: "calendarOnramp.openInPortal",
  openLegacyManifest: "calendarOnramp.openLegacyManifest",
  openManifest: "calendarOnramp.openManifest",
  openRule: "calendarOnramp.openRule",
  pinApplication: "calendarOnramp.pinApplication",
  preparePublicClient: "calendarOnramp.preparePublicClient",
  previewCalendar: "calendarOnramp.previewCalendar",
  previewSideBySide: "calendarOnramp.previewSideBySide",
  pullManifest: "calendarOnramp.pullManifest",
  pushManifest: "calendarOnramp.pushManifest",
  refreshNode: "calendarOnramp.refreshNode",
  registerApplication: "calendarOnramp.registerApplication",
  remindOfExpiry: "calendarOnramp.remindOfExpiry",
  removeBeyond: "calendarOnramp.removeBeyond",
  removeLeftovers: "calendarOnramp.removeLeftovers",
  removePermission: "calendarOnramp.removePermission",
  removeSecret: "calendarOnramp.removeSecret",
  renameConnection: "calendarOnramp.renameConnection",
  reportApplications: "calendarOnramp.reportApplications",
  restoreManifest: "calendarOnramp.restoreManifest",
  revokeGrant: "calendarOnramp.revokeGrant",
  rotateSecret: "calendarOnramp.rotateSecret",
  searchApplications: "calendarOnramp.searchApplications",
  searchMailboxes: "calendarOnramp.searchMailboxes",
  showAllApplications: "calendarOnramp.showAllApplications",
  showCalendarApplications: "calendarOnramp.showCalendarApplications",
  showLog: "calendarOnramp.showLog",
  signIn: "calendarOnramp.signIn",
  signOut: "calendarOnramp.signOut",
  sortApplications: "calendarOnramp.sortApplications",
  unpinApplication: "calendarOnramp.unpinApplication",
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
  tenantCalendarAppsOnly: "calendarOnramp.tenant.calendarAppsOnly",
  tenantReadOnly: "calendarOnramp.tenant.readOnly",
  graphTimeoutSeconds: "calendarOnramp.graph.timeoutSeconds",
  previewFirstView: "calendarOnramp.preview.firstView",
  previewTimeZone: "calendarOnramp.preview.timeZone",
  previewRedacted: "calendarOnramp.preview.redacted",
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
  setUp: "calendarOnramp.setUp",
} as const;

/** Webviews, by the type under which VS Code opens them again after a reload. */
export const webviewIds = {
  preview: "calendarOnramp.preview",
  mailboxCheck: "calendarOnramp.mailboxCheck",
} as const;

/** What the addresses of documents begin with that may still be open when VS Code starts again. */
export const schemes = {
  /** Manifests of a tenant. */
  tenant: "calendar-onramp-tenant",
  /** The two sides of a comparison with a tenant. */
  comparison: "calendar-onramp-comparison",
} as const;

/** The languages in which a manifest is written. */
export const manifestLanguages: readonly string[] = ["json", "jsonc"];

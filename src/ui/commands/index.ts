import { commandIds } from "../ids.js";
import { onFirstUse, type Command } from "./command.js";
import { openRule } from "./open-rule.js";
import { showLog } from "./show-log.js";

/** Most are loaded when they are first run, so that VS Code starts as fast as without them. */
export const commands: readonly Command[] = [
  onFirstUse(commandIds.addPermission, async () => (await import("./add-permission.js")).addPermission),
  onFirstUse(commandIds.addSecret, async () => (await import("./add-secret.js")).addSecret),
  onFirstUse(commandIds.allowChanges, async () => (await import("./allow-changes.js")).allowChanges),
  onFirstUse(commandIds.applyProfile, async () => (await import("./apply-profile.js")).applyProfile),
  onFirstUse(commandIds.bindProfile, async () => (await import("./bind-profile.js")).bindProfile),
  onFirstUse(
    commandIds.clearApplicationSearch,
    async () => (await import("./clear-application-search.js")).clearApplicationSearch,
  ),
  onFirstUse(
    commandIds.compareWithTenant,
    async () => (await import("./compare-with-tenant.js")).compareWithTenant,
  ),
  onFirstUse(commandIds.connect, async () => (await import("./connect.js")).connect),
  onFirstUse(commandIds.convertManifest, async () => (await import("./convert-manifest.js")).convertManifest),
  onFirstUse(commandIds.copyClientId, async () => (await import("./copy-client-id.js")).copyClientId),
  onFirstUse(commandIds.copyConsentUrl, async () => (await import("./copy-consent-url.js")).copyConsentUrl),
  onFirstUse(
    commandIds.copyHandoverValue,
    async () => (await import("./copy-handover-value.js")).copyHandoverValue,
  ),
  onFirstUse(commandIds.disconnect, async () => (await import("./disconnect.js")).disconnect),
  onFirstUse(commandIds.copyObjectId, async () => (await import("./copy-object-id.js")).copyObjectId),
  onFirstUse(commandIds.copyPortalLink, async () => (await import("./copy-portal-link.js")).copyPortalLink),
  onFirstUse(
    commandIds.copyPrincipalId,
    async () => (await import("./copy-principal-id.js")).copyPrincipalId,
  ),
  onFirstUse(commandIds.copySecret, async () => (await import("./copy-secret.js")).copySecret),
  onFirstUse(commandIds.copyTenantId, async () => (await import("./copy-tenant-id.js")).copyTenantId),
  onFirstUse(
    commandIds.explainPermission,
    async () => (await import("./explain-permission.js")).explainPermission,
  ),
  onFirstUse(commandIds.fixAll, async () => (await import("./fix-all.js")).fixAll),
  onFirstUse(commandIds.grantConsent, async () => (await import("./grant-consent.js")).grantConsent),
  onFirstUse(commandIds.lintWorkspace, async () => (await import("./lint-workspace.js")).lintWorkspace),
  onFirstUse(commandIds.loadMore, async () => (await import("./load-more.js")).loadMore),
  onFirstUse(commandIds.makeReadOnly, async () => (await import("./make-read-only.js")).makeReadOnly),
  onFirstUse(commandIds.mergeSnippet, async () => (await import("./merge-snippet.js")).mergeSnippet),
  onFirstUse(commandIds.moveToGraph, async () => (await import("./move-to-graph.js")).moveToGraph),
  onFirstUse(
    commandIds.openConsentPage,
    async () => (await import("./open-consent-page.js")).openConsentPage,
  ),
  onFirstUse(commandIds.openDemoTenant, async () => (await import("./open-demo-tenant.js")).openDemoTenant),
  onFirstUse(commandIds.openHandover, async () => (await import("./open-handover.js")).openHandover),
  onFirstUse(commandIds.openInPortal, async () => (await import("./open-in-portal.js")).openInPortal),
  onFirstUse(
    commandIds.openLegacyManifest,
    async () => (await import("./open-legacy-manifest.js")).openLegacyManifest,
  ),
  onFirstUse(commandIds.openManifest, async () => (await import("./open-manifest.js")).openManifest),
  openRule,
  onFirstUse(commandIds.pinApplication, async () => (await import("./pin-application.js")).pinApplication),
  onFirstUse(
    commandIds.preparePublicClient,
    async () => (await import("./prepare-public-client.js")).preparePublicClient,
  ),
  onFirstUse(commandIds.refreshNode, async () => (await import("./refresh-node.js")).refreshNode),
  onFirstUse(commandIds.previewCalendar, async () => (await import("./preview-calendar.js")).previewCalendar),
  onFirstUse(commandIds.pullManifest, async () => (await import("./pull-manifest.js")).pullManifest),
  onFirstUse(commandIds.pushManifest, async () => (await import("./push-manifest.js")).pushManifest),
  onFirstUse(
    commandIds.registerApplication,
    async () => (await import("./register-application.js")).registerApplication,
  ),
  onFirstUse(commandIds.remindOfExpiry, async () => (await import("./remind-of-expiry.js")).remindOfExpiry),
  onFirstUse(commandIds.removeBeyond, async () => (await import("./remove-beyond.js")).removeBeyond),
  onFirstUse(commandIds.removeLeftovers, async () => (await import("./remove-leftovers.js")).removeLeftovers),
  onFirstUse(
    commandIds.removePermission,
    async () => (await import("./remove-permission.js")).removePermission,
  ),
  onFirstUse(
    commandIds.renameConnection,
    async () => (await import("./rename-connection.js")).renameConnection,
  ),
  showLog,
  onFirstUse(commandIds.signIn, async () => (await import("./sign-in.js")).signIn),
  onFirstUse(commandIds.removeSecret, async () => (await import("./remove-secret.js")).removeSecret),
  onFirstUse(
    commandIds.reportApplications,
    async () => (await import("./report-applications.js")).reportApplications,
  ),
  onFirstUse(commandIds.restoreManifest, async () => (await import("./restore-manifest.js")).restoreManifest),
  onFirstUse(commandIds.revokeGrant, async () => (await import("./revoke-grant.js")).revokeGrant),
  onFirstUse(commandIds.rotateSecret, async () => (await import("./rotate-secret.js")).rotateSecret),
  onFirstUse(
    commandIds.searchApplications,
    async () => (await import("./search-applications.js")).searchApplications,
  ),
  onFirstUse(commandIds.searchMailboxes, async () => (await import("./search-mailboxes.js")).searchMailboxes),
  onFirstUse(
    commandIds.showAllApplications,
    async () => (await import("./show-all-applications.js")).showAllApplications,
  ),
  onFirstUse(
    commandIds.showCalendarApplications,
    async () => (await import("./show-calendar-applications.js")).showCalendarApplications,
  ),
  onFirstUse(commandIds.signOut, async () => (await import("./sign-out.js")).signOut),
  onFirstUse(
    commandIds.sortApplications,
    async () => (await import("./sort-applications.js")).sortApplications,
  ),
  onFirstUse(
    commandIds.unpinApplication,
    async () => (await import("./unpin-application.js")).unpinApplication,
  ),
  onFirstUse(
    commandIds.previewSideBySide,
    async () => (await import("./preview-side-by-side.js")).previewSideBySide,
  ),
  onFirstUse(commandIds.compareSources, async () => (await import("./compare-sources.js")).compareSources),
  onFirstUse(commandIds.checkMailboxes, async () => (await import("./check-mailboxes.js")).checkMailboxes),
  onFirstUse(
    commandIds.discoverEndpoint,
    async () => (await import("./discover-endpoint.js")).discoverEndpoint,
  ),
];

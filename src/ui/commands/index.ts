import { commandIds } from "../ids.js";
import { onFirstUse, type Command } from "./command.js";
import { openRule } from "./open-rule.js";
import { showLog } from "./show-log.js";

/** Most are loaded when they are first run, so that VS Code starts as fast as without them. */
export const commands: readonly Command[] = [
  onFirstUse(commandIds.addPermission, async () => (await import("./add-permission.js")).addPermission),
  onFirstUse(commandIds.applyProfile, async () => (await import("./apply-profile.js")).applyProfile),
  onFirstUse(commandIds.bindProfile, async () => (await import("./bind-profile.js")).bindProfile),
  onFirstUse(commandIds.connect, async () => (await import("./connect.js")).connect),
  onFirstUse(commandIds.convertManifest, async () => (await import("./convert-manifest.js")).convertManifest),
  onFirstUse(
    commandIds.copyHandoverValue,
    async () => (await import("./copy-handover-value.js")).copyHandoverValue,
  ),
  onFirstUse(commandIds.disconnect, async () => (await import("./disconnect.js")).disconnect),
  onFirstUse(
    commandIds.explainPermission,
    async () => (await import("./explain-permission.js")).explainPermission,
  ),
  onFirstUse(commandIds.fixAll, async () => (await import("./fix-all.js")).fixAll),
  onFirstUse(commandIds.lintWorkspace, async () => (await import("./lint-workspace.js")).lintWorkspace),
  onFirstUse(commandIds.mergeSnippet, async () => (await import("./merge-snippet.js")).mergeSnippet),
  onFirstUse(commandIds.moveToGraph, async () => (await import("./move-to-graph.js")).moveToGraph),
  onFirstUse(commandIds.openDemoTenant, async () => (await import("./open-demo-tenant.js")).openDemoTenant),
  onFirstUse(commandIds.openHandover, async () => (await import("./open-handover.js")).openHandover),
  openRule,
  onFirstUse(
    commandIds.preparePublicClient,
    async () => (await import("./prepare-public-client.js")).preparePublicClient,
  ),
  onFirstUse(commandIds.refreshNode, async () => (await import("./refresh-node.js")).refreshNode),
  onFirstUse(commandIds.remindOfExpiry, async () => (await import("./remind-of-expiry.js")).remindOfExpiry),
  onFirstUse(commandIds.removeBeyond, async () => (await import("./remove-beyond.js")).removeBeyond),
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
  onFirstUse(commandIds.signOut, async () => (await import("./sign-out.js")).signOut),
];

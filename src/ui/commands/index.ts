import type { Command } from "./command.js";
import { explainPermission } from "./explain-permission.js";
import { fixAll } from "./fix-all.js";
import { lintWorkspace } from "./lint-workspace.js";
import { openRule } from "./open-rule.js";
import { showLog } from "./show-log.js";

export const commands: readonly Command[] = [explainPermission, fixAll, lintWorkspace, openRule, showLog];

import { commandIds } from "../ids.js";
import { openTenantManifest } from "../tenant-manifests/open-tenant-manifest.js";
import type { Command } from "./command.js";

export const openLegacyManifest: Command = {
  id: commandIds.openLegacyManifest,

  async run(services, ...args) {
    await openTenantManifest(services, args, { title: "Open Manifest in the Legacy Form", form: "legacy" });
  },
};

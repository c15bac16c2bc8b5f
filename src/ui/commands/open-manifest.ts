import { commandIds } from "../ids.js";
import { openTenantManifest } from "../tenant-manifests/open-tenant-manifest.js";
import type { Command } from "./command.js";

export const openManifest: Command = {
  id: commandIds.openManifest,

  async run(services, ...args) {
    await openTenantManifest(services, args, { title: "Open Manifest", form: "graph" });
  },
};

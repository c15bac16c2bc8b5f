import { commandIds } from "../ids.js";
import { chooseTenant } from "../tenant/choose-tenant.js";
import { copyText } from "../tenant/copy-text.js";
import { readTenantId } from "../tenant/read-tenant-id.js";
import type { Command } from "./command.js";

export const copyTenantId: Command = {
  id: commandIds.copyTenantId,

  async run(services, ...args) {
    const connection = await chooseTenant(services, args, {
      title: "Copy Tenant ID",
      placeholder: "Of which tenant?",
    });
    await copyText(await readTenantId(services, connection), `The tenant ID of ${connection.name}`);
  },
};

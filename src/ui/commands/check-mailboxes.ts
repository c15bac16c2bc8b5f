import { askCheck } from "../check/ask-check.js";
import { commandIds } from "../ids.js";
import type { Command } from "./command.js";

/** Says of many mailboxes whether their calendars can be read, in a table that can be filtered and exported. */
export const checkMailboxes: Command = {
  id: commandIds.checkMailboxes,

  async run(services, node) {
    const { connection } = (node ?? {}) as { readonly connection?: { readonly id?: unknown } };
    const { id } = connection ?? {};
    const given = typeof id === "string" ? services.connections.find(id) : undefined;
    const panels = await services.mailboxChecks.load();
    const kept = await panels.list();
    const record = await askCheck(services, given, kept);
    const { run } = panels.show(record);
    if (!kept.includes(record)) {
      await panels.files.prune();
      await run.start("resume");
    }
  },
};

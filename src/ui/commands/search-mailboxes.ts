import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import { mailboxesId } from "../explorer/mailboxes-node.js";
import { commandIds, viewIds } from "../ids.js";
import { askText, back, note } from "../input/quick-input.js";
import { chooseTenant } from "../tenant/choose-tenant.js";
import type { Services } from "../services.js";
import type { Command } from "./command.js";

const title = "Search Mailboxes";

/** Has the mailboxes shown whose names or addresses begin like what one types, or all of them again. */
export const searchMailboxes: Command = {
  id: commandIds.searchMailboxes,

  async run(services, ...args) {
    const { mailboxSearches, tenantTree } = services;
    const connection = await chooseTenant(services, args, {
      title,
      placeholder: "In which tenant are the mailboxes?",
    });
    const search = givenIn(args[0]) ?? (await ask(services, connection));
    if (search === mailboxSearches.find(connection)) {
      return;
    }
    mailboxSearches.set(connection, search);
    const node = tenantTree.find(mailboxesId(connection));
    if (node) {
      tenantTree.refresh(node);
    }
    await vscode.commands.executeCommand(`${viewIds.tenant}.focus`);
  },
};

async function ask({ mailboxSearches }: Services, connection: Connection): Promise<string> {
  const answer = await askText({
    title,
    prompt: "Words of the name, or how the address begins. Nothing shows all mailboxes.",
    placeholder: "Ada",
    value: mailboxSearches.find(connection),
    judge: (text) => (text === "" ? note("All mailboxes are shown.") : undefined),
  });
  return answer === back ? "" : answer.text;
}

function givenIn(node: unknown): string | undefined {
  const { search } = (node ?? {}) as { readonly search?: unknown };
  return typeof search === "string" ? search : undefined;
}

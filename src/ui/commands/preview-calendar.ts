import { UserError } from "../../base/errors.js";
import { GraphError } from "../../graph/errors.js";
import { explainMailboxRefusal } from "../../graph/mailbox-refusal.js";
import { mailboxesId } from "../explorer/mailboxes-node.js";
import { commandIds } from "../ids.js";
import { previewUri } from "../preview/preview-uri.js";
import { readText } from "../preview/read-document.js";
import { showMarkdown } from "../show-markdown.js";
import { chooseCalendar, chooseMailbox } from "../tenant/choose-mailbox.js";
import { chooseTenant } from "../tenant/choose-tenant.js";
import { inTenant } from "../tenant/in-tenant.js";
import { addressOf, nameCalendar, nameMailbox } from "../tenant/name-mailbox.js";
import type { Command } from "./command.js";

const title = "Preview Calendar";

/** Shows what happens in a calendar in the days to come. */
export const previewCalendar: Command = {
  id: commandIds.previewCalendar,

  async run(services, ...args) {
    const { connections, calendarPreviews, tenantTree } = services;
    const [node] = args;
    const connection = await chooseTenant(services, args, {
      title,
      placeholder: "In which tenant is the mailbox?",
    });
    const mailbox = await chooseMailbox(services, connection, node, { title });
    const mailboxName = nameMailbox(mailbox);
    const reason = `Reading the calendars of ${mailboxName} takes the permission to read what is shared with you.`;
    let calendar;
    try {
      calendar = await chooseCalendar(services, connection, mailbox, node, { title, reason });
    } catch (error) {
      const account = await connections.findAccount(connection);
      throw explain(error, account?.kind ?? "app");
    }
    const line = tenantTree.find(`${mailboxesId(connection)}/${mailbox.id}`);
    if (line === node && line) {
      // The line that said that it was not to be read need not say so any more.
      tenantTree.refresh(line);
    }
    if (!calendar) {
      throw new UserError(`No calendar is shown in the mailbox of ${mailboxName}.`);
    }
    const subject = {
      connection: connection.id,
      mailbox: mailbox.id,
      mailboxName,
      address: addressOf(mailbox),
      calendar: calendar.id,
      calendarName: nameCalendar(calendar),
    };
    const text = await inTenant(
      services,
      connection,
      `Reading the calendar of ${mailboxName}`,
      ({ session, signal }) => readText(subject, { session, client: session.asking, signal, reason }),
    );
    const uri = previewUri(subject);
    calendarPreviews.keep(uri, text);
    await showMarkdown(uri);
  },
};

/** Says of a refusal what it means. */
function explain(error: unknown, as: "user" | "app"): unknown {
  const refusal = error instanceof GraphError ? explainMailboxRefusal(error, as) : undefined;
  return refusal
    ? new UserError(`${refusal.words}. ${refusal.meaning}`, { remedy: refusal.remedy, cause: error })
    : error;
}

import { counted } from "../../base/words.js";
import { withDoors, type DoorOptions } from "../calendar/doors.js";
import { readMailbox } from "../calendar/mailboxes.js";
import { endOfJsonList, renderJsonItems } from "../formats/json-list.js";
import { Table } from "../formats/table.js";
import type { CommandWorld, ExitCode } from "../io.js";

export interface CalendarsRequest extends DoorOptions {
  readonly mailbox: string;
  readonly format: "text" | "json";
}

/** Lists the calendars of a mailbox. */
export function runCalendars(request: CalendarsRequest, { io }: CommandWorld): Promise<ExitCode> {
  const mailbox = readMailbox(request.mailbox);
  return withDoors(request, io, async ({ open, signal }) => {
    const source = await open(request.via);
    const calendars = await source.listCalendars(mailbox, { signal, reason: "Calendars are listed." });
    if (request.format === "json") {
      const items = calendars.map(({ id, name, isDefault, canEdit, owner }) => ({
        id,
        name,
        isDefault,
        canEdit: canEdit ?? null,
        owner: owner ?? null,
      }));
      io.print((items.length > 0 ? renderJsonItems(items, 0) : "") + endOfJsonList(items.length));
      return 0;
    }
    const table = new Table<(typeof calendars)[number]>(
      [
        { title: "Name", of: ({ name }) => name },
        { title: "Owner", of: ({ owner }) => owner ?? "" },
        { title: "", of: ({ isDefault }) => (isDefault ? "default" : "") },
      ],
      io.columns,
    );
    io.print(table.render(calendars));
    io.complain(`${counted(calendars.length, "calendar")}.`);
    return 0;
  });
}

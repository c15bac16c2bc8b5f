import { counted, numbered } from "../../base/words.js";
import { withDoors, type DoorOptions } from "../calendar/doors.js";
import { inOrder } from "../calendar/in-order.js";
import { readMailboxes } from "../calendar/mailboxes.js";
import type { FreeBusyFormat } from "../calendar/names.js";
import { createPrinter } from "../calendar/print-free-busy.js";
import { describeWindow, readWindow, type WindowOptions } from "../calendar/window.js";
import type { CommandWorld, ExitCode } from "../io.js";

export interface FreeBusyRequest extends DoorOptions, WindowOptions {
  readonly mailbox: readonly string[];
  readonly format: FreeBusyFormat;
}

/** Says when the owners of mailboxes are free or busy. What cannot be told of one does not keep the others from it. */
export function runFreeBusy(request: FreeBusyRequest, { io }: CommandWorld): Promise<ExitCode> {
  const chosen = readWindow(request, io);
  const { window, zone } = chosen;

  return withDoors(request, io, async ({ openForFreeBusy, signal }) => {
    const { mailboxes, unread } = await readMailboxes(request.mailbox, request.mailboxes, io);
    const source = await openForFreeBusy(request.via);
    const options = { signal, reason: "Free/busy times are read." };
    const printer = createPrinter(request.format, zone, io);
    let count = 0;
    let failed = 0;
    try {
      for await (const each of inOrder(source.readFreeBusy(mailboxes, window, options), mailboxes)) {
        io.print(printer.render(each, count++));
        if ("error" in each) {
          failed++;
        }
        if (!(await io.drain())) {
          return failed + unread > 0 ? 1 : 0;
        }
        io.showProgress(`${numbered(count)} of ${counted(mailboxes.length, "mailbox", "mailboxes")} …`);
      }
    } finally {
      io.showProgress(undefined);
    }
    io.print(printer.end(count));
    io.complain(
      `${counted(count, "mailbox", "mailboxes")} ${describeWindow(chosen)}${failed > 0 ? `, of which ${numbered(failed)} could not be read` : ""}.`,
    );
    return failed + unread > 0 ? 1 : 0;
  });
}

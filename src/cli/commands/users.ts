import { listUsers } from "../../graph/users.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { pageSizeOf, printList, type ListRequest } from "../tenant/print-list.js";
import { withConnection } from "../tenant/with-connection.js";

/** Lists the users of a tenant. */
export function runUsers(request: ListRequest, { io }: CommandWorld): Promise<ExitCode> {
  return withConnection(request, io, async ({ graph, signal }) => {
    const { search, top, format } = request;
    await printList(
      {
        pages: listUsers(graph, { search, signal, ...pageSizeOf(top) }),
        format,
        top,
        render: ({ id, displayName, mail }) => ({ id, displayName, mail }),
        columns: [
          { title: "Name", of: ({ displayName }) => displayName ?? "" },
          { title: "Mail", of: ({ mail }) => mail ?? "" },
        ],
        noun: "user",
      },
      io,
    );
    return 0;
  });
}

import { listApplications } from "../../graph/applications.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { pageSizeOf, printList, type ListRequest } from "../tenant/print-list.js";
import { withConnection } from "../tenant/with-connection.js";

/** Lists the app registrations of a tenant. */
export function runApps(request: ListRequest, { io }: CommandWorld): Promise<ExitCode> {
  return withConnection(request, io, async ({ graph, signal }) => {
    const { search, top, format } = request;
    await printList(
      {
        pages: listApplications(graph, { search, signal, ...pageSizeOf(top) }),
        format,
        top,
        render: (application) => application,
        columns: [
          { title: "Name", of: ({ displayName }) => displayName ?? "" },
          { title: "Client ID", of: ({ appId }) => appId ?? "" },
        ],
        noun: "application",
      },
      io,
    );
    return 0;
  });
}

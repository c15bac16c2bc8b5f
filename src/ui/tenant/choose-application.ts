import type { ListedApplication } from "../../graph/applications.js";
import type { Connection } from "../../identity/connection.js";
import { quoted } from "../../base/words.js";
import { pickFound } from "../input/pick-found.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import { chooseTenant } from "./choose-tenant.js";
import { nameApplication } from "./name-application.js";

export { nameApplication };

/** As much of an application as names it. */
export interface NamedApplication {
  /** The object id. */
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
}

export interface ApplicationSubject {
  readonly connection: Connection;
  readonly application: NamedApplication;
}

/** How many are shown at a time. Whoever sees more of them would rather type. */
const shown = 50;

/**
 * The application of the line that a command was started from (what has a `connection` and an `application`), or the one
 * that the user searches for. Throws a `CancellationError` where she leaves.
 */
export async function chooseApplication(
  services: Services,
  args: readonly unknown[],
  { title, placeholder }: { readonly title: string; readonly placeholder?: string },
): Promise<ApplicationSubject> {
  const { connections } = services;
  const connection = await chooseTenant(services, args, {
    title,
    placeholder: "In which tenant is the application?",
  });
  const given = namedIn(args[0]);
  if (given && connections.find(connection.id)) {
    return { connection, application: given };
  }
  const { asking } = await connections.open(connection);
  const { listApplications } = await import("../../graph/applications.js");
  const chosen = await pickFound({
    title,
    placeholder: placeholder ?? "Type words of its name, or its client ID",
    nothing: (text) =>
      text.trim() === ""
        ? "There is no application in this tenant."
        : `No application has a name with words that begin like ${quoted(text)}, or this as its ID.`,
    async find(search, signal) {
      const pages = listApplications(asking, {
        search,
        pageSize: shown,
        signal,
        reason: "The applications of the tenant are listed, so that one can be chosen.",
      });
      for await (const { items } of pages) {
        return items.map(describe);
      }
      return [];
    },
  });
  return { connection, application: chosen.application };
}

function describe(listed: ListedApplication) {
  const application = nameApplication(listed);
  return {
    label: plain(application.displayName),
    description: application.appId,
    application,
  };
}

/** What stands on a line of the tree below an application has one. */
function namedIn(node: unknown): NamedApplication | undefined {
  const { application } = (node ?? {}) as { readonly application?: Partial<NamedApplication> };
  const { id, appId, displayName } = application ?? {};
  return typeof id === "string" && typeof appId === "string" && typeof displayName === "string"
    ? { id, appId, displayName }
    : undefined;
}

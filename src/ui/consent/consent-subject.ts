import { UserError } from "../../base/errors.js";
import { quoted } from "../../base/words.js";
import { openApplication, type OpenedApplication } from "../../tenant/open-application.js";
import type { PermissionGroup, PermissionLine } from "../../tenant/permissions.js";
import type { Services } from "../services.js";
import { chooseApplication, type ApplicationSubject } from "../tenant/choose-application.js";
import { inTenant } from "../tenant/in-tenant.js";
import { requireChanges } from "../tenant/require-changes.js";
import { placeOf } from "../tenant/place-of.js";

/** An application whose consent is changed, as it is at this moment. */
export interface ConsentSubject extends ApplicationSubject {
  readonly opened: OpenedApplication;
  /** The permission of the line that the command was started from. */
  readonly line: PermissionLine | undefined;
}

/**
 * Finds out which application is meant, that it may be changed, and what was granted to it by now. What the tree shows
 * may be older than what is about to be changed.
 */
export async function readConsentSubject(
  services: Services,
  args: readonly unknown[],
  question: { readonly title: string; readonly placeholder: string },
): Promise<ConsentSubject> {
  const { connection: chosen, application } = await chooseApplication(services, args, question);
  const connection = await requireChanges(services, chosen);
  const place = placeOf({ connection, application });
  const before = services.applications.find(place);
  const opened = await inTenant(
    services,
    connection,
    `Reading what was granted to ${application.displayName}`,
    ({ session: { asking, resources }, signal }) =>
      openApplication(asking, { id: application.id }, resources, {
        signal,
        reason: "What was granted to the application is read before it is changed.",
      }),
  );
  services.applications.keep(place, opened);
  const line = lineOf(args[0]);
  return { connection, application, opened, line: line && findAgain(line, before, opened) };
}

function lineOf(node: unknown): PermissionLine | undefined {
  const { line } = (node ?? {}) as { readonly line?: Partial<PermissionLine> };
  return line?.kind === "Role" || line?.kind === "Scope" ? (line as PermissionLine) : undefined;
}

/** The same permission of the same resource in what was read anew: one GUID may stand for two permissions. */
function findAgain(
  line: PermissionLine,
  before: OpenedApplication | undefined,
  { permissions, application }: OpenedApplication,
): PermissionLine {
  const resource =
    line.permission?.resource.appId ??
    before?.permissions.find((group) => group.permissions.includes(line))?.resourceAppId;
  const isSame = (group: PermissionGroup, other: PermissionLine) =>
    (resource === undefined || group.resourceAppId?.toLowerCase() === resource.toLowerCase()) &&
    other.kind === line.kind &&
    (line.id === undefined ? other.value === line.value : other.id === line.id);
  for (const group of permissions) {
    const found = group.permissions.find((other) => isSame(group, other));
    if (found) {
      return found;
    }
  }
  const name = line.value ?? line.id ?? "The permission";
  throw new UserError(
    `${name} is neither asked for nor granted any more for ${quoted(application.displayName ?? "")}.`,
  );
}

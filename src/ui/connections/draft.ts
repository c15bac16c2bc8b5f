import { checkConnection } from "../../identity/check-connection.js";
import type { Cloud } from "../../identity/clouds.js";
import type { Connection, Way } from "../../identity/connection.js";
import type { Secret } from "./kept-secrets.js";

/** What was answered so far about a connection that is being made. */
export interface ConnectionDraft {
  /** Absent for an Exchange Server. */
  cloud?: Cloud | undefined;
  isServer?: boolean;
  kind?: Way["kind"];
  tenant?: string;
  /** Whether people sign in with a registration of their own, and not with the public client of Microsoft. */
  hasOwnClient?: boolean;
  clientId?: string;
  ews?: string;
  user?: string;
  secret?: Secret | undefined;
  name?: string;
}

/** The connection that a draft describes. Throws a `ConnectionError` where something is missing or wrong. */
export function toConnection(
  draft: ConnectionDraft,
  { others, readOnly }: { readonly others: readonly Connection[]; readonly readOnly: boolean },
): Connection {
  const { cloud, kind, tenant, name } = draft;
  const connection = checkConnection(
    {
      name,
      readOnly,
      way: { kind, ...fieldsOf(draft) },
      ...(draft.isServer ? {} : { cloud: cloud?.id, tenant }),
    },
    cloud ? [cloud] : [],
  );
  return { ...connection, id: unusedId(connection.id, others) };
}

function fieldsOf({ kind, ews, user, clientId, hasOwnClient }: ConnectionDraft): object {
  switch (kind) {
    case "basic":
    case "ntlm":
      return { ews, user };
    case "client-secret":
    case "certificate":
      return { clientId };
    case "vscode-account":
    case "interactive":
    case "device-code":
      return hasOwnClient ? { clientId } : {};
    case "azure-cli":
    case undefined:
      break;
  }
  return {};
}

/** An id stays with what is kept for it, so no two connections share one. */
function unusedId(id: string, others: readonly Connection[]): string {
  const taken = new Set(["demo", ...others.map((other) => other.id)]);
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? id : `${id.slice(0, 58)}-${String(count)}`;
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}

/** What a connection is called unless the user thinks of something better. */
export function suggestName({ cloud, isServer, ews, tenant, kind }: ConnectionDraft): string {
  if (isServer) {
    return ews !== undefined && URL.canParse(ews) ? new URL(ews).hostname : "Exchange Server";
  }
  const isApp = kind === "client-secret" || kind === "certificate";
  const place = tenant === undefined || tenant === "organizations" ? (cloud?.title ?? "") : tenant;
  const where = cloud?.id === "demo" ? cloud.title : place;
  return isApp ? `${where} as an application` : where;
}

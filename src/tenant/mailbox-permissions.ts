import type { Catalogue, Permission, PermissionKind } from "../catalogue/catalogue.js";
import { remember } from "../catalogue/remember.js";
import { exchangeOnline, graph } from "../catalogue/well-known.js";
import type { Resource } from "../graph/service-principals.js";

/** The resources that have permissions to calendars, mailboxes and EWS. */
export const mailboxResources: readonly string[] = [graph, exchangeOnline];

/** Mail, calendars, contacts and tasks, the settings beside them, and the protocols that open all of it. */
const names =
  /^(?:full_access_as_app$|(?:Calendars|Contacts|EAS|EWS|IMAP|Mail|Mail-Advanced|Mailbox\w*|POP|SMTP|Tasks)\.)/;

/** Whether a permission of this name, of one of `mailboxResources`, opens calendars, mailboxes or EWS. */
export function isMailboxPermission(value: string): boolean {
  return names.test(value);
}

/** Whether a permission opens calendars, mailboxes or EWS. */
export const opensMailboxes = remember(
  ({ resource, value }: Permission) =>
    mailboxResources.includes(resource.appId) && isMailboxPermission(value),
);

/** A permission to mailboxes, as the catalogue or only the tenant knows it. There is one object of each. */
export interface MailboxPermission {
  readonly kind: PermissionKind;
  readonly id: string | undefined;
  readonly value: string;
  readonly resource: string;
  readonly known: Permission | undefined;
}

/** The permissions to mailboxes by what names them in registrations and in grants. */
export class MailboxPermissions {
  readonly #byId = new Map<string, MailboxPermission>();
  readonly #byName = new Map<string, MailboxPermission>();

  /** What a tenant publishes is added to what the catalogue knows: it may be newer. */
  constructor(catalogue: Catalogue, published: readonly Resource[]) {
    for (const appId of mailboxResources) {
      const resource = catalogue.findResource(appId);
      for (const permission of [...(resource?.formerPermissions ?? []), ...(resource?.permissions ?? [])]) {
        const { kind, id, value } = permission;
        this.#add(appId, { kind, id, value, resource: resource?.name ?? appId, known: permission });
      }
    }
    for (const { appId, displayName, appRoles, oauth2PermissionScopes } of published) {
      const client = appId?.toLowerCase() ?? "";
      const resource = catalogue.findResource(client)?.name ?? displayName ?? client;
      const add = (kind: PermissionKind, id: string | undefined, value: string | null | undefined) => {
        if (id !== undefined && this.findById(client, kind, id) === undefined) {
          this.#add(client, { kind, id: id.toLowerCase(), value: value ?? "", resource, known: undefined });
        }
      };
      appRoles.forEach(({ id, value }) => {
        add("Role", id, value);
      });
      oauth2PermissionScopes.forEach(({ id, value }) => {
        add("Scope", id, value);
      });
    }
  }

  #add(appId: string, permission: MailboxPermission): void {
    if (isMailboxPermission(permission.value)) {
      this.#byId.set(keyOf(appId, permission.kind, permission.id ?? ""), permission);
      this.#byName.set(keyOf(appId, permission.kind, permission.value), permission);
    }
  }

  findById(appId: string, kind: PermissionKind, id: string): MailboxPermission | undefined {
    return this.#byId.get(keyOf(appId, kind, id));
  }

  findByName(appId: string, kind: PermissionKind, value: string): MailboxPermission | undefined {
    return this.#byName.get(keyOf(appId, kind, value));
  }
}

const keyOf = (...parts: readonly string[]) => parts.join(" ").toLowerCase();

import type { Account } from "../data/users.js";
import type { Call } from "./call.js";
import { accessDenied, invalidUser, keptOut, noMailbox, unknownItem } from "./refusal.js";
import { paramOf } from "./call.js";

/** How much of a mailbox whoever asks gets to see. */
export interface MailboxView {
  readonly mailbox: Account;
  /** Bodies are left out for whoever has nothing but ReadBasic. */
  readonly seesBodies: boolean;
  /** Somebody else's private events are shown without what they are about. */
  readonly seesPrivate: boolean;
}

interface Permissions {
  readonly roles: readonly string[];
  /** For the own mailbox. */
  readonly scopes: readonly string[];
  /** For those of others. */
  readonly shared: readonly string[];
}

const calendars: Permissions = {
  roles: ["Calendars.ReadBasic.All", "Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite"],
  scopes: [
    "Calendars.ReadBasic",
    "Calendars.Read",
    "Calendars.ReadWrite",
    "Calendars.Read.Shared",
    "Calendars.ReadWrite.Shared",
  ],
  shared: ["Calendars.Read.Shared", "Calendars.ReadWrite.Shared"],
};

const settings: Permissions = {
  roles: ["MailboxSettings.Read", "MailboxSettings.ReadWrite"],
  scopes: ["MailboxSettings.Read", "MailboxSettings.ReadWrite"],
  shared: [],
};

/** The mailbox of the path, if its calendars may be read. Throws a `Refusal` otherwise. */
export function openCalendars(call: Call): MailboxView {
  const view = open(call, calendars);
  const { principal, company } = call;
  if (principal.kind === "app") {
    return { ...view, seesPrivate: true };
  }
  if (view.isOwn) {
    return { ...view, seesPrivate: true };
  }
  const { right, seesPrivate } = company.exchange.rightOf(principal.userId, view.mailbox);
  if (right === "None") {
    throw unknownItem();
  }
  if (right !== "Reviewer" && right !== "Editor") {
    throw accessDenied();
  }
  return { ...view, seesPrivate };
}

/** The mailbox of the path, from which free/busy times of others are asked. Their own rules say how much is told. */
export function openFreeBusy(call: Call): Account {
  return open(call, { ...calendars, shared: calendars.scopes }).mailbox;
}

export function openSettings(call: Call): Account {
  return open(call, settings).mailbox;
}

function open(call: Call, permissions: Permissions) {
  const { company, principal } = call;
  const id = paramOf(call, "user");
  const account = company.users.find(id);
  const isOwn = principal.kind === "user" && principal.userId === account?.id;
  const held = principal.kind === "app" ? principal.roles : principal.scopes;
  const accepted =
    principal.kind === "app" ? permissions.roles : isOwn ? permissions.scopes : permissions.shared;
  const used = accepted.filter((permission) => held.has(permission));

  if (used.length === 0 && !hasExchangeRole(call, accepted)) {
    throw accessDenied();
  }
  if (!account) {
    throw invalidUser(id);
  }
  if (principal.kind === "app") {
    switch (company.exchange.accessOf(principal.clientId, principal.roles, accepted, account)) {
      case "kept out by policy":
        throw keptOut();
      case "not granted":
        throw accessDenied();
      case "allowed":
    }
  }
  if (account.mailbox !== "here") {
    throw noMailbox();
  }
  const isBasic = used.length > 0 && used.every((permission) => permission.includes("ReadBasic"));
  return { mailbox: account, isOwn, seesBodies: !isBasic };
}

/** Whether an application was granted something in Exchange, of which its token says nothing. */
function hasExchangeRole({ company, principal }: Call, accepted: readonly string[]): boolean {
  return (
    principal.kind === "app" &&
    company.exchange.applicationRoles.some(
      ({ appId, permission }) => appId === principal.clientId && accepted.includes(permission),
    )
  );
}

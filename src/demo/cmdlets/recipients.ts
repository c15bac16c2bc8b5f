import type { Company } from "../data/company.js";
import type { Group } from "../data/groups.js";
import type { Account } from "../data/users.js";
import { notFound } from "./cmdlet.js";

/** The part of distinguished names that all recipients of the tenant share. */
const container =
  "OU=quillhaven.onmicrosoft.com,OU=Microsoft Exchange Hosted Organizations,DC=EURPR07A001,DC=PROD,DC=OUTLOOK,DC=COM";

/** The distinguished name of a recipient, in which Exchange Online writes who is a member of what. */
export function nameOf(recipient: Pick<Group, "displayName" | "id">): string {
  return `CN=${recipient.displayName.replaceAll(/[,+"\\<>;=]/g, String.raw`\$&`)}${recipient.id.slice(0, 8)},${container}`;
}

/** A mailbox by address, alias, user principal name, object id, display name or distinguished name. */
export function findMailbox({ users }: Company, identity: string): Account | undefined {
  const account =
    users.find(identity) ?? users.find(`${identity}@${users.domain}`) ?? findNamed(users, identity);
  return account?.mailbox === "here" ? account : undefined;
}

export function openMailbox(company: Company, identity: string): Account {
  const account = findMailbox(company, identity);
  if (!account) {
    throw notFound("object", identity);
  }
  return account;
}

/** Only groups with an address, which Exchange knows. */
export function findMailGroup({ groups }: Company, identity: string): Group | undefined {
  const key = identity.toLowerCase();
  return groups.all.find(
    (group) =>
      group.kind !== "security" &&
      [group.id, group.mail, group.alias, group.displayName, nameOf(group)].some(
        (name) => name.toLowerCase() === key,
      ),
  );
}

export function openMailGroup(company: Company, identity: string): Group {
  const group = findMailGroup(company, identity);
  if (!group) {
    throw notFound("object", identity);
  }
  return group;
}

export function recipientTypeOf({ kind }: Account): string {
  switch (kind) {
    case "shared":
      return "SharedMailbox";
    case "room":
      return "RoomMailbox";
    case "person":
    case "service":
      return "UserMailbox";
  }
}

export function describeMailbox(account: Account) {
  return {
    Identity: account.displayName,
    DisplayName: account.displayName,
    Alias: account.alias,
    PrimarySmtpAddress: account.mail ?? account.userPrincipalName,
    UserPrincipalName: account.userPrincipalName,
    ExternalDirectoryObjectId: account.id,
    DistinguishedName: nameOf(account),
    RecipientType: "UserMailbox",
    RecipientTypeDetails: recipientTypeOf(account),
  };
}

export function describeGroup(group: Group) {
  return {
    Identity: group.displayName,
    Name: group.displayName,
    DisplayName: group.displayName,
    Alias: group.alias,
    PrimarySmtpAddress: group.mail,
    ExternalDirectoryObjectId: group.id,
    DistinguishedName: nameOf(group),
    RecipientTypeDetails: groupTypes[group.kind],
    RecipientType: groupTypes[group.kind],
    RequireSenderAuthenticationEnabled: group.closedToOutside ?? true,
    ManagedBy: group.owners,
  };
}

const groupTypes: Readonly<Record<Group["kind"], string>> = {
  "mail-enabled security": "MailUniversalSecurityGroup",
  "microsoft 365": "GroupMailbox",
  security: "SecurityGroup",
};

function findNamed(users: Company["users"], name: string): Account | undefined {
  const key = name.toLowerCase();
  for (const account of users) {
    if (account.displayName.toLowerCase() === key || nameOf(account).toLowerCase() === key) {
      return account;
    }
  }
  return undefined;
}

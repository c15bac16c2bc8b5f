import { folderRights, type FolderRight } from "../data/exchange.js";
import type { Account } from "../data/users.js";
import { CmdletError, notFound, type Cmdlet, type CmdletRun } from "./cmdlet.js";
import { readFilter } from "./filter.js";
import { describeMailbox, findMailbox, openMailbox } from "./recipients.js";

/** How many come at most where nobody says "Unlimited". */
const usual = 1000;

const listing = [
  "Identity",
  "Filter",
  "ResultSize",
  "RecipientTypeDetails",
  "Properties",
  "PropertySets",
  "UserPrincipalName",
  "PrimarySmtpAddress",
];

const folderId = (mailbox: Account) => Buffer.from(`calendar ${mailbox.id}`).toString("base64");

/** @see https://learn.microsoft.com/powershell/module/exchangepowershell/add-mailboxfolderpermission */
export const mailboxCmdlets: readonly Cmdlet[] = [
  ...["Get-EXOMailbox", "Get-Mailbox", "Get-Recipient", "Get-EXORecipient"].map((name): Cmdlet => ({
    name,
    parameters: listing,
    run: listMailboxes,
  })),
  ...["Get-MailboxFolderStatistics", "Get-EXOMailboxFolderStatistics"].map((name): Cmdlet => ({
    name,
    parameters: ["Identity", "FolderScope"],
    run({ company, needed }) {
      const mailbox = openMailbox(company, needed("Identity"));
      const { calendar } = mailbox.office;
      return [
        {
          Identity: `${mailbox.alias}\\${calendar}`,
          Name: calendar,
          FolderPath: `/${calendar}`,
          FolderType: "Calendar",
          FolderId: folderId(mailbox),
        },
        {
          Identity: `${mailbox.alias}\\${calendar}\\Birthdays`,
          Name: "Birthdays",
          FolderPath: `/${calendar}/Birthdays`,
          FolderType: "User Created",
          FolderId: `${folderId(mailbox)}B`,
        },
      ];
    },
  })),
  ...["Get-MailboxFolderPermission", "Get-EXOMailboxFolderPermission"].map((name): Cmdlet => ({
    name,
    parameters: ["Identity", "User"],
    run(run) {
      const { exchange, users } = run.company;
      const mailbox = openFolder(run);
      const entries = exchange.usersOf(mailbox).map((id) => users.find(id));
      const user = run.text("User");
      if (user !== undefined) {
        const wanted = findMailbox(run.company, user);
        const entry = wanted && exchange.entryOf(wanted.id, mailbox);
        if (!entry) {
          throw new CmdletError(
            "UserNotFoundInPermissionEntryException",
            `There is no existing permission entry found for user: ${user}.`,
          );
        }
        return [describe(mailbox, wanted, entry.right)];
      }
      return [
        { ...describe(mailbox, undefined, exchange.defaultRight(mailbox)), User: "Default" },
        ...entries.flatMap((account) => {
          const entry = account && exchange.entryOf(account.id, mailbox);
          return entry ? [describe(mailbox, account, entry.right)] : [];
        }),
      ];
    },
  })),
  {
    name: "Add-MailboxFolderPermission",
    parameters: ["Identity", "User", "AccessRights", "SendNotificationToUser", "SharingPermissionFlags"],
    run(run) {
      const { exchange } = run.company;
      const mailbox = openFolder(run);
      const user = openUser(run);
      if (exchange.entryOf(user.id, mailbox)) {
        throw new CmdletError(
          "UserAlreadyExistsInPermissionEntryException",
          `An existing permission entry was found for user: ${user.displayName}.`,
        );
      }
      const right = readRight(run);
      exchange.setRight(user.id, mailbox, { right, seesPrivate: false });
      return [describe(mailbox, user, right)];
    },
  },
  {
    name: "Set-MailboxFolderPermission",
    parameters: ["Identity", "User", "AccessRights", "SendNotificationToUser", "SharingPermissionFlags"],
    run(run) {
      const { exchange } = run.company;
      const mailbox = openFolder(run);
      const user = openUser(run);
      const before = exchange.entryOf(user.id, mailbox);
      if (!before) {
        throw noEntry(user.displayName);
      }
      // Naming the one without the other takes away what a delegate may see besides.
      const keeps = !run.has("SendNotificationToUser") || run.has("SharingPermissionFlags");
      exchange.setRight(user.id, mailbox, {
        right: readRight(run),
        seesPrivate: before.seesPrivate && keeps,
      });
      return [];
    },
  },
  {
    name: "Remove-MailboxFolderPermission",
    parameters: ["Identity", "User"],
    run(run) {
      const { exchange } = run.company;
      const mailbox = openFolder(run);
      const user = openUser(run);
      if (!exchange.entryOf(user.id, mailbox)) {
        throw noEntry(user.displayName);
      }
      exchange.setRight(user.id, mailbox, undefined);
      return [];
    },
  },
  {
    name: "Set-CASMailbox",
    parameters: ["Identity", "EwsEnabled"],
    run(run) {
      const { exchange } = run.company;
      const mailbox = openMailbox(run.company, run.needed("Identity"));
      if (run.has("EwsEnabled")) {
        if (run.flag("EwsEnabled") === false) {
          exchange.mailboxesWithoutEws.add(mailbox.id);
        } else {
          exchange.mailboxesWithoutEws.delete(mailbox.id);
        }
      }
      return [];
    },
  },
  ...["Get-CASMailbox", "Get-EXOCasMailbox"].map((name): Cmdlet => ({
    name,
    parameters: ["Identity", "Properties"],
    run(run) {
      const mailbox = openMailbox(run.company, run.needed("Identity"));
      const isOff = run.company.exchange.mailboxesWithoutEws.has(mailbox.id);
      return [{ ...describeMailbox(mailbox), EwsEnabled: isOff ? false : null }];
    },
  })),
];

function listMailboxes(run: CmdletRun) {
  const { company } = run;
  const identity = run.text("Identity") ?? run.text("UserPrincipalName") ?? run.text("PrimarySmtpAddress");
  if (identity !== undefined) {
    return [describeMailbox(openMailbox(company, identity))];
  }
  const filter = run.text("Filter");
  const test = filter === undefined ? () => true : readFilter(company, filter);
  const types = run.texts("RecipientTypeDetails").map((type) => type.toLowerCase());
  const size = run.text("ResultSize");
  const most = size?.toLowerCase() === "unlimited" ? Infinity : size === undefined ? usual : Number(size);
  const found = [];
  for (const account of company.users) {
    const described = describeMailbox(account);
    const isType = types.length === 0 || types.includes(described.RecipientTypeDetails.toLowerCase());
    if (account.mailbox === "here" && isType && test(account) && found.length < most) {
      found.push(described);
    }
  }
  return found;
}

/** The mailbox of `mailbox:\Calendar`, by whatever that folder is called there, or `mailbox:FolderId`. */
function openFolder(run: CmdletRun): Account {
  const identity = run.needed("Identity");
  const colon = identity.lastIndexOf(":");
  const mailbox = openMailbox(run.company, colon < 0 ? identity : identity.slice(0, colon));
  const folder = colon < 0 ? "" : identity.slice(colon + 1);
  if (folder !== folderId(mailbox) && folder.toLowerCase() !== `\\${mailbox.office.calendar.toLowerCase()}`) {
    throw notFound("mailbox folder", identity);
  }
  return mailbox;
}

function openUser(run: CmdletRun): Account {
  const user = findMailbox(run.company, run.needed("User"));
  if (!user) {
    throw new CmdletError(
      "InvalidExternalUserIdException",
      `The user "${run.needed("User")}" is either not valid SMTP address, or there is no matching information.`,
    );
  }
  return user;
}

function readRight(run: CmdletRun): FolderRight {
  const [given = "", ...others] = run.texts("AccessRights");
  const right = folderRights.find((each) => each.toLowerCase() === given.toLowerCase());
  if (!right || others.length > 0) {
    throw new CmdletError("ParameterBindingException", `Cannot convert value "${given}" to a folder right.`);
  }
  return right;
}

const noEntry = (user: string) =>
  new CmdletError(
    "UserNotFoundInPermissionEntryException",
    `There is no existing permission entry found for user: ${user}.`,
  );

const describe = (mailbox: Account, user: Account | undefined, right: FolderRight) => ({
  Identity: `${mailbox.alias}:\\${mailbox.office.calendar}`,
  FolderName: mailbox.office.calendar,
  User: user?.displayName ?? "Default",
  UserAddress: user?.mail,
  AccessRights: [right],
  SharingPermissionFlags: null,
});

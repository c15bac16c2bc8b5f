import { Guids } from "./guids.js";
import type { OfficeId } from "./offices.js";
import { aliasOf, peopleCount, staff, staffIndex, type Department } from "./staff.js";
import type { Account, Users } from "./users.js";

export interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly description: string;
  readonly alias: string;
  readonly mail: string;
  readonly kind: "mail-enabled security" | "microsoft 365" | "security";
  /** Ids of users and of groups. */
  readonly members: readonly string[];
  readonly owners: readonly string[];
  /** Whether nobody from outside may write to it, which is how groups begin. */
  readonly closedToOutside?: boolean;
}

interface GroupRow {
  readonly name: string;
  readonly alias: string;
  readonly description: string;
  readonly kind: Group["kind"];
  readonly members: readonly string[];
  /** Aliases of groups that are members. */
  readonly nested?: readonly string[];
}

const everybody = staff.slice(0, peopleCount).map(aliasOf);
const inOffice = (office: OfficeId) =>
  staff
    .slice(0, peopleCount)
    .filter((row) => row.office === office)
    .map(aliasOf);
const inDepartment = (department: Department) =>
  staff
    .slice(0, peopleCount)
    .filter((row) => row.department === department)
    .map(aliasOf);

const rows: readonly GroupRow[] = [
  {
    name: "ClockWork Calendar Sync",
    alias: "clockwork.calendar.sync",
    description: "The ClockWork application syncs the calendars of the members of this group.",
    kind: "mail-enabled security",
    // The delegate mailbox has to be a member, too.
    members: ["clockwork", ...inOffice("rotterdam").slice(3, 13), "planning"],
    nested: ["hamburg.planning"],
  },
  {
    name: "Hamburg Planning",
    alias: "hamburg.planning",
    description: "Those who plan in Hamburg.",
    kind: "mail-enabled security",
    members: ["juergen.weiss", "uwe.ahrens"],
  },
  {
    name: "innovaphone Calendar Users",
    alias: "innovaphone.calendar",
    description: "People whose presence the telephone system shows.",
    kind: "mail-enabled security",
    members: [...inOffice("newYork"), ...inOffice("london")],
  },
  {
    name: "Everybody",
    alias: "everybody",
    description: "All who work here.",
    kind: "mail-enabled security",
    members: everybody,
  },
  {
    name: "Sales",
    alias: "sales",
    description: "Sales, all offices.",
    kind: "microsoft 365",
    members: inDepartment("Sales"),
  },
  {
    name: "Management",
    alias: "management",
    description: "Managers of all offices.",
    kind: "microsoft 365",
    members: inDepartment("Management"),
  },
  {
    name: "IT Administrators",
    alias: "it.administrators",
    description: "May administrate.",
    kind: "security",
    members: inDepartment("IT"),
  },
];

/** The groups of the tenant. */
export class Groups {
  #all: readonly Group[];

  constructor(seed: number, domain: string, users: Users) {
    const ids = new Guids(seed, "group");
    const idOf = (alias: string) => ids.at(rows.findIndex((row) => row.alias === alias));
    this.#all = rows.map((row, index) => ({
      id: ids.at(index),
      displayName: row.name,
      description: row.description,
      alias: row.alias,
      mail: `${row.alias}@${domain}`,
      kind: row.kind,
      members: [
        ...row.members.map((alias) => users.at(staffIndex(alias)).id),
        ...(row.nested ?? []).map(idOf),
      ],
      owners: [users.at(0).id],
    }));
  }

  get all(): readonly Group[] {
    return this.#all;
  }

  /** Adds a group, or takes the place of the one with its id. */
  put(group: Group): void {
    const isThere = this.#all.some(({ id }) => id === group.id);
    this.#all = isThere
      ? this.#all.map((each) => (each.id === group.id ? group : each))
      : [...this.#all, group];
  }

  remove(id: string): void {
    this.#all = this.#all
      .filter((group) => group.id !== id)
      .map((group) =>
        group.members.includes(id)
          ? { ...group, members: group.members.filter((member) => member !== id) }
          : group,
      );
  }

  find(idOrMail: string): Group | undefined {
    const key = idOrMail.toLowerCase();
    return this.all.find(({ id, mail }) => id === key || mail === key);
  }

  /** Whether somebody is a member, directly or through groups that are. */
  includes(group: Group, account: Account, how: "directly" | "through groups"): boolean {
    return (
      group.members.includes(account.id) ||
      (how === "through groups" &&
        group.members.some((id) => {
          const nested = this.find(id);
          return nested !== undefined && this.includes(nested, account, how);
        }))
    );
  }
}

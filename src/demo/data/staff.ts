import { aliasOfName } from "./names.js";
import type { OfficeId } from "./offices.js";

export type AccountKind = "person" | "service" | "shared" | "room";

/** Whether Exchange Online can read the mailbox: it may be somewhere else (on-premises, soft-deleted), or not exist. */
export type MailboxState = "here" | "elsewhere" | "none";

export interface AccountRow {
  readonly displayName: string;
  readonly givenName?: string;
  readonly surname?: string;
  /** The part before the @ where it does not follow from the name. */
  readonly alias?: string;
  readonly jobTitle?: string;
  readonly department: Department;
  readonly office: OfficeId;
  readonly kind?: AccountKind;
  readonly mailbox?: MailboxState;
  readonly enabled?: boolean;
  readonly roles?: readonly DirectoryRoleName[];
}

export type Department =
  | "Management"
  | "IT"
  | "Operations"
  | "Planning"
  | "Customs"
  | "Sales"
  | "Finance"
  | "Human Resources"
  | "Customer Care";

export type DirectoryRoleName = "Global Administrator" | "Exchange Administrator" | "User Administrator";

const person = (
  displayName: string,
  jobTitle: string,
  department: Department,
  office: OfficeId,
  more: Partial<AccountRow> = {},
): AccountRow => {
  const [givenName = displayName] = displayName.split(" ");
  return {
    displayName,
    givenName,
    surname: displayName.slice(givenName.length + 1),
    jobTitle,
    department,
    office,
    ...more,
  };
};

const room = (displayName: string, alias: string, office: OfficeId): AccountRow => ({
  displayName,
  alias,
  department: "Operations",
  office,
  kind: "room",
  enabled: false,
});

/** The forty people. The first one administrates the tenant. */
const people: readonly AccountRow[] = [
  person("Ada Lindqvist", "Head of IT", "IT", "rotterdam", { roles: ["Global Administrator"] }),
  person("Willem de Groot", "Managing Director", "Management", "rotterdam"),
  person("Saskia Vermeulen", "Assistant to the Management", "Management", "rotterdam"),
  person("Joost Bakker", "Operations Manager", "Operations", "rotterdam"),
  person("Fatima El Amrani", "Planner", "Planning", "rotterdam"),
  person("Pieter van Dijk", "Planner", "Planning", "rotterdam"),
  person("Noor Jansen", "Customs Specialist", "Customs", "rotterdam"),
  person("Thijs Smit", "Customs Specialist", "Customs", "rotterdam"),
  person("Lotte Visser", "Head of Human Resources", "Human Resources", "rotterdam"),
  person("Ruben Mulder", "Exchange Administrator", "IT", "rotterdam", { roles: ["Exchange Administrator"] }),
  person("Sanne Bos", "Service Desk", "IT", "rotterdam", { roles: ["User Administrator"] }),
  person("Daan Kuipers", "Head of Finance", "Finance", "rotterdam"),
  person("Emma Hendriks", "Accountant", "Finance", "rotterdam"),
  person("Bram Peeters", "Sea Freight Coordinator", "Operations", "rotterdam"),
  person("Yara Dekker", "Air Freight Coordinator", "Operations", "rotterdam"),
  person("Hugo Maas", "Warehouse Planner", "Planning", "rotterdam"),
  person("Katharina Brandt", "Branch Manager Hamburg", "Management", "hamburg"),
  person("Jürgen Weiß", "Planner", "Planning", "hamburg", { alias: "juergen.weiss" }),
  person("Anneke Petersen", "Sea Freight Coordinator", "Operations", "hamburg"),
  person("Matthias Krüger", "Head of Sales", "Sales", "hamburg", { alias: "matthias.krueger" }),
  person("Svenja Lorenz", "Account Manager", "Sales", "hamburg"),
  person("Tobias Hartmann", "Customs Specialist", "Customs", "hamburg"),
  person("Leonie Vogt", "Trainee", "Operations", "hamburg"),
  person("Uwe Ahrens", "Dispatcher", "Planning", "hamburg"),
  person("Charlotte Ellery", "Branch Manager London", "Management", "london"),
  person("Oliver Pembroke", "Account Manager", "Sales", "london"),
  person("Priya Raman", "Business Analyst", "IT", "london"),
  person("George Ashdown", "Air Freight Coordinator", "Operations", "london"),
  person("Niamh O’Sullivan", "Customer Care", "Customer Care", "london", { alias: "niamh.osullivan" }),
  person("Harriet Blythe", "Recruiter", "Human Resources", "london"),
  person("Tom Whitcombe", "Accountant", "Finance", "london"),
  person("Marcus Delaney", "Branch Manager New York", "Management", "newYork"),
  person("Grace Okafor", "Account Manager", "Sales", "newYork"),
  person("Daniel Rosen", "Planner", "Planning", "newYork"),
  person("Elena Vásquez", "Customer Care", "Customer Care", "newYork"),
  person("Hannah Lindgren", "Sea Freight Coordinator", "Operations", "newYork"),
  person("Kevin Tran", "System Engineer", "IT", "newYork"),
  person("Isla McKinnon", "Branch Manager Adelaide", "Management", "adelaide"),
  person("Liam Forsyth", "Sea Freight Coordinator", "Operations", "adelaide"),
  person("Anand Kulkarni", "Agent Coordination", "Operations", "mumbai"),
];

/** Accounts that a tenant has besides the people who work there. */
const others: readonly AccountRow[] = [
  person("Piet Wassenaar", "Contractor", "Operations", "rotterdam", { mailbox: "none" }),
  person("Birgit Sommer", "Archivist", "Finance", "hamburg", { mailbox: "elsewhere" }),
  person("Gerrit Molenaar", "Planner (left)", "Planning", "rotterdam", {
    mailbox: "elsewhere",
    enabled: false,
  }),
  {
    displayName: "ClockWork Sync",
    alias: "clockwork",
    department: "IT",
    office: "rotterdam",
    kind: "service",
  },
  {
    displayName: "Calendar Service",
    alias: "svc-calendar",
    department: "IT",
    office: "rotterdam",
    kind: "service",
  },
  {
    displayName: "Calendar Monitor",
    alias: "monitor",
    department: "IT",
    office: "rotterdam",
    kind: "service",
  },
  {
    displayName: "Planning Desk",
    alias: "planning",
    department: "Planning",
    office: "rotterdam",
    kind: "shared",
    enabled: false,
  },
  {
    displayName: "Info",
    alias: "info",
    department: "Customer Care",
    office: "rotterdam",
    kind: "shared",
    enabled: false,
  },
  room("Room Maas (12)", "room.maas", "rotterdam"),
  room("Room Rijn (4)", "room.rijn", "rotterdam"),
  room("Room Elbe (8)", "room.elbe", "hamburg"),
  room("Room Thames (8)", "room.thames", "london"),
  room("Room Hudson (6)", "room.hudson", "newYork"),
];

export const staff: readonly AccountRow[] = [...people, ...others];

export const peopleCount = people.length;

/** The part before the @: what is given, or the name without what a mail address does not bear. */
export function aliasOf({ alias, displayName }: AccountRow): string {
  return alias ?? aliasOfName(displayName);
}

/** Where an account made by hand stands in the list. */
export function staffIndex(alias: string): number {
  const index = staff.findIndex((row) => aliasOf(row) === alias);
  if (index < 0) {
    throw new Error(`Nobody is called ${alias}.`);
  }
  return index;
}

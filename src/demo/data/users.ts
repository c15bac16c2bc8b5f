import { Guids } from "./guids.js";
import { hash, pick } from "./hash.js";
import { aliasOfName, nameAt, numberOfAlias } from "./names.js";
import { officeIds, offices, type Office } from "./offices.js";
import { aliasOf, peopleCount, staff, type AccountKind, type MailboxState } from "./staff.js";

/** A user of the tenant: a person, or what has a mailbox besides people. */
export interface Account {
  readonly index: number;
  readonly id: string;
  readonly kind: AccountKind;
  readonly displayName: string;
  readonly givenName: string | undefined;
  readonly surname: string | undefined;
  readonly alias: string;
  readonly userPrincipalName: string;
  readonly mail: string | undefined;
  readonly jobTitle: string | undefined;
  readonly department: string;
  readonly office: Office;
  readonly mailbox: MailboxState;
  readonly enabled: boolean;
  readonly roles: readonly string[];
}

const crowdTitles = [
  "Planner",
  "Coordinator",
  "Account Manager",
  "Customs Specialist",
  "Accountant",
  "Dispatcher",
] as const;
const crowdDepartments = ["Planning", "Operations", "Sales", "Customs", "Finance", "Planning"] as const;

/**
 * Everybody, of whom nobody is kept in memory but those made by hand: all others are worked out from their number, and
 * found by their id or address the same way.
 */
export class Users {
  readonly size: number;
  readonly #seed: number;
  readonly #guids: Guids;
  readonly domain: string;
  readonly #initialDomain: string;
  readonly #staff: readonly Account[];
  readonly #byAlias: ReadonlyMap<string, Account>;

  constructor(options: { seed: number; domain: string; initialDomain: string; size: number }) {
    this.#seed = options.seed;
    this.domain = options.domain;
    this.#initialDomain = options.initialDomain;
    this.#guids = new Guids(options.seed, "user");
    this.size = Math.max(staff.length, options.size);
    this.#staff = staff.map((_, index) => this.#made(index));
    this.#byAlias = new Map(this.#staff.map((account) => [account.alias, account]));
  }

  /** Throws where there is no such number, because only this program gives numbers. */
  at(index: number): Account {
    if (index < 0 || index >= this.size) {
      throw new RangeError(`There is no user number ${String(index)}.`);
    }
    return this.#staff[index] ?? this.#computed(index);
  }

  /** By object id, user principal name or mail address. */
  find(idOrAddress: string): Account | undefined {
    const index = this.#guids.indexOf(idOrAddress);
    if (index !== undefined) {
      return index < this.size ? this.at(index) : undefined;
    }
    const [alias = "", domain, ...rest] = idOrAddress.toLowerCase().split("@");
    return rest.length === 0 && (domain === this.domain || domain === this.#initialDomain)
      ? this.#findAlias(alias)
      : undefined;
  }

  /** Those who have the mail address, and only as their mail address. */
  findMail(address: string): Account | undefined {
    const account = address.includes("@") ? this.find(address) : undefined;
    return account?.mail === undefined ? undefined : account;
  }

  *[Symbol.iterator](): Generator<Account> {
    for (let index = 0; index < this.size; index++) {
      yield this.at(index);
    }
  }

  #findAlias(alias: string): Account | undefined {
    const known = this.#byAlias.get(alias);
    if (known) {
      return known;
    }
    const number = numberOfAlias(alias);
    return number !== undefined && staff.length + number < this.size
      ? this.at(staff.length + number)
      : undefined;
  }

  #made(index: number): Account {
    const row = staff[index];
    if (!row) {
      throw new RangeError("Not made by hand.");
    }
    const alias = aliasOf(row);
    const mailbox = row.mailbox ?? "here";
    return {
      index,
      id: this.#guids.at(index),
      kind: row.kind ?? "person",
      displayName: row.displayName,
      givenName: row.givenName,
      surname: row.surname,
      alias,
      userPrincipalName: `${alias}@${this.domain}`,
      mail: mailbox === "none" ? undefined : `${alias}@${this.domain}`,
      jobTitle: row.jobTitle,
      department: row.department,
      office: offices[row.office],
      mailbox,
      enabled: row.enabled ?? true,
      roles: row.roles ?? [],
    };
  }

  #computed(index: number): Account {
    const { givenName, surname, repetition } = nameAt(index - staff.length);
    const alias = aliasOfName(`${givenName} ${surname}`) + (repetition === 0 ? "" : String(repetition));
    const address = `${alias}@${this.domain}`;
    const number = hash(this.#seed, index);
    return {
      index,
      id: this.#guids.at(index),
      kind: "person",
      displayName: `${givenName} ${surname}`,
      givenName,
      surname,
      alias,
      userPrincipalName: address,
      mail: address,
      jobTitle: pick(crowdTitles, number),
      department: pick(crowdDepartments, number),
      office: offices[pick(officeIds, number >>> 8)],
      // In a company of this size some mailboxes are always under way.
      mailbox: index % 250 === 249 ? "elsewhere" : "here",
      enabled: true,
      roles: [],
    };
  }
}

/** Whether somebody is one of the people made by hand, who have meetings with each other. */
export function isColleague({ index }: Account): boolean {
  return index < peopleCount;
}

import type { Company } from "../data/company.js";
import type { Account } from "../data/users.js";
import { CmdletError } from "./cmdlet.js";
import { describeMailbox, findMailGroup, recipientTypeOf } from "./recipients.js";

type Test = (account: Account) => boolean;

/** What can be compared, in small letters. */
const properties: ReadonlyMap<string, (account: Account) => string> = new Map(
  Object.entries({
    memberOfGroup: () => "",
    displayName: ({ displayName }) => displayName,
    alias: ({ alias }) => alias,
    primarySmtpAddress: (account) => describeMailbox(account).PrimarySmtpAddress,
    userPrincipalName: ({ userPrincipalName }) => userPrincipalName,
    recipientTypeDetails: recipientTypeOf,
    department: ({ department }) => department,
    office: ({ office }) => office.city,
    title: ({ jobTitle }) => jobTitle ?? "",
    customAttribute1: () => "",
  } satisfies Record<string, (account: Account) => string>).map(([name, read]) => [name.toLowerCase(), read]),
);

/**
 * Reads a filter for recipients, as far as such filters are written for scopes: comparisons with -eq, -ne and -like, joined by
 * -and or -or from left to right.
 *
 * @see https://learn.microsoft.com/powershell/exchange/recipientfilter-properties
 */
export function readFilter(company: Company, filter: string): Test {
  const words = [...filter.matchAll(/\s*(?:(-\w+)|(\w+)|'((?:[^']|'')*)'|(\())/gy)];
  const read = words.map(([whole]) => whole).join("");
  if (words.length === 0 || filter.slice(read.length).trim() !== "" || words.length % 4 !== 3) {
    throw invalid(filter);
  }
  let test: Test | undefined;
  for (let place = 0; place < words.length; place += 4) {
    const [, join] = words[place - 1] ?? [];
    const [, , property] = words[place] ?? [];
    const [, operator] = words[place + 1] ?? [];
    const [, , , value] = words[place + 2] ?? [];
    if (property === undefined || operator === undefined || value === undefined) {
      throw invalid(filter);
    }
    const next = compare(company, filter, { property, operator, value: value.replaceAll("''", "'") });
    const before = test;
    if (!before) {
      test = next;
    } else if (join?.toLowerCase() === "-and") {
      test = (account) => before(account) && next(account);
    } else if (join?.toLowerCase() === "-or") {
      test = (account) => before(account) || next(account);
    } else {
      throw invalid(filter);
    }
  }
  return test ?? (() => false);
}

function compare(
  company: Company,
  filter: string,
  { property, operator, value }: { property: string; operator: string; value: string },
): Test {
  const name = property.toLowerCase();
  const read = properties.get(name);
  if (!read) {
    throw invalid(filter);
  }
  const isSame: Test =
    name === "memberofgroup"
      ? (account) => findMailGroup(company, value)?.members.includes(account.id) === true
      : (account) => matches(read(account), value, operator.toLowerCase() === "-like");
  switch (operator.toLowerCase()) {
    case "-eq":
    case "-like":
      return isSame;
    case "-ne":
      return (account) => !isSame(account);
    default:
      throw invalid(filter);
  }
}

function matches(value: string, wanted: string, isPattern: boolean): boolean {
  const [one, other] = [value.toLowerCase(), wanted.toLowerCase()];
  if (!isPattern || !other.includes("*")) {
    return one === other;
  }
  const [first = "", ...rest] = other.split("*");
  const last = rest.at(-1) ?? "";
  let place = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = one.indexOf(part, place);
    if (found < 0) {
      return false;
    }
    place = found + part.length;
  }
  return one.startsWith(first) && one.endsWith(last) && one.length - last.length >= place;
}

const invalid = (filter: string) =>
  new CmdletError("ParsingException", `The recipient filter "${filter}" is invalid.`);

import { counted, listed, quoted } from "../base/words.js";
import { isKeptFromUsers } from "../catalogue/explain.js";
import { sayPermission } from "../manifest/plan-permissions.js";
import type { OpenedApplication } from "./open-application.js";
import type { PermissionLine } from "./permissions.js";
import type { Remark } from "./standing.js";

/** What is asked for against what was given, and whether anybody can sign in at all. */
export function judgeConsent({ servicePrincipal, permissions }: OpenedApplication): readonly Remark[] {
  const lines = permissions.flatMap((group) =>
    group.permissions.map((line) => ({ ...line, group: group.name })),
  );
  // What is over cannot be granted any more.
  const missing = lines.filter((line) => !line.forEverybody && line.retirement?.isOver !== true);
  const required = missing.filter((line) => line.state !== "granted" && isRequired(line));
  const doubtful = missing.filter((line) => line.state !== "granted" && isDoubtful(line));
  const leftover = lines.filter(({ state }) => state === "granted");

  if (!servicePrincipal) {
    return lines.length === 0 ? [] : [sayNoPrincipal(required.length > 0)];
  }
  return [
    servicePrincipal.accountEnabled === false ? sayDisabled : undefined,
    required.length > 0 ? sayMissing(required) : doubtful.length > 0 ? sayDoubtful(doubtful) : undefined,
    leftover.length > 0 ? sayLeftover(leftover) : undefined,
  ].flatMap((remark) => remark ?? []);
}

interface Line extends PermissionLine {
  /** The name of its resource. */
  readonly group: string;
}

/** Application permissions, and those that Microsoft leaves to administrators. */
const isRequired = ({ needsAdministrator }: PermissionLine) => needsAdministrator === true;

/** Users could consent themselves, if they are let, or nobody says who could. What they usually can is no matter. */
const isDoubtful = ({ needsAdministrator, permission }: PermissionLine) =>
  needsAdministrator === undefined ||
  (!needsAdministrator && permission !== undefined && isKeptFromUsers(permission));

function sayNoPrincipal(isError: boolean): Remark {
  return {
    what: "no-service-principal",
    severity: isError ? "error" : "warning",
    words: "no service principal",
    sentence:
      "There is no service principal of this application in the tenant, so nothing was granted to it. It is made with the first consent.",
  };
}

const sayDisabled: Remark = {
  what: "disabled",
  severity: "warning",
  words: "sign-in switched off",
  sentence: "The service principal is disabled, so nobody can sign in, the application itself included.",
};

function sayMissing(lines: readonly Line[]): Remark {
  return {
    what: "missing-consent",
    severity: "error",
    words: "consent missing",
    sentence: `${nameAll(lines)} ${lines.length === 1 ? "is" : "are"} asked for, but no administrator has consented for everybody.`,
  };
}

function sayDoubtful(lines: readonly Line[]): Remark {
  return {
    what: "missing-consent",
    severity: "warning",
    words: "no consent for everybody",
    sentence: `${nameAll(lines)} ${lines.length === 1 ? "was" : "were"} not granted for everybody. Users could consent themselves, but the organisation usually leaves that to an administrator.`,
  };
}

/** Scopes that users may grant come and go as products ask for them, without a word in the registration. */
function sayLeftover(lines: readonly Line[]): Remark {
  const isMore = lines.some(
    ({ forEverybody, needsAdministrator }) => forEverybody && needsAdministrator !== false,
  );
  return {
    what: "leftover-grant",
    severity: isMore ? "warning" : "fine",
    words: `${counted(lines.length, "grant")} left over`,
    sentence: `${nameAll(lines)} ${lines.length === 1 ? "is" : "are"} granted, but not asked for any more.`,
  };
}

/** More names than these make no sentence. */
const mostNames = 5;

function nameAll(lines: readonly Line[]): string {
  const names = lines.map(({ value, id, kind, group }) =>
    sayPermission(quotedUnlessPlain(value ?? id ?? ""), kind, quotedUnlessPlain(group)),
  );
  return names.length > mostNames
    ? listed([...names.slice(0, mostNames - 1), `${String(names.length - mostNames + 1)} others`])
    : listed(names);
}

/** Names of the catalogue stand as they are, what a tenant calls something is quoted. */
function quotedUnlessPlain(name: string): string {
  return /^[\w .()/:-]{1,80}$/.test(name) ? name : quoted(name);
}

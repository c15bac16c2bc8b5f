import type { Day } from "../base/days.js";
import { counted, listed } from "../base/words.js";
import { opensEveryMailbox } from "../catalogue/reach.js";
import { findRetirement, stateOn } from "../catalogue/retirements.js";
import type { Holder } from "../graph/grants-of-resource.js";
import type { Credential } from "./credentials.js";
import type { Holding } from "./holdings.js";
import type { MailboxPermission } from "./mailbox-permissions.js";
import type { ReportLine, ReportPermission } from "./report.js";

/** What is kept of a registration of this tenant. */
export interface Registered {
  readonly id: string | undefined;
  readonly appId: string;
  readonly name: string | undefined;
  readonly declared: readonly MailboxPermission[];
  readonly credentials: readonly Credential[];
}

/** All that is known of one application. At least one of the first two is there. */
export interface Reported {
  readonly registered: Registered | undefined;
  readonly holder: Holder | undefined;
  readonly holding: Holding | undefined;
  readonly publisher: ReportLine["publisher"];
}

/** Makes lines. What many applications have in common is there once. */
export class ReportLines {
  readonly #asOf: Day;
  readonly #permissions = new Map<MailboxPermission, Map<ReportPermission["state"], ReportPermission>>();

  constructor(asOf: Day) {
    this.#asOf = asOf;
  }

  create({ registered, holder, holding, publisher }: Reported): ReportLine {
    const granted = [...(holding?.permissions ?? [])];
    const asked = registered?.declared ?? [];
    return {
      name: registered?.name ?? holder?.displayName ?? "",
      appId: registered?.appId ?? holder?.appId?.toLowerCase() ?? "",
      objectId: registered?.id,
      servicePrincipalId: holder?.id,
      enabled: holder?.accountEnabled ?? undefined,
      publisher,
      permissions: [
        ...asked.map((each) => this.#permission(each, granted.includes(each) ? "both" : "declared")),
        ...granted.filter((each) => !asked.includes(each)).map((each) => this.#permission(each, "granted")),
      ],
      reach: describeReach(holding),
      lost: describeLoss(granted, this.#asOf),
      credentials: registered?.credentials ?? [],
    };
  }

  #permission(permission: MailboxPermission, state: ReportPermission["state"]): ReportPermission {
    const known = this.#permissions.get(permission) ?? new Map<ReportPermission["state"], ReportPermission>();
    this.#permissions.set(permission, known);
    const { value, kind, resource } = permission;
    const made = known.get(state) ?? { value, kind, resource, state, endsOn: endOf(permission) };
    known.set(state, made);
    return made;
  }
}

function endOf({ known }: MailboxPermission): Day | undefined {
  return known && (findRetirement(known)?.ends ?? known.resource.retired);
}

function describeReach(holding: Holding | undefined): string {
  if (!holding) {
    return "no mailbox, because nothing is granted";
  }
  const { permissions, forEverybody, userIds } = holding;
  const roles = [...permissions].filter(({ kind }) => kind === "Role");
  // What nobody knows yet is taken for what such permissions usually are.
  if (roles.some(({ known }) => !known || opensEveryMailbox(known) !== undefined)) {
    return "every mailbox";
  }
  if (forEverybody) {
    return "mailboxes of whoever signs in";
  }
  if (userIds.size > 0) {
    return userIds.size === 1 ? "mailboxes of 1 user" : `mailboxes of ${counted(userIds.size, "user")}`;
  }
  return "mailboxes that an administrator opens to it";
}

/** What EWS takes along when it ends, and what goes on. What ended before is neither. */
function describeLoss(granted: readonly MailboxPermission[], asOf: Day): readonly string[] {
  const ending = granted.filter(({ known }) => known && findRetirement(known)?.service === "ews");
  const retirement = ending[0]?.known && findRetirement(ending[0].known);
  if (!retirement) {
    return [];
  }
  const staying = granted.filter((permission) => endOf(permission) === undefined);
  const names = namesOf(ending);
  return [
    `${listed(names)} ${names.length === 1 ? "opens" : "open"} ${retirement.subject}, which ${stateOn(asOf, retirement)}.`,
    staying.length === 0
      ? "No other permission to mailboxes is left to it then."
      : `${listed(namesOf(staying))} ${namesOf(staying).length === 1 ? "stays" : "stay"}.`,
  ];
}

const namesOf = (permissions: readonly MailboxPermission[]) => [
  ...new Set(permissions.map(({ value }) => value)),
];

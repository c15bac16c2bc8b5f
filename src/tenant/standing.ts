import type { Application } from "@microsoft/microsoft-graph-types";
import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { Thresholds } from "./credentials.js";
import { judgeConsent } from "./judge-consent.js";
import { judgeCredentials } from "./judge-credentials.js";
import { judgeRetirement } from "./judge-retirement.js";
import { opensMailboxes } from "./mailbox-permissions.js";
import type { OpenedApplication } from "./open-application.js";
import { groupPermissions, type PermissionGroup } from "./permissions.js";
import { TenantResources } from "./resources.js";

export type Severity = "error" | "warning" | "fine";

/** One thing to know about an application, at a glance. */
export interface Remark {
  readonly what: RemarkKind;
  readonly severity: Severity;
  /** A few words, as in "secret ends in 9 days" or "consent missing". */
  readonly words: string;
  /** The same as a whole sentence, with what it means. */
  readonly sentence: string;
}

/** Of two that are as bad, the one that comes first here is said first: what stops an integration now, then what will. */
const kinds = [
  "expired-credential",
  "no-service-principal",
  "disabled",
  "missing-consent",
  "ending-credential",
  "retired-permission",
  "retiring-permission",
  "leftover-grant",
] as const;

export type RemarkKind = (typeof kinds)[number];

export interface Judging extends Thresholds {
  readonly catalogue: Catalogue;
  readonly asOf: Day;
}

/** The members of an application that lists have and that a judgement takes. */
export type Judged = Pick<Application, "requiredResourceAccess" | "passwordCredentials" | "keyCredentials">;

/** What a list alone tells, the worst first. Expired secrets beside a valid one are no error. */
export function judgeListed(application: Judged, judging: Judging): readonly Remark[] {
  const asked = listAsked(application, judging.catalogue, judging.asOf);
  return sort([...judgeCredentials(application, judging), ...judgeRetirement(asked, judging.asOf)]);
}

/** The same with what is known once an application was opened: consent, leftovers, the service principal. */
export function judgeOpened(opened: OpenedApplication, judging: Judging): readonly Remark[] {
  const { application, permissions } = opened;
  return sort([
    ...judgeCredentials(application, judging),
    ...judgeRetirement(permissions, judging.asOf),
    ...judgeConsent(opened),
  ]);
}

/** Whether it asks for anything that opens calendars, mailboxes or EWS. */
export function isCalendarApplication(
  { requiredResourceAccess }: Pick<Judged, "requiredResourceAccess">,
  catalogue: Catalogue,
): boolean {
  return (requiredResourceAccess ?? []).some(({ resourceAppId, resourceAccess }) => {
    const resource = catalogue.findResource(resourceAppId ?? "");
    return (resourceAccess ?? []).some(({ id, type }) =>
      catalogue
        .listPermissions(id ?? "")
        .some(
          (permission) =>
            permission.resource === resource &&
            permission.kind.toLowerCase() === type?.toLowerCase() &&
            opensMailboxes(permission),
        ),
    );
  });
}

const nothing = { roles: [], scopes: [] };

function listAsked(
  { requiredResourceAccess }: Judged,
  catalogue: Catalogue,
  asOf: Day,
): readonly PermissionGroup[] {
  const resources = new TenantResources(catalogue);
  return groupPermissions(requiredResourceAccess ?? [], nothing, { catalogue, resources, asOf });
}

const severities: readonly Severity[] = ["error", "warning", "fine"];

function sort(remarks: readonly Remark[]): readonly Remark[] {
  return remarks.toSorted(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      kinds.indexOf(a.what) - kinds.indexOf(b.what),
  );
}

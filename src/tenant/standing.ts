import type { Application } from "@microsoft/microsoft-graph-types";
import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import type { OpenedApplication } from "./open-application.js";
import type { Thresholds } from "./credentials.js";

export type Severity = "error" | "warning" | "fine";

/** One thing to know about an application, at a glance. */
export interface Remark {
  readonly what:
    | "expired-credential"
    | "ending-credential"
    | "missing-consent"
    | "leftover-grant"
    | "retired-permission"
    | "retiring-permission"
    | "no-service-principal"
    | "disabled";
  readonly severity: Severity;
  /** A few words, as in "secret ends in 9 days" or "consent missing". */
  readonly words: string;
  /** The same as a whole sentence, with what it means. */
  readonly sentence: string;
}

export interface Judging extends Thresholds {
  readonly catalogue: Catalogue;
  readonly asOf: Day;
}

/** The members of an application that lists have and that a judgement takes. */
export type Judged = Pick<Application, "requiredResourceAccess" | "passwordCredentials" | "keyCredentials">;

/** What a list alone tells, the worst first. Expired secrets beside a valid one are no error. */
export function judgeListed(application: Judged, judging: Judging): readonly Remark[] {
  throw new Error(`not built: ${String([application, judging])}`);
}

/** The same with what is known once an application was opened: consent, leftovers, the service principal. */
export function judgeOpened(opened: OpenedApplication, judging: Judging): readonly Remark[] {
  throw new Error(`not built: ${String([opened, judging])}`);
}

/** Whether it asks for anything that opens calendars, mailboxes or EWS. */
export function isCalendarApplication(application: Judged, catalogue: Catalogue): boolean {
  throw new Error(`not built: ${String([application, catalogue])}`);
}

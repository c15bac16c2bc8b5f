import type { Services } from "../services.js";
import { describeSubject } from "./describe-subject.js";
import type { KeptSubject } from "./kept-subjects.js";
import type { Refusal, SpokenWindow, ToPage, Via } from "./protocol.js";

/** Shows in the place of the calendar why nobody even asks for it. */
export function tellRefusal(
  services: Services,
  refusal: Refusal,
  page: {
    readonly subject: KeptSubject | undefined;
    readonly window: SpokenWindow | undefined;
    readonly tell: (message: ToPage) => void;
  },
): void {
  const { subject = nothingKnown, tell } = page;
  const { mailboxes, source } = subject;
  const vias: readonly Via[] = source === "both" ? ["graph", "ews"] : [source];
  const facts = { signedInAs: "nobody", doors: vias, calendars: undefined };
  tell({ type: "subject", subject: describeSubject(services, subject, facts) });
  const reading = 1;
  const now = new Date().toISOString();
  tell({ type: "reading", reading, window: page.window ?? { start: now, end: now }, keep: false });
  for (const { address: mailbox } of mailboxes) {
    for (const via of vias) {
      tell({ type: "refused", reading, via, mailbox, refusal });
    }
  }
  tell({ type: "read", reading, cancelled: false, requests: 0, milliseconds: 0 });
}

const nothingKnown: KeptSubject = {
  connection: "",
  connectionName: "",
  isDemo: false,
  name: "Calendar",
  mailboxes: [{ address: "", name: "" }],
  calendar: undefined,
  source: "graph",
  mailboxZone: undefined,
};

import type { EventDifference } from "../../src/calendar/compare.js";
import type { CalendarEvent } from "../../src/calendar/event.js";
import type { DemoTenant } from "../../src/demo/demo-tenant.js";
import { PreviewReader, type PreviewReaderParts } from "../../src/ui/preview/preview-reader.js";
import type { Refusal, ToPage, Via } from "../../src/ui/preview/protocol.js";
import { createRefusal } from "../../src/ui/preview/refusal.js";
import { openDoor } from "../../src/ui/preview/sources.js";
import { createClock, openDemoSession } from "./demo-graph.js";

export const allActions: ReadonlySet<string> = new Set([
  "signIn",
  "grantConsent",
  "switchToGraph",
  "switchToEws",
  "retry",
  "openLog",
  "composeScript:scope-with-rbac",
  "composeScript:allow-ews",
  "composeScript:restrict-with-access-policy",
  "composeScript:grant-calendar-reviewer",
  "composeScript:grant-impersonation",
]);

/** November and December of 2026, by the clocks of Amsterdam. */
export const november = { start: "2026-10-31T23:00:00.000Z", end: "2026-11-30T23:00:00.000Z" };
export const december = { start: "2026-11-30T23:00:00.000Z", end: "2026-12-31T23:00:00.000Z" };

type Told<Type extends ToPage["type"]> = Extract<ToPage, { type: Type }>;

/** What a page has heard, in order. */
export class Heard {
  readonly messages: ToPage[] = [];

  of<Type extends ToPage["type"]>(type: Type): readonly Told<Type>[] {
    return this.messages.filter((each): each is Told<Type> => each.type === type);
  }

  /** Those of the last reading, as long as the page was not told to forget what came before. */
  events(via: Via, mailbox?: string): readonly CalendarEvent[] {
    const from = this.messages.findLastIndex((each) => each.type === "reading" && !each.keep);
    const events = this.messages
      .slice(Math.max(0, from))
      .filter((each): each is Told<"events"> => each.type === "events" && each.via === via)
      .filter((each) => mailbox === undefined || each.mailbox === mailbox)
      .flatMap((each) => each.events);
    return [...new Map(events.map((event) => [event.itemId, event])).values()];
  }

  refusals(): readonly Refusal[] {
    return this.of("refused").map(({ refusal }) => refusal);
  }

  get last(): Told<"read"> | undefined {
    return this.of("read").at(-1);
  }

  get differences(): readonly EventDifference[] {
    return this.of("comparison").at(-1)?.differences ?? [];
  }

  get verdict(): string | undefined {
    return this.of("comparison").at(-1)?.verdict;
  }
}

/** A preview of the demo tenant's calendars, read as one of its applications. */
export function previewDemo(
  tenant: DemoTenant,
  aliases: readonly string[],
  changes: Partial<PreviewReaderParts> & { readonly as?: string } = {},
) {
  const { as, ...parts } = changes;
  const client = tenant.clients.find(({ name }) => name === as) ?? tenant.clients.at(-1);
  const clock = createClock();
  const session = openDemoSession(tenant, clock, client);
  const { connection, world } = session;
  const heard = new Heard();
  const none = () => Promise.reject(new Error("Nobody is asked for a password."));
  const reader = new PreviewReader({
    mailboxes: aliases.map((alias) => `${alias}@${tenant.domain}`),
    calendarId: undefined,
    source: "graph",
    zone: "Europe/Amsterdam",
    open: (via) =>
      openDoor(
        via,
        { connection, session: () => Promise.resolve(session), readPassword: none, impersonates: true },
        world,
      ),
    tell: (message) => heard.messages.push(message),
    refusal: (error, asked) =>
      createRefusal(error, { ...asked, connection, as: "app", availableActions: allActions }),
    now: () => clock.now().getTime(),
    ...parts,
  });
  return { reader, heard, session, clock };
}

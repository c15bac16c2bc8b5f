import type { DemoState } from "./parts.js";

/** What Outlook takes of one application for one mailbox at a time. */
const most = 4;

export interface MailboxGate {
  /** Gives what is called at the end, or `undefined` where too many are there. Elsewhere than in a mailbox, all may enter. */
  enter(caller: { readonly appId: string; readonly userId: string }, url: URL): (() => void) | undefined;
}

/** What is kept in a mailbox, and not in the directory. */
const mailboxPath =
  /^\/[^/]+\/(?:me|users\/([^/]+))\/(?:calendar|calendars|calendarGroups|calendarView|contacts|events|mailboxSettings|mailFolders|messages|outlook)(?:[/(]|$)/i;

/** Counts the requests that are under way, by application and mailbox. */
export function createMailboxGate(state: DemoState): MailboxGate {
  const inside = new Map<string, number>();

  return {
    enter({ appId, userId }, url) {
      const found = mailboxPath.exec(url.pathname);
      if (!found) {
        return () => undefined;
      }
      const name = decode(found[1] ?? userId);
      const key = `${appId} ${state.findUser(name)?.id ?? name}`;
      const count = inside.get(key) ?? 0;
      if (count >= most) {
        return undefined;
      }
      inside.set(key, count + 1);
      return () => {
        const left = (inside.get(key) ?? 1) - 1;
        if (left > 0) {
          inside.set(key, left);
        } else {
          inside.delete(key);
        }
      };
    },
  };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

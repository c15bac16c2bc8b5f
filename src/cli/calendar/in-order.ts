import type { FreeBusy } from "../../calendar/source.js";

/** What comes in any order in that in which the mailboxes were named, each as soon as all before it are there. */
export async function* inOrder(
  coming: AsyncIterable<FreeBusy>,
  mailboxes: readonly string[],
): AsyncGenerator<FreeBusy> {
  const waiting = new Map<string, FreeBusy>();
  let next = 0;
  for await (const each of coming) {
    waiting.set(each.mailbox, each);
    for (let found = take(); found; found = take()) {
      yield found;
    }
  }

  function take(): FreeBusy | undefined {
    const mailbox = mailboxes[next] ?? "";
    const found = waiting.get(mailbox);
    if (found) {
      waiting.delete(mailbox);
      next++;
    }
    return found;
  }
}

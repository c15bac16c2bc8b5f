/**
 * Whether a text can be the address of a mailbox, or the name that somebody signs in with, which is written the same way.
 * Guests have a `#` in theirs.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2
 */
export function isMailboxAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@"<>()[\],;:\\\p{C}]{1,64}@[^\s@"<>()[\],;:\\\p{C}#?/]+$/u.test(text);
}

/** What makes two spellings the same mailbox. */
export function mailboxKey(address: string): string {
  return address.trim().toLowerCase();
}

/** The same addresses without repeats, each as it was spelled first, without blanks around it. */
export function uniqueMailboxes(addresses: Iterable<string>): string[] {
  const seen = new Map<string, string>();
  for (const address of addresses) {
    const key = mailboxKey(address);
    if (!seen.has(key)) {
      seen.set(key, address.trim());
    }
  }
  return [...seen.values()];
}

/** As many as are wanted, spread evenly over the list. The same list gives the same ones. */
export function sampleOf<Item>(items: readonly Item[], count: number): Item[] {
  const wanted = Math.min(Math.max(0, Math.floor(count)), items.length);
  const step = items.length / wanted;
  return Array.from({ length: wanted }, (_, place) =>
    items.slice(Math.floor((place + 0.5) * step), Math.floor((place + 0.5) * step) + 1),
  ).flat();
}

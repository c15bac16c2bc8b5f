/** An address of a mailbox, taken apart. */
export interface SmtpAddress {
  /** As it was written, without blanks around it. */
  readonly text: string;
  /** As DNS knows it. */
  readonly domain: string;
}

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** What is wrong with an SMTP address as one types it, or `undefined`. */
export function findSmtpProblem(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") {
    return "The address of the mailbox is missing, for instance ada@contoso.com.";
  }
  return parseSmtpAddress(trimmed)
    ? undefined
    : "This is no SMTP address. One looks like ada@contoso.com, with the domain that the mail goes to.";
}

/**
 * The parts of an SMTP address, or `undefined` where it is none.
 *
 * Not all that RFC 5321 allows, but all that Exchange does. The domain is a name in the DNS of at least two parts: a number or
 * `localhost` would send the question to a machine nearby.
 */
export function parseSmtpAddress(text: string): SmtpAddress | undefined {
  const trimmed = text.trim();
  const [local = "", written = "", ...rest] = trimmed.split("@");
  if (rest.length > 0 || trimmed.length > 320 || !/^[^\s"(),:;<>@[\\\]\p{C}\p{Z}]{1,64}$/u.test(local)) {
    return undefined;
  }
  // Letters of other scripts are written in ASCII there.
  const url = /^[\p{L}\p{M}\p{N}.-]+$/u.test(written) ? `https://${written}` : "";
  const domain = URL.canParse(url) ? new URL(url).hostname : "";
  const labels = domain.split(".");
  const last = labels.at(-1) ?? "";
  const isName =
    domain.length <= 253 &&
    labels.length > 1 &&
    labels.every((each) => label.test(each)) &&
    !/^\d+$/.test(last);
  return isName && last !== "localhost" ? { text: trimmed, domain } : undefined;
}

/** The form of the secrets that Entra makes: forty characters or fewer, with a digit, a Q and a tilde near the beginning. */
const entraSecret = /(?<![\w.~-])[\w.~-]{3}\dQ~[\w.~-]{31,34}(?![\w~-])/;

/** Whether a text has something in it that can be nothing but a client secret. Older ones look like anything. */
export function holdsSecret(text: string): boolean {
  return entraSecret.test(text);
}

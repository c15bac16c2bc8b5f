/**
 * An error that the user can act on. Its message is shown as it stands; anything else thrown is a bug.
 *
 * `remedy` says what helps, as a whole sentence.
 */
export class UserError extends Error {
  override readonly name: string = "UserError";
  readonly remedy: string | undefined;

  constructor(message: string, { remedy, cause }: { remedy?: string; cause?: unknown } = {}) {
    super(message, { cause });
    this.remedy = remedy;
  }
}

/** Something was done before the rest failed or was given up. Its message says what, also to whoever gave it up. */
export class HalfDoneError extends UserError {
  override readonly name = "HalfDoneError";
}

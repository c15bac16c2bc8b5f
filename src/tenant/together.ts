/** Does several things at a time. As soon as one fails, or `signal` says so, the others are stopped, too. */
export async function together(
  signal: AbortSignal | undefined,
  ...tasks: readonly ((signal: AbortSignal) => Promise<void>)[]
): Promise<void> {
  const stop = new AbortController();
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  let first: { readonly error: unknown } | undefined;
  await Promise.all(
    tasks.map(async (task) => {
      try {
        await task(either);
      } catch (error) {
        first ??= { error };
        stop.abort(error);
      }
    }),
  );
  if (first) {
    throw first.error;
  }
}

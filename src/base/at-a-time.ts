/**
 * Does something for each item, `most` of them at a time, and gives what comes of it, whichever is first. Begins with the next
 * one when somebody comes back for more. The signal that a task is given is aborted when nobody waits for it any more.
 */
export async function* atATime<Item, Result>(
  items: Iterable<Item>,
  task: (item: Item, signal: AbortSignal) => Promise<Result>,
  { most, signal }: { readonly most: () => number; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Result> {
  const stop = new AbortController();
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const left = items[Symbol.iterator]();
  const underWay = new Set<Promise<Done<Result>>>();
  const begin = (item: Item) => {
    const each: Promise<Done<Result>> = task(item, both).then((result) => ({ each, result }));
    each.catch(() => undefined); // Whoever waits for another one hears of that one's failure.
    underWay.add(each);
  };

  try {
    for (let isMore = true; ;) {
      while (isMore && underWay.size < most()) {
        const next = left.next();
        if (next.done === true) {
          isMore = false;
        } else {
          begin(next.value);
        }
      }
      if (underWay.size === 0) {
        return;
      }
      const { each, result } = await Promise.race(underWay);
      underWay.delete(each);
      yield result;
    }
  } finally {
    stop.abort(new Error("Nobody waits for this any more."));
    left.return?.();
  }
}

interface Done<Result> {
  readonly each: Promise<Done<Result>>;
  readonly result: Result;
}

/** What several sources give, as it comes. Each is asked for more when what it gave is taken. */
export async function* merge<Item>(sources: readonly AsyncIterator<Item>[]): AsyncGenerator<Item> {
  const asked = new Map<AsyncIterator<Item>, Promise<Given<Item>>>();
  const ask = (source: AsyncIterator<Item>) => {
    const given = source.next().then((result) => ({ source, result }));
    // Whoever stops early does not look at it any more.
    given.catch(() => undefined);
    asked.set(source, given);
  };

  sources.forEach(ask);
  while (asked.size > 0) {
    const { source, result } = await Promise.race(asked.values());
    if (result.done === true) {
      asked.delete(source);
    } else {
      ask(source);
      yield result.value;
    }
  }
}

interface Given<Item> {
  readonly source: AsyncIterator<Item>;
  readonly result: IteratorResult<Item>;
}

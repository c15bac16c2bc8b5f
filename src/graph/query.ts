/** What is asked behind the `?`. What is `undefined` is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Each value encoded, its name as it is: Microsoft Graph's names begin with `$`. */
export function encodeQuery(query: Query = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, encodeURIComponent(value)]],
    ),
  );
}

/** A path with its query, as a request of a batch has it. */
export function withQuery(path: string, query?: Query): string {
  const pairs = Object.entries(encodeQuery(query)).map(([name, value]) => `${name}=${value}`);
  return pairs.length > 0 ? `${path}?${pairs.join("&")}` : path;
}

/** Says whether a value that somebody else sent has the shape that it should have. */
export type Shape<T> = (value: unknown) => value is T;

export const text: Shape<string> = (value) => typeof value === "string";
export const flag: Shape<boolean> = (value) => typeof value === "boolean";
export const count: Shape<number> = (value): value is number =>
  typeof value === "number" && Number.isFinite(value);

/** Messages lose what is `undefined` on their way. */
export function maybe<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

export function oneOf<const T extends string>(words: readonly T[]): Shape<T> {
  const known = new Set<unknown>(words);
  return (value): value is T => known.has(value);
}

export function listOf<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(shape);
}

type Shapes<T> = { readonly [Key in keyof T]-?: Shape<T[Key]> };

/** Other properties may be there, for those who come later. */
export function record<T extends object>(shapes: Shapes<T>): Shape<T> {
  const entries = Object.entries<Shape<unknown>>(shapes);
  return (value): value is T =>
    typeof value === "object" &&
    value !== null &&
    entries.every(([key, shape]) => shape((value as Record<string, unknown>)[key]));
}

/** One of several records that tell themselves apart by the property `by`. */
export function variants<T extends object, By extends keyof T & string>(
  by: By,
  shapes: { readonly [Name in T[By] & string]: Shapes<Omit<Extract<T, Readonly<Record<By, Name>>>, By>> },
): Shape<T> {
  const known = new Map(
    Object.entries<Shapes<object>>(shapes).map(([name, each]) => [name as unknown, record<object>(each)]),
  );
  return (value): value is T =>
    typeof value === "object" &&
    value !== null &&
    known.get((value as Record<string, unknown>)[by])?.(value) === true;
}

import { isRecord } from "./read-answer.js";

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Of all pages, where it was asked for with `$count`. */
  readonly total: number | undefined;
  /** The address of the next page. */
  readonly next: string | undefined;
  /** At the end of a list that is followed: the address under which changes show. */
  readonly delta?: string;
}

/** The page that the body of an answer is, or `undefined` where it is no list. */
export function parsePage<Item>(body: unknown): Page<Item> | undefined {
  if (!isRecord(body) || !Array.isArray(body["value"])) {
    return undefined;
  }
  const { value, "@odata.nextLink": next, "@odata.count": total, "@odata.deltaLink": delta } = body;
  return {
    items: value as Item[],
    total: typeof total === "number" ? total : undefined,
    next: typeof next === "string" && next !== "" ? next : undefined,
    ...(typeof delta === "string" && delta !== "" ? { delta } : {}),
  };
}

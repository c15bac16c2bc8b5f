import { rootOf, contextOf, type Answer, type Call } from "./call.js";
import { choose, readSelect, selectionText, type Entity } from "./odata/entity.js";
import { compareValues, matches, valueAt } from "./odata/evaluate.js";
import { parseFilter } from "./odata/filter.js";
import { malformed, Refusal } from "./refusal.js";

interface Items {
  readonly set: string;
  readonly type: string;
  readonly items: readonly Entity[];
  readonly headers?: Readonly<Record<string, string>>;
}

const defaultTop = 10;
const mostTop = 1000;

/**
 * A page of what lies in a mailbox. Outlook pages by number, ten where nothing else is asked for, a thousand at the most.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-calendarview
 */
export function answerItems(call: Call, { set, type, items, headers }: Items): Answer {
  const { searchParams } = call.url;
  if (searchParams.has("$search")) {
    throw new Refusal(400, "ErrorInvalidUrlQuery", "The query parameter '$search' is not supported.");
  }
  const select = readSelect(call, { name: type, properties: propertiesOf(items) });
  const filter = searchParams.get("$filter");
  const parsed = filter === null ? undefined : parseFilter(filter);
  const kept = sort(
    parsed ? items.filter((item) => matches(parsed, item)) : items,
    searchParams.get("$orderby"),
  );
  const top = readNumber(call, "$top") ?? defaultTop;
  const skip = readNumber(call, "$skip") ?? 0;
  if (top < 1 || top > mostTop) {
    throw malformed(
      `The query specified in the URI is not valid. The limit of '${String(mostTop)}' for Top query has been exceeded. The value from the incoming request is '${String(top)}'.`,
    );
  }
  const end = skip + top;
  return {
    ...(headers ? { headers } : {}),
    body: {
      "@odata.context": contextOf(call, `${set}${selectionText(select)}`),
      ...(searchParams.get("$count") === "true" ? { "@odata.count": kept.length } : {}),
      value: kept.slice(skip, end).map((item) => chosen(item, select)),
      ...(end < kept.length ? { "@odata.nextLink": nextLink(call, end) } : {}),
    },
  };
}

export function answerEntity(
  call: Call,
  parts: {
    readonly context: string;
    readonly type: string;
    readonly entity: Entity;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Answer {
  const select = readSelect(call, { name: parts.type, properties: propertiesOf([parts.entity]) });
  return {
    ...(parts.headers ? { headers: parts.headers } : {}),
    body: { "@odata.context": parts.context, ...chosen(parts.entity, select) },
  };
}

/** Where there is nothing to look at, whatever is selected is believed to be there. */
function propertiesOf([item]: readonly Entity[]): Pick<ReadonlySet<string>, "has"> {
  const rare = ["body", "bodyPreview", "originalStart", "attachments"];
  return item ? new Set([...Object.keys(item), ...rare]) : { has: () => true };
}

/** The id comes along, whatever is selected. What is not there is left out. */
function chosen(item: Entity, select: readonly string[] | undefined): Entity {
  return select
    ? Object.fromEntries(
        Object.entries(choose(item, ["id", ...select])).filter(([, value]) => value !== undefined),
      )
    : item;
}

function sort(items: readonly Entity[], orderBy: string | null): readonly Entity[] {
  const [, path, direction] = /^\s*([\w/]+)(?:\s+(asc|desc))?/i.exec(orderBy ?? "") ?? [];
  if (path === undefined) {
    return items;
  }
  const factor = direction?.toLowerCase() === "desc" ? -1 : 1;
  return [...items].sort(
    (one, other) => factor * (compareValues(valueAt(one, path), valueAt(other, path)) ?? 0),
  );
}

function readNumber({ url }: Call, name: string): number | undefined {
  const text = url.searchParams.get(name);
  if (text === null) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw malformed(
      `Invalid value '${text}' for ${name} query option found. The ${name} query option requires a non-negative integer value.`,
    );
  }
  return Number(text);
}

/** The address of the page that begins with item number `skip`. */
function nextLink(call: Call, skip: number): string {
  const query = new URLSearchParams(call.url.searchParams);
  query.set("$skip", String(skip));
  const text = query.toString().replaceAll("%24", "$").replaceAll("%2C", ",");
  return `${rootOf(call)}/${call.url.pathname.replace(/^\/v1\.0\//, "")}?${text}`;
}

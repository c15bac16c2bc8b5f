import { calendarOf } from "./calendars.js";
import { contextOf, isRecord, rootOf, type Answer, type Call } from "./call.js";
import { toEvent } from "./event-json.js";
import { readWindow, styleOf, type Window } from "./events.js";
import { openCalendars } from "./mailbox.js";
import { malformed, Refusal } from "./refusal.js";

interface State extends Window {
  readonly skip: number;
}

const defaultPageSize = 10;
const unsupported = ["$select", "$expand", "$filter", "$orderby", "$search"];

/**
 * A window page by page, and at the end a link under which changes would show. Nothing changes in these calendars.
 *
 * @see https://learn.microsoft.com/graph/api/event-delta
 */
export function listDelta(call: Call): Answer {
  const view = openCalendars(call);
  const calendar = calendarOf(call, view);
  const { searchParams } = call.url;
  if (unsupported.some((name) => searchParams.has(name))) {
    throw new Refusal(
      400,
      "ErrorInvalidUrlQuery",
      "The following parameters are not supported with change tracking over the 'CalendarView' resource: '$orderby, $filter, $select, $expand, $search'.",
    );
  }
  const style = styleOf(call, view);
  const size = style.preferences.pageSize ?? defaultPageSize;
  const deltaToken = searchParams.get("$deltatoken");
  const skipToken = searchParams.get("$skiptoken");
  const state: State =
    skipToken === null
      ? deltaToken === null
        ? { ...readWindow(call), skip: 0 }
        : readToken(deltaToken)
      : readToken(skipToken);
  const items = call.company.calendars.listItems(calendar, state.from, state.to);
  const page = items.slice(state.skip, state.skip + size);
  const skip = state.skip + page.length;
  return {
    headers: style.preferences.applied,
    body: {
      "@odata.context": contextOf(call, "Collection(event)"),
      value: page.map((item) => ({ "@odata.type": "#microsoft.graph.event", ...toEvent(item, style) })),
      ...(skip < items.length
        ? { "@odata.nextLink": link(call, "$skiptoken", { ...state, skip }) }
        : { "@odata.deltaLink": link(call, "$deltatoken", { ...state, skip }) }),
    },
  };
}

function link(call: Call, name: string, state: State): string {
  const path = call.url.pathname.replace(/^\/v1\.0\//, "");
  return `${rootOf(call)}/${path}?${name}=${Buffer.from(JSON.stringify(state)).toString("base64url")}`;
}

function readToken(token: string): State {
  try {
    const state: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    if (isRecord(state)) {
      const { from, to, skip } = state;
      if (typeof from === "number" && typeof to === "number" && typeof skip === "number") {
        return { from, to, skip };
      }
    }
  } catch {
    // Refused below.
  }
  throw malformed("Badly formed token.");
}

import { dayLength } from "../model/days.js";
import { notesOf, titleOf, type Clockface } from "../model/describe.js";
import type { Extra } from "./box-input.js";
import { make } from "./dom.js";

/** As much of a subject as any box has room for. Somebody may paste a whole text into one. */
const mostLetters = 300;

/** What the stylesheet tells boxes apart by. */
export function classesOf({ told }: Extra): string[] {
  if (!told) {
    return ["more"];
  }
  const { event, via } = told.entry;
  return [
    `is-${event.status}`,
    `via-${via}`,
    ...(event.cancelled ? ["is-cancelled"] : []),
    ...(event.sensitivity === "normal" ? [] : ["is-private"]),
    ...(told.difference === undefined ? [] : ["differs"]),
  ];
}

/** What stands in a box: a button, which says all that its colours and edges tell. */
export function contentOf(extra: Extra, face: Clockface, view: string): HTMLElement {
  const { told, more } = extra;
  if (!told) {
    const words = `${String(more?.count ?? 0)} more`;
    const day = face.day((more?.day ?? 0) * dayLength);
    return box(`${words} on ${day}`, make("span", { className: "title" }, words));
  }
  const { event, isBusyOnly } = told.entry;
  const words = shortened(titleOf(event, isBusyOnly));
  const title = make("bdi", { className: "title" }, words);
  const notes = [...notesOf(event), ...(told.difference === undefined ? [] : [told.difference])];
  const day = face.day(told.start);
  if (view.startsWith("list")) {
    const hours = face.hours(told);
    const seen = make("span", { className: "notes" }, notes.join(" · "));
    // All of it can be read, and the day stands above it.
    return box(undefined, make("time", {}, hours), " ", title, " ", seen);
  }
  if (event.allDay) {
    return box([words, "all day", day, ...notes].join(", "), title);
  }
  // A narrow column has room for one of both, which should tell what it is; in a month the time is what sorts a day.
  if (view.startsWith("dayGrid")) {
    const begins = face.time(told.start);
    const label = [`${begins} ${words}`, `${face.hours(told)}, ${day}`, ...notes].join(", ");
    return box(label, make("time", {}, begins), " ", title);
  }
  const hours = face.hours(told);
  return box([`${words} ${hours}`, day, ...notes].join(", "), title, " ", make("time", {}, hours));
}

function box(label: string | undefined, ...children: readonly (Node | string)[]): HTMLElement {
  return make("button", { type: "button", className: "box", ariaLabel: label ?? null }, ...children);
}

function shortened(words: string): string {
  // Half of a pair of surrogates would be shown as a question mark.
  return words.length > mostLetters
    ? `${words.slice(0, mostLetters).replace(/[\uD800-\uDBFF]$/, "")}…`
    : words;
}

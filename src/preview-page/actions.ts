import type { Editor } from "./editor.js";
import { mostRows } from "./model/boxes.js";
import { dayLength } from "./model/days.js";
import { step } from "./model/ranges.js";
import { zoneClock } from "./model/zone-clock.js";
import { shownRange, todayIn } from "./period.js";
import type { Actions, State } from "./state.js";

/** What the buttons do: most of it here, and the rest is said to the editor. */
export function createActions(state: State, editor: Editor, page: { paint(): void }): Actions {
  const shownWindow = () => {
    const { start, end } = shownRange(state);
    const { clock } = state.store;
    return {
      start: clock.instant(start * dayLength),
      end: clock.instant(end * dayLength),
    };
  };
  const spoken = ({ start, end }: { start: number; end: number }) => ({
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
  });
  /** Paints what is there at once, and asks for what is not. */
  const moved = () => {
    page.paint();
    const window = shownWindow();
    if (!state.coverage.covers(window.start, window.end)) {
      editor.say({ type: "window", window: spoken(window) });
    }
  };

  return {
    setView(view) {
      state.view = view;
      moved();
    },
    setSource(source) {
      state.source = source;
      page.paint();
      editor.say({ type: "source", source });
    },
    setZone(zone) {
      state.store.clock = zoneClock(zone);
      moved();
    },
    setRedacted(redacted) {
      state.redacted = redacted;
      page.paint();
    },
    setVendor(vendor) {
      state.vendor = vendor;
      state.lastVendor = vendor ?? state.lastVendor;
      page.paint();
    },
    setCalendar(calendarId) {
      editor.say({ type: "calendar", calendarId });
    },
    go(by) {
      state.day = step(state.view, state.day, by);
      moved();
    },
    goTo(day, view) {
      state.day = day;
      state.view = view ?? state.view;
      moved();
    },
    today() {
      state.day = todayIn(state.store.clock);
      moved();
    },
    turnRows(by) {
      const { length } = state.subject.mailboxes;
      const next = state.firstRow + by * mostRows;
      state.firstRow = next < 0 || next >= length ? state.firstRow : next;
      page.paint();
    },
    choose(what) {
      editor.say({ type: "choose", what });
    },
    refresh() {
      editor.say({ type: "refresh" });
    },
    cancel() {
      editor.say({ type: "cancel" });
    },
    export(format) {
      const { redacted, vendor, store } = state;
      const shown = { window: spoken(shownWindow()), zone: store.clock.zone, redacted, vendor };
      editor.say({ type: "export", format, shown });
    },
    copyRequests() {
      editor.say({ type: "copyRequests" });
    },
    help(id) {
      editor.say({ type: "help", id });
    },
  };
}

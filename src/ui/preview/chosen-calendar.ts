import { UserError } from "../../base/errors.js";
import { quoted } from "../../base/words.js";
import type { CalendarInfo, SourceOptions } from "../../calendar/source.js";
import type { PreviewDoor } from "./preview-reader.js";
import type { Via } from "./protocol.js";

const names = { graph: "Microsoft Graph", ews: "EWS" } as const;

/**
 * The calendar that somebody chose, which has another id through each door. It is known again by its name, or by being
 * the default one.
 */
export class ChosenCalendar {
  readonly #id: string;
  readonly #mailbox: string;
  readonly #open: (via: Via) => Promise<PreviewDoor>;
  readonly #lists = new Map<Via, readonly CalendarInfo[]>();

  constructor(id: string, mailbox: string, open: (via: Via) => Promise<PreviewDoor>) {
    this.#id = id;
    this.#mailbox = mailbox;
    this.#open = open;
  }

  /** Its id through a door. `undefined` for the default calendar. */
  async idThrough(via: Via, options: SourceOptions): Promise<string | undefined> {
    const own = await this.#list(via, options);
    if (own.some(({ id }) => id === this.#id)) {
      return this.#id;
    }
    const chosen = await this.#findElsewhere(via === "graph" ? "ews" : "graph", options);
    if (!chosen) {
      return this.#id;
    }
    const same = own.find(({ isDefault, name }) =>
      chosen.isDefault ? isDefault : !isDefault && name === chosen.name,
    );
    if (!same) {
      throw new UserError(`Through ${names[via]} there is no calendar ${quoted(chosen.name)}.`, {
        remedy: "Choose another calendar, or look through one door alone.",
      });
    }
    return same.isDefault ? undefined : same.id;
  }

  async #findElsewhere(via: Via, options: SourceOptions): Promise<CalendarInfo | undefined> {
    try {
      return (await this.#list(via, options)).find(({ id }) => id === this.#id);
    } catch (error) {
      if (error instanceof UserError) {
        return undefined;
      }
      throw error;
    }
  }

  async #list(via: Via, options: SourceOptions): Promise<readonly CalendarInfo[]> {
    const known = this.#lists.get(via);
    if (known) {
      return known;
    }
    const { source } = await this.#open(via);
    const list = await source.listCalendars(this.#mailbox, options);
    this.#lists.set(via, list);
    return list;
  }
}

import { counted } from "../../base/words.js";
import type { Page } from "../../graph/page.js";
import { endOfJsonList, renderJsonItems } from "../formats/json-list.js";
import { Table, type Column } from "../formats/table.js";
import type { Io } from "../io.js";
import type { ConnectionOptions } from "./options.js";

/** What every command that lists something of a tenant takes. */
export interface ListRequest extends ConnectionOptions {
  readonly search?: string;
  readonly top?: number;
  readonly format: "text" | "json";
}

export interface List<Item> {
  readonly pages: AsyncIterable<Page<Item>>;
  readonly format: "text" | "json";
  /** What an item is in JSON. */
  readonly render: (item: Item) => unknown;
  readonly columns: readonly Column<Item>[];
  /** No more items than so many. */
  readonly top?: number | undefined;
  /** What an item is called. */
  readonly noun: string;
}

/** Asks for no more than is wanted, where that fits into a page. */
export function pageSizeOf(top: number | undefined): { readonly pageSize?: number } {
  return top !== undefined && top < largestPage ? { pageSize: top } : {};
}

const largestPage = 999;

/** From then on it is told how far it is, in milliseconds. */
const patience = 1000;

/** Prints a list page by page, and keeps none. Stops as soon as nobody reads what it prints. */
export async function printList<Item>(list: List<Item>, io: Io): Promise<void> {
  const { pages, format, top = Infinity, noun } = list;
  const table = new Table(list.columns, io.columns);
  const started = io.now.getTime();
  let count = 0;
  try {
    for await (const { items } of pages) {
      const wanted = items.slice(0, top - count);
      if (wanted.length > 0) {
        io.print(format === "json" ? renderJsonItems(wanted.map(list.render), count) : table.render(wanted));
      }
      count += wanted.length;
      if (!(await io.drain()) || count >= top) {
        break;
      }
      if (io.now.getTime() - started > patience) {
        io.showProgress(`${counted(count, noun)} …`);
      }
    }
  } finally {
    io.showProgress(undefined);
  }
  if (format === "json") {
    io.print(endOfJsonList(count));
  } else {
    io.complain(`${counted(count, noun)}.`);
  }
}

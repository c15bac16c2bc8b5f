const tableRoles = ["table", "rowgroup", "row", "cell", "columnheader", "rowheader"];
const tables = tableRoles.map((role) => `[role="${role}"]`).join();

/**
 * Takes from the component's grids the roles of a table. They are none: what happens on a day stands beside its cell and
 * not in it, and every box says by itself when it is. A list stays a list, with its days as headings below that of the page.
 */
export function mendRoles(element: HTMLElement, locale: string): void {
  for (const each of element.querySelectorAll(tables)) {
    each.removeAttribute("role");
    each.removeAttribute("aria-colindex");
    each.removeAttribute("aria-colspan");
  }
  for (const each of element.querySelectorAll<HTMLElement>(".ec-header :is(time, span), .ec-day-head time")) {
    each.removeAttribute("aria-label");
    each.lang = locale;
  }
  for (const each of element.querySelectorAll("h4")) {
    each.setAttribute("role", "heading");
    each.setAttribute("aria-level", "3");
  }
  // Hours without an event can be scrolled by keys, too.
  for (const each of element.querySelectorAll<HTMLElement>(".ec-main")) {
    const isList = each.parentElement?.classList.contains("ec-list") ?? false;
    if (isList) {
      each.parentElement?.removeAttribute("role");
    }
    each.tabIndex = 0;
    each.role = isList ? "list" : "group";
    each.ariaLabel = isList ? "Days" : "Days and hours";
  }
}

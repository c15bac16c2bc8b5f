const foreign = ["table", "rowgroup", "row", "cell", "columnheader", "rowheader", "list", "listitem"]
  .map((role) => `[role="${role}"]`)
  .join();

/**
 * Takes from the component's grids and lists the roles that they are not: what happens on a day stands beside its cell and
 * not in it, and every box says by itself when it is. The days of a list are headings below that of the page.
 */
export function mendRoles(element: HTMLElement, locale: string): void {
  for (const each of element.querySelectorAll(foreign)) {
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
    each.tabIndex = 0;
    each.role = "group";
    each.ariaLabel = "Days and hours";
  }
}

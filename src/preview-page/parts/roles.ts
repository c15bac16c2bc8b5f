const tableRoles = ["table", "rowgroup", "row", "cell", "columnheader"];

/**
 * Takes from the component's grids the roles of a table. They are none: what happens on a day stands beside its cell and
 * not in it, and every box says by itself when it is. A list stays a list.
 */
export function mendRoles(element: HTMLElement, locale: string): void {
  for (const each of element.querySelectorAll(tableRoles.map((role) => `[role="${role}"]`).join())) {
    each.removeAttribute("role");
    each.removeAttribute("aria-colindex");
    each.removeAttribute("aria-colspan");
  }
  for (const each of element.querySelectorAll(".ec-header [aria-label]")) {
    each.removeAttribute("aria-label");
  }
  for (const each of element.querySelectorAll<HTMLElement>(
    ".ec-header time, .ec-header span, .ec-day-head time",
  )) {
    each.lang = locale;
  }
}

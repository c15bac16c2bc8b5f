/**
 * Some items of `{ "value": [ … ] }`, an item a line, behind so many that were printed before. A list that breaks off is no
 * valid JSON.
 */
export function renderJsonItems(items: readonly unknown[], before: number): string {
  const lines = items.map((item) => `  ${JSON.stringify(item)}`);
  return (before === 0 ? '{ "value": [\n' : ",\n") + lines.join(",\n");
}

/** What closes the list, behind so many items. */
export function endOfJsonList(count: number): string {
  return count === 0 ? '{ "value": [] }\n' : "\n] }\n";
}

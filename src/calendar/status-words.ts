import type { Status } from "./event.js";

/** As they stand in a sentence. */
export const statusWords: Readonly<Record<Status, string>> = {
  free: "free",
  tentative: "tentative",
  busy: "busy",
  outOfOffice: "out of office",
  workingElsewhere: "working elsewhere",
  unknown: "unknown",
};

/** As the subject of an entry of which nothing else is known: "Out of office". */
export function statusTitle(status: Status): string {
  const words = statusWords[status];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

import { offsetAt, toInstant } from "../data/zones.js";
import { schemaFault } from "./errors.js";

/** An instant as `xs:dateTime`: in UTC, or with the offset of the zone that the request named. */
export function timeText(instant: number, zone: string | undefined): string {
  if (zone === undefined) {
    return `${new Date(instant).toISOString().slice(0, 19)}Z`;
  }
  const offset = offsetAt(instant, zone);
  const wall = new Date(instant + offset).toISOString().slice(0, 19);
  return offset === 0 ? `${wall}Z` : `${wall}${offsetText(offset)}`;
}

function offsetText(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(Math.round(minutes % 60))}`;
}

/** Reads `xs:dateTime`. Without an offset it is of `zone`, or UTC. */
export function readTime(text: string, zone: string | undefined): number {
  const [, wall, offset] =
    /^(-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/.exec(text.trim()) ?? [];
  const instant = wall === undefined ? NaN : Date.parse(`${wall}${offset ?? "Z"}`);
  if (Number.isNaN(instant)) {
    throw schemaFault(`The value '${text}' is invalid according to its datatype 'dateTime'.`);
  }
  return offset === undefined && zone !== undefined ? toInstant(instant, zone) : instant;
}

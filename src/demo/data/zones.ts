import * as zones from "../../base/zones.js";

export { ianaOf, offsetAt, toInstant, toWall } from "../../base/zones.js";

/** What Windows calls an IANA time zone, or its own name. */
export function windowsOf(iana: string): string {
  return zones.windowsOf(iana) ?? iana;
}

/** "2026-11-23T09:30:00.0000000", as Microsoft Graph writes it. */
export function wallText(wall: number): string {
  return `${new Date(wall).toISOString().slice(0, 23)}0000`;
}

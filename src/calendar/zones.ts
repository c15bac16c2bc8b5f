/** The IANA name of a zone that is named as Windows or IANA do, or `undefined` where there is none. */
export function ianaOf(name: string): string | undefined {
  throw new Error(`not built: ${name}`);
}

/** What Windows calls an IANA zone. */
export function windowsOf(iana: string): string | undefined {
  throw new Error(`not built: ${iana}`);
}

/** The instant, as ISO 8601 in UTC, of a clock time ("2026-11-21T09:00:00") in a zone. In a gap, the later; repeated, the earlier. */
export function instantOf(clock: string, zone: string): string {
  throw new Error(`not built: ${clock} ${zone}`);
}

/** The clock time of an instant in a zone, "2026-11-21T09:00:00". */
export function clockOf(instant: string, zone: string): string {
  throw new Error(`not built: ${instant} ${zone}`);
}

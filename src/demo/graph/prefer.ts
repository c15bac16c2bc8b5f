import { ianaOf } from "../data/zones.js";
import type { Call } from "./call.js";
import { Refusal } from "./refusal.js";

/** What the header `Prefer` asks of events. */
export interface Preferences {
  /** As it was spelled, and what it is to IANA. */
  readonly zoneName: string;
  readonly zone: string;
  readonly body: "html" | "text";
  readonly pageSize: number | undefined;
  /** The header that says what was heeded. */
  readonly applied: Readonly<Record<string, string>>;
}

/** @see https://learn.microsoft.com/graph/api/user-list-calendarview */
export function readPreferences({ headers }: Pick<Call, "headers">): Preferences {
  const prefer = headers["prefer"] ?? "";
  const zoneName = /outlook\.timezone\s*=\s*(?:"([^"]*)"|([^\s,;]+))/i.exec(prefer);
  const bodyType = /outlook\.body-content-type\s*=\s*"?(\w+)"?/i.exec(prefer)?.[1]?.toLowerCase();
  const pageSize = /odata\.maxpagesize\s*=\s*"?(\d+)"?/i.exec(prefer)?.[1];
  const name = zoneName?.[1] ?? zoneName?.[2];
  const applied = [
    ...(name === undefined ? [] : [`outlook.timezone="${name}"`]),
    ...(bodyType === "text" ? [`outlook.body-content-type="text"`] : []),
  ];
  return {
    zoneName: name ?? "UTC",
    zone: name === undefined ? "UTC" : knownZone(name),
    body: bodyType === "text" ? "text" : "html",
    pageSize: pageSize === undefined ? undefined : Number(pageSize),
    applied: applied.length === 0 ? {} : { "preference-applied": applied.join(", ") },
  };
}

export function knownZone(name: string): string {
  const zone = ianaOf(name);
  if (zone === undefined) {
    throw new Refusal(
      400,
      "TimeZoneNotSupportedException",
      `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
    );
  }
  return zone;
}

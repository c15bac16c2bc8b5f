import assert from "node:assert/strict";
import type { DemoTenant } from "../../../src/demo/demo-tenant.js";
import { runCli, type Meanwhile, type Ran } from "../../support/cli.js";
import { lineOf } from "./tenant.js";

/** What each event of `calendar` has in JSON. */
export const eventFields = [
  "uid",
  "originalStart",
  "start",
  "end",
  "allDay",
  "zone",
  "subject",
  "status",
  "sensitivity",
  "kind",
  "organizer",
  "location",
  "cancelled",
];

export interface EventJson {
  readonly uid: string;
  readonly originalStart: string | null;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly zone: string | null;
  readonly subject: string;
  readonly status: string;
  readonly sensitivity: string;
  readonly kind: string;
  readonly organizer: { readonly name: string | null; readonly address: string | null } | null;
  readonly location: string | null;
  readonly cancelled: boolean;
}

/** The moment at which the tenants of these tests begin, which is a Saturday. */
export const now = () => new Date("2026-11-21T09:00:00Z");

/** Runs a command in a demo tenant, at the moment at which it began. */
export function runIn(
  tenant: DemoTenant,
  args: readonly string[],
  files: Readonly<Record<string, string>> = {},
  meanwhile: Meanwhile = {},
): Promise<Ran> {
  const [command = "", ...rest] = args;
  return runCli(
    [command, "--endpoints", "line.json", ...rest],
    { "line.json": lineOf(tenant), ...files },
    meanwhile,
  );
}

/** The events that a run told in JSON, which went well. */
export function eventsOf({ code, out, complaints }: Ran): readonly EventJson[] {
  assert.equal(code, 0, complaints);
  return (JSON.parse(out) as { value: EventJson[] }).value;
}

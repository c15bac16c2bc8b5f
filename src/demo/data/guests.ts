import { falls, hash, pick } from "./hash.js";
import { roles, scopes, type OwnGrant, type PermissionName } from "./registration.js";

/** An application that is registered in another tenant and was given something in this one. */
export interface Guest {
  readonly name: string;
  readonly isMicrosofts: boolean;
  readonly createdDaysAgo: number;
  readonly enabled: boolean;
  readonly grants: readonly PermissionName[];
  readonly ownGrants: readonly OwnGrant[];
}

const graph = "Microsoft Graph";
const exchange = "Office 365 Exchange Online";

const named: readonly Guest[] = [
  guest("Beamline Room Panels", { grants: roles(graph, "Calendars.Read", "Place.Read.All") }),
  guest("Postino Mail Archive", { grants: roles(exchange, "full_access_as_app"), createdDaysAgo: 1460 }),
  guest("Microsoft Meeting Insights", { isMicrosofts: true, grants: scopes(graph, "Calendars.Read") }),
];

function guest(name: string, parts: Partial<Guest>): Guest {
  return {
    name,
    isMicrosofts: false,
    createdDaysAgo: 300,
    enabled: true,
    grants: [],
    ownGrants: [],
    ...parts,
  };
}

/** A company that buys more has more of them: one for forty registrations of its own. */
export function countGuests(registrations: number): number {
  return named.length + Math.floor(registrations / 40);
}

const vendors = ["Alder", "Brightline", "Cobalt", "Dovetail", "Ember", "Fathom", "Gable", "Harbour"] as const;
const products = [
  "Booking",
  "CRM Connector",
  "Desk Signage",
  "Interviews",
  "Mail Archive",
  "Meetings",
  "Notes",
  "Payslips",
  "Signatures",
  "Surveys",
] as const;

const everybody: readonly (readonly PermissionName[])[] = [
  scopes(graph, "openid", "profile", "User.Read"),
  scopes(graph, "Calendars.ReadWrite", "User.Read"),
  scopes(exchange, "EWS.AccessAsUser.All"),
];
const applications: readonly (readonly PermissionName[])[] = [
  roles(graph, "User.Read.All"),
  roles(graph, "Mail.Send"),
  roles(graph, "Calendars.ReadWrite"),
  roles(exchange, "full_access_as_app"),
];

/** The `number`-th, of which the first are made by hand. */
export function guestAt(seed: number, number: number): Guest {
  const draw = (purpose: number) => hash(seed ^ 0x9e57, number, purpose);
  const byHand = named[number];
  if (byHand) {
    return byHand;
  }
  const isOwn = falls(draw(1), 40);
  const grants = falls(draw(2), 60)
    ? everybody[draw(3) % everybody.length]
    : applications[draw(3) % applications.length];
  return guest(`${pick(vendors, draw(4))} ${pick(products, draw(5))}`, {
    createdDaysAgo: 40 + (draw(6) % 2000),
    enabled: !falls(draw(7), 5),
    grants: isOwn ? [] : (grants ?? []),
    ownGrants: isOwn
      ? Array.from({ length: 1 + (draw(8) % 12) }, (_, index) => ({
          user: (draw(9) + index) % 40,
          scopes: scopes(graph, "Calendars.ReadWrite", "User.Read"),
        }))
      : [],
  });
}

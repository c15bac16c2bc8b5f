import type { Catalogue, Permission } from "../../catalogue/catalogue.js";
import { crowdRegistration } from "./crowd-registrations.js";
import { dayMilliseconds } from "./days.js";
import { countGuests, guestAt, type Guest } from "./guests.js";
import { Guids } from "./guids.js";
import { hash } from "./hash.js";
import type { PermissionName, Registration } from "./registration.js";
import { registrations } from "./registrations.js";

export interface RegistryOptions {
  readonly seed: number;
  /** How many registrations there are. No fewer than are made by hand. */
  readonly size: number;
  readonly tenantId: string;
  readonly domain: string;
  readonly started: Date;
  readonly catalogue: Catalogue;
}

const firstGuest = 1000;

/** What the registrations of the tenant were made from, and the ids that each number stands for. */
export class Registry {
  readonly size: number;
  /** How many applications of other tenants were given something here. */
  readonly guests: number;
  readonly tenantId: string;
  readonly domain: string;
  readonly catalogue: Catalogue;
  readonly started: Date;
  readonly applicationIds: Guids;
  readonly clientIds: Guids;
  readonly principalIds: Guids;
  readonly keyIds: Guids;
  readonly strangers: Guids;
  readonly #seed: number;

  constructor({ seed, size, tenantId, domain, started, catalogue }: RegistryOptions) {
    this.#seed = seed;
    this.size = Math.max(registrations.length, size);
    this.guests = countGuests(this.size);
    this.tenantId = tenantId;
    this.domain = domain;
    this.started = started;
    this.catalogue = catalogue;
    this.applicationIds = new Guids(seed, "application");
    this.clientIds = new Guids(seed, "client");
    this.principalIds = new Guids(seed, "service principal");
    this.keyIds = new Guids(seed, "key");
    this.strangers = new Guids(seed, "stranger");
  }

  at(index: number): Registration | undefined {
    return index < this.size ? (registrations[index] ?? crowdRegistration(this.#seed, index)) : undefined;
  }

  indexOfClient(appId: string): number | undefined {
    const index = this.clientIds.indexOf(appId);
    return index !== undefined && index < this.size ? index : undefined;
  }

  guestAt(number: number): Guest {
    return guestAt(this.#seed, number);
  }

  /** Other strangers come before them. */
  guestClientId(number: number): string {
    return this.strangers.at(firstGuest + number);
  }

  numberOfGuest(appId: string): number | undefined {
    const number = (this.strangers.indexOf(appId) ?? -1) - firstGuest;
    return number >= 0 && number < this.guests ? number : undefined;
  }

  /** The permission of a name. Throws where there is none, because only this program gives names. */
  permission({ resource, kind, value }: PermissionName): Permission {
    const found = this.catalogue.findResourceByName(resource);
    const permission = found && this.catalogue.findPermissionByName(found.appId, kind, value);
    if (!permission) {
      throw new Error(`There is no ${kind} ${value} of ${resource}.`);
    }
    return permission;
  }

  /** A moment of the day that lies so many days from the start, another one for each `index`. */
  daysFromStart(days: number, index: number): Date {
    const day = Math.floor(this.started.getTime() / dayMilliseconds) + days;
    // Office hours, and never so late that it is not yet that day anywhere.
    return new Date(day * dayMilliseconds + (7 * 3600 + (hash(index, days) % (9 * 3600))) * 1000);
  }
}

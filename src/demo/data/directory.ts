import type { Application, ServicePrincipal } from "./application.js";
import { firstApplications } from "./applications.js";
import { Collection } from "./collection.js";
import { Grants } from "./grants.js";
import type { Registry } from "./registry.js";
import { findFirstPrincipal, firstServicePrincipals } from "./service-principals.js";
import type { Users } from "./users.js";

/** The applications and service principals of the tenant, and what was granted to them. */
export class Directory {
  readonly registry: Registry;
  readonly applications: Collection<Application>;
  readonly servicePrincipals: Collection<ServicePrincipal>;
  readonly grants: Grants;
  readonly #users: Users;
  /** What was written, by client id. */
  readonly #applicationIds = new Map<string, string>();
  readonly #principalIds = new Map<string, string>();
  readonly #owners = new Map<string, readonly string[]>();

  constructor(registry: Registry, users: Users) {
    this.registry = registry;
    this.#users = users;
    this.applications = new Collection(firstApplications(registry));
    this.servicePrincipals = new Collection(firstServicePrincipals(registry));
    this.grants = new Grants({
      registry,
      servicePrincipals: this.servicePrincipals,
      findServicePrincipal: (appId) => this.findServicePrincipal(appId),
      userIdAt: (index) => users.at(index).id,
    });
  }

  findApplication(appId: string): Application | undefined {
    const key = appId.toLowerCase();
    const index = this.registry.indexOfClient(key);
    const id = index === undefined ? this.#applicationIds.get(key) : this.registry.applicationIds.at(index);
    return id === undefined ? undefined : this.applications.find(id);
  }

  findServicePrincipal(appId: string): ServicePrincipal | undefined {
    const key = appId.toLowerCase();
    const id = this.#principalIds.get(key) ?? findFirstPrincipal(this.registry, key);
    return id === undefined ? undefined : this.servicePrincipals.find(id);
  }

  putApplication(application: Application): void {
    this.applications.put(application);
    this.#applicationIds.set(application.appId, application.id);
  }

  /** Its service principal in this tenant goes with it. */
  removeApplication(application: Application): void {
    this.applications.remove(application.id);
    const principal = this.findServicePrincipal(application.appId);
    if (principal) {
      this.removeServicePrincipal(principal);
    }
  }

  putServicePrincipal(principal: ServicePrincipal): void {
    this.servicePrincipals.put(principal);
  }

  /** A new one has no grants, even where the one before it had. */
  addServicePrincipal(principal: ServicePrincipal): void {
    this.servicePrincipals.put(principal);
    this.#principalIds.set(principal.appId, principal.id);
    this.grants.writeAssignments(principal, []);
    this.grants.writeDelegated(principal, []);
  }

  removeServicePrincipal(principal: ServicePrincipal): void {
    this.servicePrincipals.remove(principal.id);
    this.grants.writeAssignments(principal, []);
    this.grants.writeDelegated(principal, []);
  }

  /** Object ids of the users who own an application. */
  ownersOf(application: Application): readonly string[] {
    const index = this.registry.indexOfClient(application.appId);
    const made = index === undefined ? undefined : this.registry.at(index);
    return this.#owners.get(application.id) ?? made?.owners.map((owner) => this.#users.at(owner).id) ?? [];
  }

  setOwners(application: Application, userIds: readonly string[]): void {
    this.#owners.set(application.id, userIds);
  }
}

import { standardCatalogue } from "../../catalogue/standard.js";
import type {
  ClientFacts,
  CompanyOptions,
  ConsentGiven,
  DemoState,
  DemoUser,
  Registration,
  SecretKeeper,
} from "../parts.js";
import { AuditLog } from "./audit-log.js";
import { Calendars } from "./calendars.js";
import { findClient, secretsOf } from "./clients.js";
import { grantedRoles, grantedScopes, keepConsent } from "./consent.js";
import { Directory } from "./directory.js";
import { Exchange } from "./exchange.js";
import { recordFirstAudits } from "./first-audits.js";
import { Groups } from "./groups.js";
import { Guids } from "./guids.js";
import { administratorTool, publicClient, registrations } from "./registrations.js";
import { Registry } from "./registry.js";
import { Users, type Account } from "./users.js";

const domain = "quillhaven.example";
const initialDomain = "quillhaven.onmicrosoft.com";

/** Makes the company that the pretend tenant is of. Takes no longer, and hardly more memory, where it is a large one. */
export function createCompany(options: CompanyOptions): Company {
  return new Company(options);
}

/** Quillhaven, a forwarding company: its people, applications, calendars, and who may do what. */
export class Company implements DemoState {
  readonly name = "Quillhaven Freight";
  readonly domain = domain;
  readonly initialDomain = initialDomain;
  readonly tenantId: string;
  readonly publicClientId: string;
  readonly origin: string;
  readonly ews: string;
  readonly now: () => Date;
  readonly started: Date;
  readonly secrets: SecretKeeper;
  readonly users: Users;
  readonly groups: Groups;
  readonly directory: Directory;
  readonly exchange: Exchange;
  readonly calendars: Calendars;
  readonly audits: AuditLog;
  readonly #newIds: Guids;
  #newIdCount = 0;

  constructor({ now, seed = 1, applications = 0, mailboxes = 0, origin, ews, secrets }: CompanyOptions) {
    this.now = now;
    this.started = now();
    this.origin = origin;
    this.ews = ews;
    this.secrets = secrets;
    this.tenantId = new Guids(seed, "tenant").at(0);
    this.#newIds = new Guids(seed, "new");
    this.users = new Users({ seed, domain, initialDomain, size: mailboxes });
    this.groups = new Groups(seed, domain, this.users);
    const registry = new Registry({
      seed,
      size: applications,
      tenantId: this.tenantId,
      domain,
      started: this.started,
      catalogue: standardCatalogue(),
    });
    this.directory = new Directory(registry, this.users);
    this.publicClientId = registry.clientIds.at(registrations.indexOf(publicClient));
    this.exchange = new Exchange({
      seed,
      users: this.users,
      groups: this.groups,
      clockworkAppId: registry.clientIds.at(0),
      // The telephone system was forgotten.
      ewsAppIds: [0, registrations.indexOf(administratorTool), registrations.indexOf(publicClient)].map(
        (index) => registry.clientIds.at(index),
      ),
    });
    this.calendars = new Calendars({
      seed,
      users: this.users,
      exchange: this.exchange,
      started: this.started,
    });
    const auditIds = new Guids(seed, "audit");
    let audits = 0;
    this.audits = new AuditLog(now, () => auditIds.at(audits++));
    recordFirstAudits(this.audits, this);
  }

  get administrator(): DemoUser {
    return toDemoUser(this.users.at(0));
  }

  get registrations(): readonly Registration[] {
    return registrations
      .filter(({ isPublic }) => !isPublic)
      .flatMap(({ name }, index) => {
        const appId = this.directory.registry.clientIds.at(index);
        const application = this.directory.findApplication(appId);
        return application ? [{ name, appId, secrets: secretsOf(application) }] : [];
      });
  }

  findClient(appId: string): ClientFacts | undefined {
    return findClient(this.directory, appId);
  }

  findUser(idOrName: string): DemoUser | undefined {
    const account = this.users.find(idOrName);
    return account && toDemoUser(account);
  }

  grantedRoles(appId: string, resourceAppId: string): ReadonlySet<string> {
    return grantedRoles(this.directory, appId, resourceAppId);
  }

  grantedScopes(appId: string, userId: string, resourceAppId: string): ReadonlySet<string> {
    return grantedScopes(this.directory, appId, userId, resourceAppId);
  }

  consent(given: ConsentGiven): void {
    keepConsent(this.directory, given, this.now(), () => this.createId());
    const client = this.directory.findServicePrincipal(given.clientId);
    const by = this.users.find(given.by ?? "");
    if (client && by) {
      const { id, userPrincipalName } = by;
      this.audits.recordConsent(
        { at: this.now(), by: { kind: "user", id, userPrincipalName }, client },
        given.userId === undefined,
      );
    }
  }

  /** An id for something new. */
  createId(): string {
    return this.#newIds.at(this.#newIdCount++);
  }
}

function toDemoUser({ id, displayName, userPrincipalName, enabled, roles }: Account): DemoUser {
  return {
    id,
    displayName,
    userPrincipalName,
    enabled,
    isAdministrator: roles.includes("Global Administrator"),
  };
}

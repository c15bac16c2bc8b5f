import { untilAborted } from "../base/wait.js";
import type { Day } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { azureAdGraph, exchangeOnline, graph } from "../catalogue/well-known.js";
import type { AskOptions } from "../graph/asking.js";
import type { BatchRequest, GraphClient } from "../graph/client.js";
import { mostValues } from "../graph/list-by.js";
import { parseResources, readResources, requestNames, type Resource } from "../graph/service-principals.js";

/**
 * The APIs of one tenant, each asked for at most once, and that a tenant has none is remembered, too.
 *
 * Those of the catalogue are asked for only where their object id is needed, and their permissions are the catalogue's:
 * what Microsoft Graph publishes is half a megabyte. `appRoles` and `oauth2PermissionScopes` of such a resource may be
 * empty therefore.
 */
export class TenantResources {
  readonly catalogue: Catalogue;
  /** The day for which everything is judged. */
  readonly today: () => Day;
  readonly #found = new Map<Key, Resource | undefined>();
  readonly #underWay = new Map<Key, Promise<void>>();

  constructor(catalogue: Catalogue, today: () => Day = () => catalogue.date) {
    this.catalogue = catalogue;
    this.today = today;
  }

  /** Learns, with one request at most, what is not known yet of these object ids and client ids. */
  async learn(
    client: GraphClient,
    { ids = [], appIds = [] }: { readonly ids?: Iterable<string>; readonly appIds?: Iterable<string> },
    options: AskOptions = {},
  ): Promise<void> {
    const wanted = [...[...ids].map(keyOfId), ...[...appIds].map(keyOfAppId)];
    for (;;) {
      const unknown = [...new Set(wanted)].filter((key) => !this.#found.has(key));
      const own = unknown.filter((key) => !this.#underWay.has(key));
      const others = unknown.flatMap((key) => this.#underWay.get(key) ?? []);
      if (own.length > 0) {
        await this.#share(own, this.#ask(client, own, options));
      } else if (others.length > 0) {
        // Whoever asked may have given up, which is no reason to do so, too.
        await untilAborted(Promise.allSettled(others), options.signal);
      } else {
        return;
      }
    }
  }

  /** The request for the object ids of the APIs that most applications ask for, to go along with others. */
  requestUsual(): BatchRequest | undefined {
    const unknown = listUsual(this.catalogue).filter((appId) => !this.#found.has(keyOfAppId(appId)));
    return requestNames(unknown)[0];
  }

  /** Takes the answer to that. */
  keepUsual(body: unknown): void {
    this.#keep(listUsual(this.catalogue).map(keyOfAppId), parseResources(body));
  }

  /** By object id. */
  find(id: string): Resource | undefined {
    return this.#found.get(keyOfId(id));
  }

  findByAppId(appId: string): Resource | undefined {
    return this.#found.get(keyOfAppId(appId));
  }

  /** Asks anew for what the tenant had not, the next time it is wanted: an API comes with the first consent to it. */
  forgetMissing(): void {
    for (const [key, resource] of this.#found) {
      if (!resource) {
        this.#found.delete(key);
      }
    }
  }

  async #ask(client: GraphClient, keys: readonly Key[], options: AskOptions): Promise<void> {
    const ids = keys.filter((key) => key.startsWith("id ")).map(valueOf);
    const appIds = keys.filter((key) => key.startsWith("appId ")).map(valueOf);
    const isKnown = (appId: string) => this.catalogue.findResource(appId) !== undefined;
    const found = await readResources(
      client,
      { ids, appIds: appIds.filter((appId) => !isKnown(appId)), namedOnly: appIds.filter(isKnown) },
      options,
    );
    this.#keep(keys, found);
  }

  #keep(wanted: readonly Key[], found: readonly Resource[]): void {
    for (const resource of found) {
      this.#found.set(keyOfId(resource.id), resource);
      if (resource.appId !== null) {
        this.#found.set(keyOfAppId(resource.appId), resource);
      }
    }
    for (const key of wanted) {
      if (!this.#found.has(key)) {
        this.#found.set(key, undefined);
      }
    }
  }

  /** Lets others wait for the same answer. */
  async #share(keys: readonly Key[], asking: Promise<void>): Promise<void> {
    keys.forEach((key) => this.#underWay.set(key, asking));
    try {
      await asking;
    } finally {
      keys.forEach((key) => this.#underWay.delete(key));
    }
  }
}

type Key = `id ${string}` | `appId ${string}`;

const keyOfId = (id: string): Key => `id ${id.toLowerCase()}`;
const keyOfAppId = (appId: string): Key => `appId ${appId.toLowerCase()}`;
const valueOf = (key: Key) => key.slice(key.indexOf(" ") + 1);

/** As many as one filter takes: those that calendars are about, then those of which the tenant would have most to say. */
function listUsual(catalogue: Catalogue): readonly string[] {
  const published = catalogue.resources.filter(({ removed }) => removed === undefined);
  const largest = published.toSorted((a, b) => b.permissions.length - a.permissions.length);
  const appIds = [graph, exchangeOnline, azureAdGraph, ...largest.map(({ appId }) => appId)];
  return [...new Set(appIds)].slice(0, mostValues);
}

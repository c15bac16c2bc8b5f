import type { Catalogue } from "../catalogue/catalogue.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import type { Resource } from "../graph/service-principals.js";

/** The APIs of one tenant, each asked for at most once. What the catalogue knows is asked for only where its object id is needed. */
export class TenantResources {
  readonly catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  /** Learns, with one request at most, what is not known yet of these object ids and client ids. */
  learn(
    client: GraphClient,
    wanted: { readonly ids?: Iterable<string>; readonly appIds?: Iterable<string> },
    options: AskOptions = {},
  ): Promise<void> {
    throw new Error(`not built: ${String([client, wanted, options])}`);
  }

  /** By object id. */
  find(id: string): Resource | undefined {
    throw new Error(`not built: ${id}`);
  }

  findByAppId(appId: string): Resource | undefined {
    throw new Error(`not built: ${appId}`);
  }
}

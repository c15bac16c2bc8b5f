import { exchangeOnline, graph } from "../../catalogue/well-known.js";

/** An API that tokens are given for. */
export interface DemoResource {
  readonly appId: string;
  /** What tokens have as their audience: its origin in the demo. */
  readonly audience: string;
  /** What may stand before the name of a permission, in lower case: the demo's address, Microsoft's, and the appId. */
  readonly names: readonly string[];
}

export interface DemoResources {
  readonly graph: DemoResource;
  readonly exchange: DemoResource;
}

export function createResources(origins: {
  readonly graph: string;
  readonly exchange: string;
}): DemoResources {
  return {
    graph: {
      appId: graph,
      audience: origins.graph,
      names: [origins.graph, graph, "https://graph.microsoft.com"],
    },
    exchange: {
      appId: exchangeOnline,
      audience: origins.exchange,
      names: [
        origins.exchange,
        exchangeOnline,
        "https://outlook.office365.com",
        "https://outlook.office.com",
      ],
    },
  };
}

export function findResource({ graph, exchange }: DemoResources, name: string): DemoResource | undefined {
  const wanted = name.toLowerCase().replace(/\/+$/, "");
  return [graph, exchange].find(({ names }) => names.includes(wanted));
}

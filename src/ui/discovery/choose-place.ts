import type * as vscode from "vscode";
import type { Cloud } from "../../identity/clouds.js";
import type { Connection } from "../../identity/connection.js";
import { listPlaces } from "../connections/connection-choices.js";
import type { Connections } from "../connections/connections.js";
import { describeConnection, isServer } from "../connections/describe-connection.js";
import { plain } from "../input/plain.js";
import { separator, type Separator } from "../input/quick-input.js";

/** Whose Autodiscover is asked first. */
export interface Place {
  readonly cloud: Cloud;
  /** Absent where somebody only wants to know. */
  readonly connection: Connection | undefined;
}

export interface DiscoveryItem extends vscode.QuickPickItem {
  readonly where: Place;
}

/** The connections to tenants, the demo tenant among them, and all clouds. */
export function listDiscoveryPlaces(connections: Connections): readonly (DiscoveryItem | Separator)[] {
  const tenants = connections.list().filter(({ way }) => !isServer(way));
  const ofTenants = tenants.map((connection): DiscoveryItem => {
    const cloud = connections.cloudOf(connection);
    return {
      label: plain(connection.name),
      description: plain(describeConnection(connection, { cloud: cloud.title })),
      where: { cloud, connection },
    };
  });
  const ofClouds = listPlaces(undefined).flatMap(({ label, cloud }): DiscoveryItem[] =>
    cloud
      ? [{ label, description: new URL(cloud.autodiscover).host, where: { cloud, connection: undefined } }]
      : [],
  );
  return tenants.length === 0
    ? ofClouds
    : [separator("connections"), ...ofTenants, separator("clouds"), ...ofClouds];
}

/** The place of the line that a command was started from. */
export function placeOfNode(connections: Connections, node: unknown): Place | undefined {
  const { connection } = (node ?? {}) as { readonly connection?: Partial<Connection> };
  const found = connections.find(connection?.id ?? "");
  return found && !isServer(found.way) ? { connection: found, cloud: connections.cloudOf(found) } : undefined;
}

import type { Node } from "jsonc-parser";
import type { Manifest, RequestedPermission, RequestedResource } from "./manifest.js";
import { endOf } from "./tree.js";

/** A value that means something: the text that a person points at, and what it belongs to. */
export type Place =
  | { readonly what: "resource"; readonly node: Node; readonly requested: RequestedResource }
  | { readonly what: "permission"; readonly node: Node; readonly asked: RequestedPermission }
  | { readonly what: "type"; readonly node: Node; readonly asked: RequestedPermission };

/** The value at `offset`, its quotes and the place right behind it included. */
export function locate(manifest: Manifest, offset: number): Place | undefined {
  for (const place of listPlaces(manifest)) {
    if (place.node.offset <= offset && offset <= endOf(place.node)) {
      return place;
    }
  }
  return undefined;
}

/**
 * Every resource, permission and type of a manifest.
 *
 * It goes by the values alone: in a half-typed text, the objects around them have no end.
 */
export function* listPlaces({ applications }: Manifest): Generator<Place> {
  for (const { resources } of applications) {
    for (const requested of resources) {
      if (requested.appId) {
        yield { what: "resource", node: requested.appId, requested };
      }
      for (const asked of requested.permissions) {
        if (asked.id) {
          yield { what: "permission", node: asked.id, asked };
        }
        if (asked.type) {
          yield { what: "type", node: asked.type, asked };
        }
      }
    }
  }
}

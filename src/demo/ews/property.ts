import { EwsError } from "./errors.js";
import type { Shape } from "./shape.js";
import type { ShownItem } from "./shown-item.js";
import { nothing, type, type Xml } from "./xml.js";

export type ReadOperation = "find" | "get";

/** A property of items: its name, when it is given and what it is. `undefined` is left out. */
export interface Property {
  readonly uri: string;
  /**
   * default: in the shapes Default and AllProperties; all: in AllProperties; asked: where it is named; item: in AllProperties
   * of GetItem, and "asked in item" where GetItem names it. A list has neither of both.
   */
  readonly on: "default" | "all" | "asked" | "item" | "asked in item";
  readonly render?: (
    shown: ShownItem,
    operation: ReadOperation,
  ) => string | number | boolean | Xml | readonly Xml[] | undefined;
  /** In the place of `render`, where there are attributes. */
  readonly element?: (shown: ShownItem) => Xml | undefined;
}

/**
 * What a list cannot tell, somebody has to ask GetItem for.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/email-properties-and-elements-in-ews-in-exchange
 */
export function checkProperties(
  properties: readonly Property[],
  shape: Shape,
  operation: ReadOperation,
): void {
  const wrong = properties.find(
    ({ uri, on }) =>
      operation === "find" && (on === "item" || on === "asked in item") && shape.additional.has(uri),
  );
  if (wrong) {
    throw new EwsError(
      "ErrorInvalidPropertyRequest",
      "The property can not be used with this type of request.",
      wrong.uri,
    );
  }
}

export function renderProperties(
  properties: readonly Property[],
  shown: ShownItem,
  shape: Shape,
  operation: ReadOperation,
): Xml[] {
  return properties
    .filter(({ uri, on }) => shape.additional.has(uri) || isIn(on, shape.base, operation))
    .map(
      ({ uri, render, element }) =>
        element?.(shown) ?? type(uri.slice(uri.indexOf(":") + 1), render?.(shown, operation)),
    )
    .filter((rendered) => rendered !== nothing);
}

function isIn(on: Property["on"], base: Shape["base"], operation: ReadOperation): boolean {
  switch (on) {
    case "default":
      return base !== "IdOnly";
    case "all":
      return base === "AllProperties";
    case "item":
      return base === "AllProperties" && operation === "get";
    case "asked":
    case "asked in item":
      return false;
  }
}

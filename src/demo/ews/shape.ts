import { schemaFault } from "./errors.js";
import { fieldNames } from "./field-names.js";
import { childOf, textOf, type XmlElement } from "./read-xml.js";

/** Which properties are asked for. */
export interface Shape {
  readonly base: "IdOnly" | "Default" | "AllProperties";
  /** Names as in "calendar:Start". */
  readonly additional: ReadonlySet<string>;
  readonly bodyType: "html" | "text";
}

/** @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/property-sets-and-response-shapes-in-ews-in-exchange */
export function readShape(operation: XmlElement): Shape {
  const shape = childOf(operation, "ItemShape") ?? childOf(operation, "FolderShape");
  const base = textOf(shape, "BaseShape");
  const uris = (childOf(shape, "AdditionalProperties")?.children ?? [])
    .filter(({ name }) => name === "FieldURI")
    .map(({ attributes }) => attributes["FieldURI"] ?? "");
  const unknown = uris.find((uri) => !fieldNames.has(uri));
  if (unknown !== undefined) {
    throw schemaFault(`The value '${unknown}' of 'FieldURI' is invalid: the Enumeration constraint failed.`);
  }
  return {
    base: base === "AllProperties" || base === "Default" ? base : "IdOnly",
    additional: new Set(uris),
    bodyType: textOf(shape, "BodyType") === "Text" ? "text" : "html",
  };
}

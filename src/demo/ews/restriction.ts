import { EwsError } from "./errors.js";
import { childOf, type XmlElement } from "./read-xml.js";

type Properties = Readonly<Record<string, string | undefined>>;

/**
 * Whether something has the properties that a restriction wants.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/restriction
 */
export function matchesRestriction(restriction: XmlElement, properties: Properties): boolean {
  const { name, children } = restriction;
  switch (name) {
    case "And":
      return children.every((child) => matchesRestriction(child, properties));
    case "Or":
      return children.some((child) => matchesRestriction(child, properties));
    case "Not":
      return children.every((child) => !matchesRestriction(child, properties));
    case "Exists":
      return valueOf(restriction, properties) !== undefined;
    case "IsEqualTo":
      return valueOf(restriction, properties) === constantOf(restriction);
    case "IsNotEqualTo":
      return valueOf(restriction, properties) !== constantOf(restriction);
    case "Contains":
      return contains(restriction, valueOf(restriction, properties) ?? "");
    default:
      throw new EwsError("ErrorUnsupportedPathForQuery", "The property can not be used in a search query.");
  }
}

function valueOf(restriction: XmlElement, properties: Properties): string | undefined {
  const uri = childOf(restriction, "FieldURI")?.attributes["FieldURI"] ?? "";
  if (!Object.hasOwn(properties, uri)) {
    throw new EwsError(
      "ErrorUnsupportedPathForQuery",
      "The property can not be used in a search query.",
      uri,
    );
  }
  return properties[uri];
}

function constantOf(restriction: XmlElement): string {
  const constant = childOf(childOf(restriction, "FieldURIOrConstant") ?? restriction, "Constant");
  return constant?.attributes["Value"] ?? "";
}

function contains(restriction: XmlElement, value: string): boolean {
  const { ContainmentMode, ContainmentComparison = "Exact" } = restriction.attributes;
  const fold = (text: string) => (ContainmentComparison === "Exact" ? text : text.toLowerCase());
  const [text, wanted] = [fold(value), fold(constantOf(restriction))];
  return ContainmentMode === "FullString"
    ? text === wanted
    : ContainmentMode === "Prefixed"
      ? text.startsWith(wanted)
      : text.includes(wanted);
}

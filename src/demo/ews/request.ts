import { ianaOf } from "../data/zones.js";
import { EwsFault, invalidRequest, schemaFault } from "./errors.js";
import { childOf, readXml, type XmlElement } from "./read-xml.js";
import { checkSchema, namespaces } from "./schema.js";

/** Who is to be, by one of several names. */
export interface ConnectingSid {
  readonly kind: "PrincipalName" | "SID" | "PrimarySmtpAddress" | "SmtpAddress";
  readonly value: string;
}

export interface EwsRequest {
  readonly impersonated: ConnectingSid | undefined;
  /** The IANA name of the zone that times without an offset are of, and that times are answered in. */
  readonly zone: string | undefined;
  readonly operation: XmlElement;
}

const versions =
  /^Exchange(?:2007|2007_SP1|2009|2010|2010_SP1|2010_SP2|2012|2013|2013_SP1|2015|2016|V2015_10_05)$|^V\d/;

/** Reads a SOAP envelope. Throws an `EwsFault` where it is none that Exchange takes. */
export function readRequest(text: string): EwsRequest {
  const envelope = readXml(text);
  if (envelope?.name !== "Envelope" || envelope.namespace !== namespaces.soap) {
    throw schemaFault("The request is no SOAP envelope.");
  }
  const header = childOf(envelope, "Header");
  const version = childOf(header, "RequestServerVersion")?.attributes["Version"];
  if (version !== undefined && !versions.test(version)) {
    throw new EwsFault("ErrorInvalidServerVersion", "The specified server version is invalid.");
  }
  header?.children.filter(({ name }) => name === "ExchangeImpersonation").forEach(checkSchema);
  const [operation, ...more] = childOf(envelope, "Body")?.children ?? [];
  if (!operation || more.length > 0 || operation.namespace !== namespaces.messages) {
    throw schemaFault("The body of the request has to be one operation.");
  }
  checkNamespaces(operation);
  checkSchema(operation);
  return { impersonated: readSid(header), zone: readZone(header), operation };
}

/** Wherever an element belongs to neither of both, it is another one. */
function checkNamespaces({ namespace, name, children }: XmlElement): void {
  if (namespace !== namespaces.messages && namespace !== namespaces.types) {
    throw schemaFault(`The element '${name}' in namespace '${namespace}' is not known.`);
  }
  children.forEach(checkNamespaces);
}

function readSid(header: XmlElement | undefined): ConnectingSid | undefined {
  const [sid] = childOf(childOf(header, "ExchangeImpersonation"), "ConnectingSID")?.children ?? [];
  return sid && { kind: sid.name as ConnectingSid["kind"], value: sid.text.trim() };
}

function readZone(header: XmlElement | undefined): string | undefined {
  const definition = childOf(childOf(header, "TimeZoneContext"), "TimeZoneDefinition");
  const id = definition?.attributes["Id"];
  if (!definition || id === undefined) {
    return undefined;
  }
  const zone = ianaOf(id);
  if (zone === undefined) {
    throw invalidRequest(`The time zone '${id}' is not known.`);
  }
  return zone;
}

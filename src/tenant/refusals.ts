import { isGuid } from "../base/guid.js";
import { quoted } from "../base/words.js";
import { legacyProperties } from "../manifest/dialect.js";
import { isTemplate } from "../manifest/placeholders.js";
import { isListOfObjects, isNothing, namesOf, readRequests } from "./align.js";
import { applicationShape, shapeOf, type Members, type Shape } from "./application-shape.js";
import { isObject, listOf, pathTo, textOf, type Json, type JsonObject } from "./json.js";

const setByEntra = "Microsoft Entra sets this itself, so nobody can write it.";
const ofItsOwn = "This is not part of the registration itself, so a push does not change it.";

/**
 * What a push does not write, and why.
 *
 * @see https://learn.microsoft.com/graph/api/application-update
 */
const readOnly: Readonly<Record<string, string>> = {
  id: "This file is of another application.",
  appId: "This file is of another application.",
  deletedDateTime: setByEntra,
  applicationTemplateId: setByEntra,
  disabledByMicrosoftStatus: setByEntra,
  createdByAppId: setByEntra,
  createdDateTime: setByEntra,
  publisherDomain: "The publisher domain is chosen among the verified domains of the tenant, in the portal.",
  verifiedPublisher: "A publisher is verified in the portal.",
  certification: "Microsoft certifies an application, nobody else.",
  uniqueName: "The unique name can be given only when the application is made.",
  logo: "The logo is uploaded as a picture, in the portal.",
  "info.logoUrl": "The logo is uploaded as a picture, in the portal.",
  passwordCredentials: "Secrets are added and removed by commands of their own, never by a push.",
  keyCredentials: "Certificates are added and removed in the portal, never by a push.",
  appManagementPolicies: ofItsOwn,
  createdOnBehalfOf: ofItsOwn,
  extensionProperties: ofItsOwn,
  federatedIdentityCredentials: ofItsOwn,
  homeRealmDiscoveryPolicies: ofItsOwn,
  owners: ofItsOwn,
  synchronization: ofItsOwn,
  tokenIssuancePolicies: ofItsOwn,
  tokenLifetimePolicies: ofItsOwn,
};

/** Members that Microsoft Graph gives only where they are asked for by name. */
const onlyByName = new Set([
  "appManagementPolicies",
  "authenticationBehaviors",
  "createdOnBehalfOf",
  "extensionProperties",
  "federatedIdentityCredentials",
  "homeRealmDiscoveryPolicies",
  "logo",
  "owners",
  "synchronization",
  "tokenIssuancePolicies",
  "tokenLifetimePolicies",
]);

/** What a file says, without what the answer of the tenant leaves open. */
export function comparable(said: JsonObject, tenant: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(said).filter(([name]) => !onlyByName.has(name) || tenant[name] !== undefined),
  );
}

/** Why a property is not written, whatever is to be done with it. */
export function readOnlyReason(property: string): string | undefined {
  const [top = ""] = property.split(".");
  return [property, top]
    .map((name) => (Object.hasOwn(readOnly, name) ? readOnly[name] : undefined))
    .find(Boolean);
}

/** Whether a push may send this member of an application. */
export function isWritable(property: string): boolean {
  const [top = ""] = property.split(".");
  return Object.hasOwn(applicationShape.members, top) && readOnlyReason(property) === undefined;
}

/** What Microsoft Graph would not accept, by property. What comes from a tenant has no placeholders that are filled in later. */
export function findFaults(said: JsonObject, source: "file" | "tenant"): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  for (const [property, why] of faultsOf(
    applicationShape,
    "",
    said,
    source === "file" ? findTemplate : none,
  )) {
    if (!faults.has(property)) {
      faults.set(property, why);
    }
  }
  return faults;
}

type Fault = readonly [property: string, why: string];

const none = () => undefined;

function* faultsOf(
  shape: Shape,
  property: string,
  value: Json,
  findTemplate: (value: Json) => string | undefined,
): Generator<Fault> {
  if (isNothing(value)) {
    if (property === "displayName" || property === "signInAudience") {
      yield [property, `An application always has a ${property}, so it cannot be cleared.`];
    }
  } else if (shape.kind === "object" && isObject(value)) {
    for (const name of namesOf(shape.members, value)) {
      const path = pathTo(property, name);
      if (Object.hasOwn(shape.members, name)) {
        yield* faultsOf(shapeOf(shape.members, name), path, value[name], findTemplate);
      } else {
        yield [path, unknownReason(path)];
      }
    }
  } else {
    const template = findTemplate(value);
    const wrong =
      template === undefined
        ? faultOf(shape, value)
        : `Another tool has yet to fill in the placeholder ${quoted(template)}.`;
    if (wrong !== undefined) {
      yield [property, wrong];
    }
  }
}

function unknownReason(path: string): string {
  const today = Object.hasOwn(legacyProperties, path) ? legacyProperties[path] : undefined;
  return today
    ? `This is the old name of ${today}. Convert the file to the format of Microsoft Graph first.`
    : "Microsoft Graph v1.0 has no such property.";
}

/** A text in which there is something that is filled in later. */
function findTemplate(value: Json): string | undefined {
  const text = textOf(value);
  if (text !== undefined) {
    return isTemplate(text) ? text : undefined;
  }
  const inner = listOf(value) ?? (isObject(value) ? Object.values(value) : []);
  return inner.map(findTemplate).find((found) => found !== undefined);
}

function faultOf(shape: Shape, value: Json): string | undefined {
  switch (shape.kind) {
    case "text":
    case "guid":
    case "instant":
      return typeof value === "string" ? undefined : "This has to be a text in double quotes.";
    case "flag":
      return typeof value === "boolean" ? undefined : "This has to be true or false.";
    case "number":
      return typeof value === "number" && Number.isInteger(value)
        ? undefined
        : "This has to be a whole number.";
    case "set":
      return listOf(value)?.every((entry) => typeof entry === "string")
        ? undefined
        : "This has to be a list of texts in double quotes.";
    case "permissions":
      return faultOfPermissions(value);
    case "entries":
      return isListOfObjects(value)
        ? faultInEntries(shape.members, shape.closed === true, value)
        : "This has to be a list of objects in braces.";
    case "indices":
      return isListOfObjects(value) ? undefined : "This has to be a list of objects in braces.";
    case "object":
      return "This has to be an object in braces.";
    case "any":
    case "ignored":
      return undefined;
  }
}

function faultInEntries(
  members: Members,
  closed: boolean,
  entries: readonly JsonObject[],
): string | undefined {
  for (const entry of entries) {
    for (const name of namesOf(members, entry)) {
      const isKnown = Object.hasOwn(members, name);
      const fault =
        isKnown && !isNothing(entry[name]) ? faultOf(shapeOf(members, name), entry[name]) : undefined;
      if (fault !== undefined) {
        return `${name}: ${fault}`;
      }
      if (!isKnown && !closed && !isNothing(entry[name])) {
        return `Microsoft Graph v1.0 has no property ${quoted(name)} in these entries.`;
      }
    }
  }
  return undefined;
}

/** Microsoft Graph takes GUIDs and the two words for the kind, and nothing that a person would understand as well. */
function faultOfPermissions(value: Json): string | undefined {
  const list = listOf(value);
  if (!list) {
    return "This has to be a list of objects in braces.";
  }
  const { requests, others } = readRequests(list);
  if (others.length > 0) {
    return "An entry of it does not say what it asks for. Each has a resourceAppId, and permissions with an id and a type.";
  }
  const wrong = requests
    .flatMap(({ resource, id, type }) => [
      isGuid(resource) ? undefined : resource,
      isGuid(id) ? undefined : id,
      type === "Role" || type === "Scope" ? undefined : type,
    ])
    .find((text) => text !== undefined);
  return wrong === undefined
    ? undefined
    : `Microsoft Graph does not accept ${quoted(wrong)} here. The check of the file says how to mend it.`;
}

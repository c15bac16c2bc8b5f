import { isGuid } from "../base/guid.js";
import { listed, quoted } from "../base/words.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { kindWord } from "../catalogue/explain.js";
import { platformNames, type Platform } from "../manifest/redirects.js";
import { readRequests, type Request } from "./align.js";
import { isObject, listOf, textOf, written, type Json, type JsonObject } from "./json.js";

/** Whether something would be done, or was. */
export type Voice = "would" | "did";

const verbs = {
  would: { add: "Adds", remove: "Removes", change: "Changes", set: "Sets", clear: "Clears" },
  did: { add: "Added", remove: "Removed", change: "Changed", set: "Set", clear: "Cleared" },
} as const;

/** What becomes of one value, as a whole sentence. */
export function describeChange(name: string, to: Json, from: Json, voice: Voice): string {
  const verb = verbs[voice];
  if (from === undefined) {
    return `${verb.set} ${name} to ${show(to)}.`;
  }
  if (to === undefined) {
    return `${verb.clear} ${name}, which ${voice === "would" ? "is" : "was"} ${show(from)}.`;
  }
  return show(from) === show(to)
    ? `${verb.change} ${name}, ${show(from)}, where it does not show in so few words.`
    : `${verb.change} ${name} from ${show(from)} to ${show(to)}.`;
}

/** The same without the values, of which nobody knows what they are. */
export function describeUnknown(name: string, to: Json, from: Json, voice: Voice): string {
  const verb = verbs[voice];
  return `${from === undefined ? verb.set : to === undefined ? verb.clear : verb.change} ${name}.`;
}

const mostShown = 5;

function show(value: Json): string {
  const text = textOf(value);
  const texts = listOf(value)?.filter((entry) => typeof entry === "string");
  if (texts && texts.length > 0 && texts.length === listOf(value)?.length) {
    const more = texts.length - mostShown;
    const shown = texts.slice(0, mostShown).map((entry) => quoted(entry));
    return listed(more > 0 ? [...shown, `${String(more)} more`] : shown);
  }
  return text === undefined && (typeof value === "boolean" || typeof value === "number")
    ? String(value)
    : quoted(text ?? written(value));
}

/** What becomes of a list of texts, a sentence for each of them. */
export function describeTexts(property: string, to: Json, from: Json, voice: Voice): string[] {
  const [wanted, present] = [new Set(listOf(to)), new Set(listOf(from))];
  const verb = verbs[voice];
  const name = (entry: Json) => nameEntry(property, entry);
  return [
    ...[...wanted].filter((entry) => !present.has(entry)).map((entry) => `${verb.add} ${name(entry)}.`),
    ...[...present].filter((entry) => !wanted.has(entry)).map((entry) => `${verb.remove} ${name(entry)}.`),
  ];
}

function nameEntry(property: string, entry: Json): string {
  const [platform = "", list] = property.split(".");
  if (list === "redirectUris" && Object.hasOwn(platformNames, platform)) {
    return `the redirect URI ${show(entry)} (${platformNames[platform as Platform]})`;
  }
  const noun = nouns[property];
  return noun === undefined ? `${show(entry)} in ${property}` : `the ${noun} ${show(entry)}`;
}

const nouns: Readonly<Record<string, string>> = {
  tags: "tag",
  identifierUris: "identifier URI",
  "api.knownClientApplications": "known client application",
};

/** What becomes of the permissions that are asked for, a sentence for each of them. */
export function describePermissions(to: Json, from: Json, catalogue: Catalogue, voice: Voice): string[] {
  const [wanted, present] = [requestsOf(to), requestsOf(from)];
  const verb = verbs[voice];
  return [
    ...without(wanted, present)
      .map((request) => `${verb.add} ${nameRequest(request, catalogue)}.`)
      .sort(),
    ...without(present, wanted)
      .map((request) => `${verb.remove} ${nameRequest(request, catalogue)}.`)
      .sort(),
  ];
}

function requestsOf(value: Json): Map<string, Json> {
  const list = listOf(value);
  const { requests, others } = readRequests(list ?? []);
  const rest = list || value === undefined ? others : [value];
  return new Map([...requests, ...rest].map((each) => [written(each), each]));
}

const without = (some: ReadonlyMap<string, Json>, others: ReadonlyMap<string, Json>) =>
  [...some].filter(([key]) => !others.has(key)).map(([, request]) => request);

function nameRequest(request: Json, catalogue: Catalogue): string {
  const { resource, id, type }: Partial<Request> = isObject(request) ? request : {};
  if (resource === undefined || id === undefined || type === undefined) {
    return `an entry of requiredResourceAccess that asks for nothing: ${show(request)}`;
  }
  const known = catalogue.findResource(resource);
  const kind = type === "Role" || type === "Scope" ? type : undefined;
  const permission = kind && known ? catalogue.findPermission(known.appId, kind, id) : undefined;
  const name = permission?.value === "" ? undefined : permission?.value;
  const of = known?.name ?? `the resource ${spell(resource)}`;
  return `${name ?? spell(id)} (${kind ? kindWord[kind] : spell(type)}) of ${of}`;
}

const spell = (text: string) => (isGuid(text) ? text : quoted(text));

/** That an entry of a list comes or goes. */
export function describeEntry(noun: string, label: string, what: "add" | "remove", voice: Voice): string {
  return `${verbs[voice][what]} the ${noun} ${label}.`;
}

/** What an entry is called, by the first of its members that says so. */
export function labelOf(entry: JsonObject): string {
  for (const name of ["displayName", "value", "adminConsentDisplayName", "name", "key"]) {
    const text = textOf(entry[name]);
    if (text !== undefined) {
      return quoted(text);
    }
  }
  const id = textOf(entry["id"]) ?? textOf(entry["keyId"]) ?? textOf(entry["appId"]);
  return id === undefined ? "without a name" : spell(id);
}

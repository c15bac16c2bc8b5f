import type { Application } from "@microsoft/microsoft-graph-types";
import type { Catalogue } from "../catalogue/catalogue.js";
import { exposedSecrets } from "../manifest/credentials.js";
import type { Application as ReadApplication } from "../manifest/manifest.js";
import { align } from "./align.js";
import { applicationShape } from "./application-shape.js";
import { differ } from "./differ.js";
import type { Voice } from "./difference-words.js";
import type { Json, JsonObject } from "./json.js";
import { sayingsOf, withNode } from "./read-file.js";
import { comparable, findFaults, readOnlyReason } from "./refusals.js";

/** A member, or an entry of a list, in which the file and the tenant differ. */
export interface Difference {
  /** As Microsoft Graph names it: "web.redirectUris". */
  readonly property: string;
  /** What the file would change, in words: "Adds Calendars.Read (application) of Microsoft Graph." */
  readonly words: readonly string[];
  /** Whether it can be written, and if not, why, as a whole sentence. */
  readonly refusal: string | undefined;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Both sides as texts in which only real differences differ, for a comparison side by side. */
  readonly file: string;
  readonly tenant: string;
}

/**
 * Says in what the application of a file departs from that of the tenant. Only what the file speaks of is compared; the
 * order of lists that have none, spelling of GUIDs, and nothing said as null, empty or not at all are no difference. A
 * legacy manifest is compared as what it says in Microsoft Graph's form.
 *
 * No list of an application has an order that counts. Entries that are known by an id are compared in the members that
 * the file gives them. What Microsoft Graph shows only to who asks for it by name, such as the owners, is left out where
 * `tenant` has not got it, and values of secrets always.
 */
export function compareManifest(
  file: ReadApplication,
  tenant: Application,
  catalogue: Catalogue,
): Comparison {
  return compareSayings(withoutSecrets(file), tenant, catalogue);
}

/** What a file says, without members that should not be shown to anybody. */
export function withoutSecrets(file: ReadApplication): JsonObject {
  const secrets = new Set([...exposedSecrets(withNode(file))].map(({ name }) => name));
  return Object.fromEntries(Object.entries(sayingsOf(file)).filter(([name]) => !secrets.has(name)));
}

/** The same for what was said in Microsoft Graph's form already, be it in a file or by the tenant at another time. */
export function compareSayings(
  said: JsonObject,
  tenant: Application,
  catalogue: Catalogue,
  { voice = "would", source = "file" }: { readonly voice?: Voice; readonly source?: "file" | "tenant" } = {},
): Comparison {
  const aligned = align(applicationShape, comparable(said, { ...tenant }), tenant);
  const faults = findFaults(said, source);
  const differences = differ(applicationShape, "", aligned, catalogue, voice).map(
    ({ property, words, refusal }): Difference => ({
      property,
      words,
      refusal: readOnlyReason(property) ?? faults.get(property) ?? refusal,
    }),
  );
  return { differences, file: render(aligned.file), tenant: render(aligned.tenant) };
}

const render = (value: Json) => `${JSON.stringify(value ?? {}, undefined, 2)}\n`;

import fc from "fast-check";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { azureAdGraph, exchangeOnline, graph } from "./manifests.js";

const catalogue = standardCatalogue();

/** An entry of a snippet: a resource, and what is asked of it. */
export interface Entry {
  readonly appId: string;
  readonly accesses: readonly { readonly id: string; readonly kind: string }[];
}

const known = [graph, exchangeOnline, azureAdGraph].map((appId) =>
  fc.record({
    appId: fc.constant(appId),
    accesses: fc.uniqueArray(
      fc
        .constantFrom(...(catalogue.findResource(appId)?.permissions ?? []))
        .map(({ id, kind }) => ({ id, kind })),
      { minLength: 1, maxLength: 4, selector: ({ id, kind }) => `${kind} ${id}` },
    ),
  }),
);

const unknown = fc.record({
  appId: fc.uuid(),
  accesses: fc.uniqueArray(fc.record({ id: fc.uuid(), kind: fc.constantFrom("Role", "Scope") }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ id }) => id,
  }),
});

const unique = { minLength: 1, maxLength: 3, selector: ({ appId }: Entry) => appId } as const;

/** Entries of which the catalogue knows everything. */
export const knownEntries: fc.Arbitrary<Entry[]> = fc.uniqueArray(fc.oneof(...known), unique);

/** Entries of which some are of an organisation's own making. */
export const anyEntries: fc.Arbitrary<Entry[]> = fc.uniqueArray(
  fc.oneof(...known.map((arbitrary) => ({ arbitrary, weight: 3 })), { arbitrary: unknown, weight: 2 }),
  unique,
);

/** Every permission as `resource kind id`, in order. */
export function keysOf(entries: readonly Entry[]): string[] {
  return entries
    .flatMap(({ appId, accesses }) => accesses.map(({ id, kind }) => `${appId} ${kind} ${id}`))
    .sort();
}

/** Marks from where to where stands what has to stand whole: one permission, or the resource of an entry. */
const marked = (text: string) => `\uE000${text}\uE002`;
const markedResource = (text: string) => `\uE001${text}\uE002`;

/** How a snippet is written. Each marks the resource and then the permissions of each entry, in order. */
export type Shape = (entries: readonly Entry[]) => string;

const access = ({ id, kind }: Entry["accesses"][number], gap: string) =>
  marked(`"id":${gap}"${id}",${gap}"type":${gap}"${kind}"`);

const compact = ({ appId, accesses }: Entry, gap = "") =>
  `{${markedResource(`"resourceAppId":${gap}"${appId}"`)},${gap}"resourceAccess":${gap}[${accesses
    .map((each) => `{${gap}${access(each, gap)}${gap}}`)
    .join(`,${gap}`)}]}`;

const pretty = ({ appId, accesses }: Entry) =>
  `{\n  ${markedResource(`"resourceAppId": "${appId}"`)},\n  "resourceAccess": [\n${accesses
    .map(({ id, kind }) => `    {\n      ${marked(`"id": "${id}",\n      "type": "${kind}"`)}\n    }`)
    .join(",\n")}\n  ]\n}`;

const around = (list: string) =>
  `{\n "id": "6a54d9ae-4a34-4d4f-9f2c-8b0f7d3a9e11",\n "signInAudience": "AzureADMyOrg",\n "requiredResourceAccess": ${list},\n "web": { "redirectUris": ["https://a.example.com"] }\n}`;

/** Shapes of which every bracket stands in its place. */
export const wholeShapes: Readonly<Record<string, Shape>> = {
  "entries on a line": (entries) => entries.map((each) => compact(each)).join(","),
  "entries on a line with blanks": (entries) => entries.map((each) => compact(each, " ")).join(", "),
  entries: (entries) => entries.map(pretty).join(",\n"),
  "a list": (entries) => `[${entries.map(pretty).join(",\n")}]`,
  "a property": (entries) => `"requiredResourceAccess": [\n${entries.map(pretty).join(",\n")}\n]`,
  "an object": (entries) =>
    `{ "requiredResourceAccess": [${entries.map((each) => compact(each, " ")).join()}] }`,
};

export const manifestShape: Shape = (entries) => around(`[${entries.map(pretty).join(",\n")}]`);

/** Members in alphabetical order, as tools sort them: the resource stands behind its permissions. */
export const sortedShape: Shape = (entries) =>
  `[${entries
    .map(
      ({ appId, accesses }) =>
        `{"resourceAccess":[${accesses.map((each) => `{${access(each, "")}}`).join()}],${markedResource(`"resourceAppId":"${appId}"`)}}`,
    )
    .join()}]`;

const noBraces = (text: string) => text.replaceAll(/[{}]/g, "");

/** Shapes without the brackets that would tell what belongs together. */
export const looseShapes: Readonly<Record<string, Shape>> = {
  "lines without braces": (entries) => noBraces(entries.map(pretty).join(",\n")),
  "lines without brackets": (entries) => noBraces(entries.map(pretty).join("\n")).replaceAll(/[[\]]/g, ""),
  "a property without braces": (entries) =>
    noBraces(`"requiredResourceAccess": [\n${entries.map(pretty).join(",\n")}\n]`),
  YAML: (entries) =>
    `requiredResourceAccess:\n${entries
      .map(
        ({ appId, accesses }) =>
          `  - ${markedResource(`resourceAppId: ${appId}`)}\n    resourceAccess:\n${accesses
            .map(({ id, kind }) => `      - ${marked(`id: ${id}\n        type: ${kind}`)}`)
            .join("\n")}`,
      )
      .join("\n")}\n`,
  Terraform: (entries) =>
    entries
      .map(
        ({ appId, accesses }) =>
          `  required_resource_access {\n    ${markedResource(`resource_app_id = "${appId}"`)}\n${accesses
            .map(
              ({ id, kind }) =>
                `    resource_access {\n      ${marked(`id   = "${id}"\n      type = "${kind}"`)}\n    }\n`,
            )
            .join("")}  }`,
      )
      .join("\n"),
};

/** The shapes of other tools, in which brackets stand in their places. */
export const foreignShapes: Readonly<Record<string, Shape>> = {
  PowerShell: (entries) =>
    `$params = @{\n  RequiredResourceAccess = @(\n${entries
      .map(
        ({ appId, accesses }) =>
          `    @{\n      ${markedResource(`ResourceAppId = "${appId}"`)}\n      ResourceAccess = @(\n${accesses
            .map(({ id, kind }) => `        @{ ${marked(`Id = "${id}"; Type = "${kind}"`)} }`)
            .join(",\n")}\n      )\n    }`,
      )
      .join(",\n")}\n  )\n}\nUpdate-MgApplication -ApplicationId $id -BodyParameter $params\n`,
  Bicep: (entries) =>
    `requiredResourceAccess: [\n${entries
      .map(
        ({ appId, accesses }) =>
          `  {\n    ${markedResource(`resourceAppId: '${appId}'`)}\n    resourceAccess: [\n${accesses
            .map(
              ({ id, kind }) => `      {\n        ${marked(`id: '${id}'\n        type: '${kind}'`)}\n      }`,
            )
            .join("\n")}\n    ]\n  }`,
      )
      .join("\n")}\n]\n`,
  "a shell": (entries) =>
    `az ad app update --id $id --required-resource-accesses '[${entries.map((each) => compact(each, " ")).join(", ")}]'`,
};

export interface Written {
  readonly text: string;
  /** From where to where each resource and each permission stands, permissions with the place of their resource. */
  readonly permissions: readonly {
    readonly key: string;
    readonly at: readonly [number, number];
    readonly resource: readonly [number, number];
  }[];
}

/** A snippet in a shape, with the places of what has to stand whole. */
export function write(shape: Shape, entries: readonly Entry[]): Written {
  const places: Record<string, (readonly [number, number])[]> = { "\uE000": [], "\uE001": [] };
  let text = "";
  for (const [, mark = "", inner = ""] of shape(entries).matchAll(
    /([\uE000-\uE002]|^)([^\uE000-\uE002]*)/g,
  )) {
    places[mark]?.push([text.length, text.length + inner.length]);
    text += inner;
  }
  const next = (mark: string) => places[mark]?.shift() ?? [0, 0];
  const permissions = entries.flatMap(({ appId, accesses }) => {
    const resource = next("\uE001");
    return accesses.map(({ id, kind }) => ({ key: `${appId} ${kind} ${id}`, at: next("\uE000"), resource }));
  });
  return { text, permissions };
}

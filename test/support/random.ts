import fc from "fast-check";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { azureAdGraph, exchangeOnline, graph } from "./manifests.js";

const catalogue = standardCatalogue();
const resourceIds = [graph, graph, exchangeOnline, azureAdGraph, "5c1d0e7a-9a55-4a2d-8c7e-0f1e2d3c4b5a"];
const known = resourceIds.flatMap((appId) => catalogue.findResource(appId)?.permissions ?? []);

/** Stands for a template's placeholder without quotes, once a text is written. */
export const hole = "{{HOLE}}";

/** One manifest in some layout, right in places and wrong in others. */
export const randomManifest: fc.Arbitrary<string> = fc
  .record({
    members: fc.array(fc.oneof(randomMember(), randomMember()), { maxLength: 4 }),
    resources: fc.array(randomResource(), { maxLength: 4 }),
    layout: randomLayout(),
  })
  .map(({ members, resources, layout }) =>
    write({ ...Object.fromEntries(members), requiredResourceAccess: resources }, layout),
  );

interface Layout {
  readonly indent: string;
  readonly lineEnd: string;
  readonly trailingCommas: boolean;
  readonly comments: readonly string[];
  readonly finalLineEnd: boolean;
}

function randomLayout(): fc.Arbitrary<Layout> {
  return fc.record({
    indent: fc.constantFrom("", "  ", "\t", "    "),
    lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
    trailingCommas: fc.boolean(),
    comments: fc.array(
      fc.constantFrom(
        "// Calendars.Read",
        "/* User.Read */",
        "// why: [{",
        '/* " */',
        "// calendar-onramp-disable-line",
      ),
      { maxLength: 3 },
    ),
    finalLineEnd: fc.boolean(),
  });
}

/** What an application asks for, right in places and wrong in others, or not said. */
export const randomRequests: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.array(randomResource(), { maxLength: 4 }) },
  { weight: 2, arbitrary: fc.constantFrom(null, undefined, hole) },
  { weight: 1, arbitrary: randomResource() },
);

function randomResource() {
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        resourceAppId: randomResourceId(),
        resourceAccess: fc.array(randomAccess(), { maxLength: 6 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ resourceAppId: randomResourceId() }) },
    { weight: 1, arbitrary: fc.record({ resourceAccess: fc.array(randomAccess(), { maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
}

function randomResourceId() {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...resourceIds) },
    { weight: 2, arbitrary: fc.constantFrom(...resourceIds).chain(misspelled) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("Microsoft Graph", "Office 365 Exchange", "", "<your-api>", "${{API}}"),
    },
  );
}

function randomAccess() {
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc
        .record({ permission: fc.constantFrom(...known), type: randomType() })
        .map(({ permission, type }) => ({
          id: permission.id,
          type: type ?? permission.kind,
        })),
    },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(...known)
        .chain(({ id, kind }) => misspelled(id).map((wrong) => ({ id: wrong, type: kind }))),
    },
    {
      weight: 2,
      arbitrary: fc.constantFrom(...known).map(({ value, kind }) => ({ id: value, type: kind })),
    },
    { weight: 1, arbitrary: fc.record({ id: fc.uuid() }) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
  );
}

function randomType() {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom("Scope", "Role") },
    { weight: 1, arbitrary: fc.constantFrom("role", "SCOPE", "Delegated", "", "Admin") },
  );
}

/** A GUID as it comes out of a document. */
function misspelled(guid: string): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(
      `{${guid}}`,
      ` ${guid}`,
      guid.toUpperCase(),
      guid.replaceAll("-", ""),
      guid.replaceAll("-", "–"),
    ),
    fc.nat(guid.length - 1).map((at) => guid.slice(0, at) + guid.slice(at + 1)),
    fc.nat(guid.length - 1).map((at) => `${guid.slice(0, at)}7${guid.slice(at + 1)}`),
    fc.nat(guid.length - 1).map((at) => `${guid.slice(0, at)}0${guid.slice(at)}`),
  );
}

function randomMember(): fc.Arbitrary<[string, unknown]> {
  const uri = fc.constantFrom(
    "https://a.example.com/auth",
    "https://a.example.com/auth",
    "http://a.example.com",
    "http://localhost:3000/",
    " https://b.example.com",
    "https://<agency>.example.com",
    "https://*.example.com",
    "ftp://x",
    "",
  );
  const secret = fc.record(
    {
      displayName: fc.string({ maxLength: 5 }),
      startDateTime: fc.constantFrom("2020-01-01T00:00:00Z", "2026-01-01", "soon"),
      endDateTime: fc.constantFrom(
        "2021-01-01T00:00:00Z",
        "2026-12-01T00:00:00Z",
        "2030-01-01T00:00:00Z",
        "never",
      ),
      secretText: fc.constantFrom(null, "s3cret"),
    },
    { requiredKeys: [] },
  );
  return fc.oneof(
    fc.tuple(
      fc.constantFrom("web", "spa", "publicClient"),
      fc.record({ redirectUris: fc.array(uri, { maxLength: 4 }) }),
    ),
    fc.tuple(fc.constant("passwordCredentials"), fc.array(secret, { maxLength: 3 })),
    fc.tuple(
      fc.constant("replyUrlsWithType"),
      fc.array(fc.record({ url: uri, type: fc.constantFrom("Web", "Spa", "InstalledClient") }), {
        maxLength: 3,
      }),
    ),
    fc.tuple(
      fc.constant("signInAudience"),
      fc.constantFrom("AzureADMyOrg", "azureadmyorg", "PersonalMicrosoftAccount", 3),
    ),
    fc.tuple(
      fc.constantFrom("name", "displayName", "dispayName", "oauth2AllowImplicitFlow", "__proto__x"),
      fc.constantFrom("x", true, null),
    ),
    fc.tuple(fc.constantFrom("oauth2Permissions", "appRoles", "tags", "api"), fc.jsonValue({ maxDepth: 2 })),
  );
}

function write(value: unknown, { indent, lineEnd, trailingCommas, comments, finalLineEnd }: Layout): string {
  let text = JSON.stringify(value, undefined, indent);
  if (trailingCommas && indent !== "") {
    text = text.replaceAll(/([}\]"el\d])(\n\s*[}\]])/g, "$1,$2");
  }
  if (indent !== "") {
    const lines = text.split("\n");
    comments.forEach((comment, index) => {
      const line = Math.min(lines.length - 1, (index + 1) * 3);
      lines[line] = `${lines[line] ?? ""} ${comment}`;
    });
    text = lines.join("\n");
  }
  return text.replaceAll("\n", lineEnd) + (finalLineEnd ? lineEnd : "");
}

/** `text` after a few accidents: characters lost, doubled, put in or swapped. */
export function broken(text: string): fc.Arbitrary<string> {
  const accident = fc.record({
    at: fc.nat(text.length),
    lost: fc.nat(12),
    added: fc.oneof(
      fc.string({ maxLength: 3 }),
      fc.constantFrom("{", "}", "[", "]", '"', ",", ":", "/*", "//", "\\", "\uD800", "\u2028", "{{"),
    ),
  });
  return fc
    .array(accident, { minLength: 1, maxLength: 4 })
    .map((accidents) =>
      accidents.reduce(
        (current, { at, lost, added }) => current.slice(0, at) + added + current.slice(at + lost),
        text,
      ),
    );
}

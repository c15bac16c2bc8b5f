import { Ajv } from "ajv";
import fc from "fast-check";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import jsonService, { type CompletionItem, type JSONSchema } from "vscode-json-languageservice";
import { fillProfileSchema } from "../../scripts/docs/profile-schema.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { readProfile } from "../../src/profiles/read-profile.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import { ownProfile, written } from "../support/profiles.js";
import { runs } from "../support/runs.js";

const text = readFileSync("schemas/calendar-profile.schema.json", "utf8");
const schema = JSON.parse(text) as JSONSchema;
const catalogue = standardCatalogue();

/** What VS Code's own JSON support is made of. */
const service = jsonService.getLanguageService({});
service.configure({ validate: true, schemas: [{ uri: "schema:profile", fileMatch: ["*"], schema }] });

function open(content: string) {
  const document = jsonService.TextDocument.create("file:///x.calendar-profile.json", "json", 1, content);
  return { document, json: service.parseJSONDocument(document) };
}

/** What is offered where « stands. */
async function offered(marked: string): Promise<CompletionItem[]> {
  const { document, json } = open(marked.replace("«", ""));
  const position = document.positionAt(marked.indexOf("«"));
  return (await service.doComplete(document, position, json))?.items ?? [];
}

const labelsOf = (items: readonly CompletionItem[]) => items.map(({ label }) => label.replaceAll('"', ""));

describe("the schema of profiles", () => {
  it("has the lists that the code has", () => {
    assert.deepEqual(schema, fillProfileSchema(text), "Run: npm run docs");
  });

  it("is a schema of draft 7 and has no keyword with a slip in it", () => {
    const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
    ajv.addVocabulary(["defaultSnippets", "enumDescriptions", "errorMessage", "patternErrorMessage"]);
    ajv.compile(schema);
  });

  it("describes every property and every choice", () => {
    const walk = (at: string, each: JSONSchema | boolean | undefined): void => {
      if (typeof each !== "object") {
        return;
      }
      for (const [name, property] of Object.entries(each.properties ?? {})) {
        if (typeof property === "object") {
          const { description, $ref } = property;
          const shared = schema.definitions?.[$ref?.split("/").at(-1) ?? ""]?.description;
          assert.match(description ?? shared ?? "", /\.$/, `${at}.${name}`);
        }
        walk(`${at}.${name}`, property);
      }
      for (const description of each.enumDescriptions ?? []) {
        assert.match(description, /\.$/, at);
      }
      assert.equal(each.enumDescriptions?.length, each.enum?.length, at);
    };
    walk("", schema);
    Object.entries(schema.definitions ?? {}).forEach(([name, each]) => {
      walk(name, each);
    });
  });

  it("takes every profile that ships", () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    for (const profile of standardProfiles) {
      validate(profile);
      assert.deepEqual(validate.errors ?? [], [], profile.id);
    }
  });

  it("says the same in an editor as in the list of problems", async () => {
    const whole = JSON.parse(JSON.stringify(standardProfiles[0])) as unknown;
    const own = JSON.parse(JSON.stringify(ownProfile)) as unknown;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(whole, own),
        fc.array(randomChange(), { maxLength: 2 }),
        async (profile, changes) => {
          const content = JSON.stringify(
            changes.reduce((value, change) => change(value), profile),
            undefined,
            1,
          );
          const { problems } = await readProfile(content, catalogue);
          const { document, json } = open(content);
          const shown = await service.doValidation(document, json);
          assert.equal(
            problems.some(({ isStructure }) => isStructure),
            shown.length > 0,
            `${JSON.stringify(problems)} against ${JSON.stringify(shown)} in ${content}`,
          );
        },
      ),
      runs(200),
    );
  });
});

describe("an editor that knows the schema", () => {
  it("offers a profile to begin with, which is right as it stands", async () => {
    const [item] = (await offered("«")).filter(({ label }) => label === "New profile");
    assert.deepEqual((await readProfile(resolved(item), catalogue)).problems, []);
  });

  it("offers modes, permissions and fields that are right as they stand", async () => {
    const places: [string, string][] = [
      ['"modes": [', "},\n    {"],
      ['"permissions": [', "]"],
      ['"handover": [', "]"],
      ['"verify": [', "]"],
      ['"redirects": [', "]"],
      ['"steps": [', "]"],
      ['"sources": [', "]"],
    ];
    for (const [place] of places) {
      const items = (await offered(written(place, `${place} «, `))).filter(({ insertText }) =>
        insertText?.startsWith("{"),
      );
      assert.ok(items.length > 0, place);
      for (const item of items) {
        const content = written(place, `${place} ${resolved(item)}, `).replaceAll(/,(?=\s*\])/g, "");
        const { problems } = await readProfile(content, catalogue);
        const said = problems
          .map(({ message }) => message)
          .filter((each) => !/already|asked for twice/.test(each));
        assert.deepEqual(said, [], `${place} ${item.label}`);
      }
    }
  });

  it("offers the permissions of the resource and kind", async () => {
    const offeredFor = async (resource: string, kind: string) =>
      labelsOf(
        await offered(
          written(
            '"modes": [',
            `"modes": [{ "registration": { "by": "administrator", "permissions": [
            { "resource": "${resource}", "kind": "${kind}", "value": "«" }] } }, `,
          ),
        ),
      );
    const roles = await offeredFor("Microsoft Graph", "Role");
    assert.ok(roles.includes("Calendars.ReadBasic.All") && !roles.includes("offline_access"));
    assert.ok(!roles.includes("Calendars.Read.All"), "It is about work hours and no events.");
    assert.ok((await offeredFor("Microsoft Graph", "Scope")).includes("offline_access"));
    assert.deepEqual(await offeredFor("Office 365 Exchange Online", "Role"), ["full_access_as_app"]);
  });

  it("offers the parameters of a recipe", async () => {
    const marked = written('"name": "Rooms"', '"name": "Rooms", "«"');
    assert.deepEqual(labelsOf(await offered(marked)).sort(), ["address", "description", "members"]);
  });

  it("explains what is pointed at", async () => {
    const { document, json } = open(written());
    const hover = async (piece: string) => {
      const position = document.positionAt(document.getText().indexOf(piece) + 1);
      return JSON.stringify((await service.doHover(document, position, json))?.contents);
    };
    assert.match(await hover('"audience"'), /Whose accounts can sign in/);
    assert.match(await hover('"Calendars.Read"'), /every mailbox of the organisation/);
    assert.match(await hover('"create-security-group"'), /security group/);
  });
});

/** A snippet with its placeholders taken as they are. */
function resolved(item: CompletionItem | undefined): string {
  const snippet = item?.textEdit?.newText ?? item?.insertText ?? "";
  return snippet
    .replaceAll(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replaceAll(/\\([}$\\])/g, "$1")
    .replaceAll(/\$\d+/g, "");
}

type Change = (value: unknown) => unknown;

/** A value somewhere in a tree that is replaced, left out, renamed or added to. */
function randomChange(): fc.Arbitrary<Change> {
  const anything = fc.oneof(
    fc.constantFrom<unknown>(
      "",
      " ",
      "x",
      "administrator",
      "vendor",
      "2026-01-01",
      "https://x",
      0,
      -1,
      1.5,
      true,
      false,
      null,
    ),
    fc.constantFrom<unknown>([], {}, [[]], [{}], { x: 1 }),
  );
  const name = fc.constantFrom("x", "why", "note", "optional", "by", "since", "a-b", "outdated");
  return fc
    .record({
      path: fc.array(fc.nat(20), { maxLength: 7 }),
      how: fc.constantFrom("replace", "remove", "rename", "add"),
      anything,
      name,
    })
    .map(
      ({ path, how, anything: put, name: called }) =>
        (value) =>
          change(value, path, how, put, called),
    );
}

function change(value: unknown, [step, ...rest]: number[], how: string, put: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || step === undefined) {
    return how === "replace" ? put : value;
  }
  const entries = Object.entries(value);
  if (rest.length === 0 && how === "add") {
    return Array.isArray(value) ? [...(value as unknown[]), put] : { ...value, [name]: put };
  }
  const index = step % Math.max(1, entries.length);
  const changed = entries.flatMap(([key, each], at): [string, unknown][] => {
    if (at !== index) {
      return [[key, each]];
    }
    if (rest.length === 0 && how === "remove") {
      return [];
    }
    return rest.length === 0 && how === "rename"
      ? [[name, each]]
      : [[key, change(each, rest, how, put, name)]];
  });
  return Array.isArray(value) ? changed.map(([, each]) => each) : Object.fromEntries(changed);
}

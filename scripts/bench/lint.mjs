import jsonService from "vscode-json-languageservice";
import { fastest } from "./clock.mjs";
import { createManifest } from "./manifests.mjs";

const { getLanguageService, TextDocument } = jsonService;

const asOf = "2026-11-21";

/** The full lint against a bare parse and against a schema, and how it grows. */
export async function lintFigures({ standardCatalogue, parseManifest, parseTree, lint }) {
  const catalogue = standardCatalogue();
  const context = { catalogue, asOf, secretWarnDays: 30, secretErrorDays: 7 };
  const judge = (text) => lint(parseManifest(text, catalogue), context);

  const text = createManifest(catalogue, 400, 250);
  const validate = createValidator(catalogue);
  const [ours, bare, schema] = await fastest([
    () => judge(text),
    () => parseTree(text, [], { allowTrailingComma: true }),
    () => validate(text),
  ]);

  const sizes = [10, 100, 1_000, 10_000];
  const texts = sizes.map((size) => createManifest(catalogue, size, 10, 3));
  const times = await fastest(
    texts.map((each) => () => judge(each)),
    { rounds: 5, warmUp: 2, perTurn: 3 },
  );
  const perCharacter = times.map((time, index) => time / texts[index].length);

  return [
    {
      name: "Full lint of 400 permissions and 250 redirect URIs, against jsonc-parser's parseTree",
      value: ours / bare,
      bound: 3,
      unit: "times",
      detail: `${ours.toFixed(2)} ms against ${bare.toFixed(2)} ms`,
    },
    {
      name: "The same, against vscode-json-languageservice with a schema of the same GUIDs",
      value: ours / schema,
      bound: 0.5,
      unit: "times",
      detail: `${ours.toFixed(2)} ms against ${schema.toFixed(2)} ms`,
    },
    {
      name: "Lint time per character at 10,000 permissions, against 1,000",
      value: perCharacter[3] / perCharacter[2],
      bound: 1.5,
      unit: "times",
      detail: times
        .map((time, index) => `${sizes[index].toLocaleString("en-GB")}: ${time.toFixed(2)} ms`)
        .join(", "),
    },
  ];
}

function createValidator(catalogue) {
  const service = getLanguageService({});
  const guids = (list) => ({ type: "string", enum: [...new Set(list)] });
  const permissions = catalogue.resources.flatMap((resource) => resource.permissions);
  const schema = {
    type: "object",
    properties: {
      requiredResourceAccess: {
        type: "array",
        items: {
          type: "object",
          required: ["resourceAppId", "resourceAccess"],
          properties: {
            resourceAppId: guids(catalogue.resources.map(({ appId }) => appId)),
            resourceAccess: {
              type: "array",
              items: {
                type: "object",
                required: ["id", "type"],
                properties: { id: guids(permissions.map(({ id }) => id)), type: { enum: ["Scope", "Role"] } },
              },
            },
          },
        },
      },
    },
  };
  let version = 0;
  return async (text) => {
    const document = TextDocument.create("file:///manifest.json", "json", ++version, text);
    await service.doValidation(document, service.parseJSONDocument(document), {}, schema);
  };
}

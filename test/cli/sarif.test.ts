import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { rules } from "../../src/manifest/rules/index.js";
import { runCli } from "../support/cli.js";

const require = createRequire(import.meta.url);
const path = require.resolve("@microsoft/jest-sarif").replace(/index\.js$/, "schemas/sarif-2.1.0-rtm.5.json");
const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(path, "utf8")) as object);

interface Log {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly message: { readonly text: string };
        readonly fixes?: readonly unknown[];
        readonly locations: readonly {
          readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
        }[];
      }[];
    },
  ];
}

async function sarif(files: Readonly<Record<string, string>>): Promise<Log> {
  const { out } = await runCli(["lint", "--format", "sarif", ...Object.keys(files)], files);
  return JSON.parse(out) as Log;
}

describe("lint --format sarif", () => {
  it("follows the schema of SARIF 2.1.0 for every rule's example", async () => {
    const log = await sarif(Object.fromEntries(rules.map(({ id, example }) => [`${id}.json`, example])));
    assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 2));
    assert.ok(log.runs[0].results.some(({ fixes }) => fixes !== undefined));
    for (const { ruleId, ruleIndex } of log.runs[0].results) {
      assert.equal(rules[ruleIndex]?.id, ruleId);
    }
  });

  it("follows the schema where there is nothing to say", async () => {
    assert.ok(validate(await sarif({ "a.json": "{}" })));
  });

  it("makes no links of what a file says", async () => {
    const { runs } = await sarif({
      "a.json": '{ "[click](https://evil.example)": 1, "requiredResourceAccess": [] }',
    });
    assert.match(runs[0].results[0]?.message.text ?? "", /\\\[click\\\]\(https/);
  });

  it("writes paths as relative references", async () => {
    const example = rules.find(({ id }) => id === "wrong-type")?.example ?? "";
    const uriOf = async (name: string) =>
      (await sarif({ [name]: example })).runs[0].results[0]?.locations[0]?.physicalLocation.artifactLocation
        .uri;

    assert.equal(await uriOf("apps/my app#1.json"), "apps/my%20app%231.json");
    assert.equal(await uriOf("apps\\x.json"), "apps/x.json");
    assert.equal(await uriOf("/srv/x.json"), "file:///srv/x.json");
    assert.equal(await uriOf("C:\\apps\\x.json"), "file:///C:/apps/x.json");
    assert.equal(await uriOf("-"), "stdin");
  });
});

import assert from "node:assert/strict";
import type { Application } from "@microsoft/microsoft-graph-types";
import fc from "fast-check";
import { parseTree } from "jsonc-parser";
import { parseTarget } from "../../src/manifest/target.js";
import { compareManifest } from "../../src/tenant/compare-manifest.js";
import { jsonOf } from "../../src/tenant/json.js";
import { currentApplication, legacyApplication, mixedApplication } from "../support/applications.js";
import { createRandom, writeWildly } from "../support/layouts.js";
import { randomApplication, randomTarget } from "../support/random-targets.js";
import { randomRegistration } from "../support/random-registrations.js";
import { broken, randomManifest } from "../support/random.js";
import { runs } from "../support/runs.js";
import { catalogue, comparing } from "./support/comparing.js";

/** Things in any order, lists doubled, GUIDs in the other case: what does not count. */
function shaken(value: unknown, random: ReturnType<typeof createRandom>, name = ""): unknown {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => shaken(entry, random, name));
    const twice = entries.every((entry) => typeof entry === "string")
      ? [...entries, ...entries.slice(0, 1)]
      : entries;
    return twice
      .map((entry) => ({ entry, at: random.below(1000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ entry }) => entry);
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, member]) => ({ key, member: shaken(member, random, key), at: random.below(1000) }))
        .sort((a, b) => a.at - b.at)
        .map(({ key, member }) => [key, member]),
    );
  }
  return typeof value === "string" && /^(?:id|appId|resourceAppId|knownClientApplications)$/.test(name)
    ? value.toUpperCase()
    : value;
}

const anything = fc.oneof(
  randomRegistration,
  currentApplication,
  legacyApplication,
  mixedApplication,
  randomApplication,
  fc.jsonValue({ maxDepth: 3 }),
);

describe("compare-manifest, of any file and any tenant", () => {
  it("gives equal texts where there is no difference, and only there", () => {
    let equal = 0;
    fc.assert(
      fc.property(randomRegistration, anything, fc.boolean(), (tenant, file, mixes) => {
        const own =
          typeof file === "object" && file !== null && !Array.isArray(file)
            ? file
            : { requiredResourceAccess: file };
        const said = mixes
          ? { ...tenant, requiredResourceAccess: [], ...own }
          : { requiredResourceAccess: [], ...own };
        const { differences, file: one, tenant: other } = comparing(said, tenant);
        assert.equal(differences.length === 0, one === other);
        equal += one === other ? 1 : 0;
        for (const { property, words, refusal } of differences) {
          assert.ok(property !== "" && words.length > 0);
          for (const sentence of [...words, ...(refusal === undefined ? [] : [refusal])]) {
            assert.match(sentence, /^[A-Za-z][^\r\n]*\.$/);
          }
        }
      }),
      runs(600),
    );
    assert.ok(equal > 0);
  });

  it("finds none in any order and any layout of what the tenant says", () => {
    fc.assert(
      fc.property(randomRegistration, fc.integer({ min: 1, max: 1_000_000 }), (tenant, seed) => {
        const random = createRandom(seed);
        const text = writeWildly(random, shaken(tenant, random));
        assert.deepEqual(comparing(text, tenant).differences, []);
      }),
      runs(300),
    );
  });

  it("finds the same from either side in the same members, where both say all", () => {
    const names = (file: Application, tenant: Application) =>
      comparing(file, tenant).differences.map(({ property }) => property);
    fc.assert(
      fc.property(randomRegistration, randomRegistration, (one, other) => {
        assert.deepEqual(names(one, other), names(other, one));
      }),
      runs(200),
    );
  });

  it("lives through whatever stands in a text", () => {
    const text = fc.oneof(randomManifest, randomTarget);
    fc.assert(
      fc.property(randomRegistration, fc.oneof(text, text.chain(broken)), (tenant, source) => {
        for (const application of parseTarget(source, catalogue).applications) {
          const compared = compareManifest(application, tenant, catalogue);
          assert.equal(compared.differences.length === 0, compared.file === compared.tenant);
          assert.ok(jsonOf(parseTree(compared.file)) !== undefined);
        }
      }),
      runs(400),
    );
  });
});

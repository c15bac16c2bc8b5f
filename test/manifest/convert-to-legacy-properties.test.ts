import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, type ParseError } from "jsonc-parser";
import { convertToGraph, type Conversion } from "../../src/manifest/convert.js";
import { convertToLegacy } from "../../src/manifest/convert-to-legacy.js";
import { dialectOfProperty } from "../../src/manifest/dialect.js";
import { listLosses } from "../../src/manifest/losses.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { scan } from "../../src/manifest/scan.js";
import { endOf, properties, valueOf } from "../../src/manifest/tree.js";
import {
  completeCurrent,
  completeLegacy,
  currentApplication,
  legacyApplication,
  mixedApplication,
  type Data,
} from "../support/applications.js";
import { createRandom, writeWildly } from "../support/layouts.js";
import { latest, withoutNothing } from "../support/same-application.js";
import { broken, randomManifest } from "../support/random.js";
import { runs } from "../support/runs.js";
import { context } from "../support/testing.js";

type Convert = typeof convertToGraph;

function converted(convert: Convert, text: string): Conversion & { readonly text: string } {
  const manifest = parseManifest(text, context.catalogue);
  const node = manifest.applications[0]?.node;
  assert.ok(node, text);
  const conversion = convert(manifest, node);
  const result = applyEdits(text, conversion.edits);
  assert.ok(result !== undefined);
  return { ...conversion, text: result };
}

function read(text: string): Data {
  const errors: ParseError[] = [];
  const data = parse(text, errors, { allowTrailingComma: true }) as Data;
  assert.deepEqual(errors, [], text);
  return data;
}

/** An application as data, in any layout. */
const laidOut = (application: fc.Arbitrary<Data>) =>
  fc
    .record({ data: application, seed: fc.nat() })
    .map(({ data, seed }) => writeWildly(createRandom(seed), data));

/** The bytes of what is asked for. */
function askedIn(text: string): string {
  const { root } = parseManifest(text, context.catalogue);
  const asked = valueOf(root, "requiredResourceAccess");
  return asked ? text.slice(asked.offset, endOf(asked)) : "";
}

/** Every string that says something, each another one, with the names on the way to it. */
function distinct(data: Data): {
  readonly data: Data;
  readonly leaves: readonly { path: string; text: string }[];
} {
  const leaves: { path: string; text: string }[] = [];
  const change = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) {
      return value.map((entry) => change(entry, path));
    }
    if (typeof value === "object" && value !== null) {
      const members = Object.entries(value).map(([name, member]) => [
        name,
        change(member, path === "" ? name : `${path}.${name}`),
      ]);
      return Object.fromEntries(members) as unknown;
    }
    const isSpecial = /(?:^|\.)(?:type|origin)$/.test(path) || path === "signInAudience";
    if (typeof value !== "string" || value === "" || isSpecial) {
      return value;
    }
    const text = `${value} ${String(leaves.length)}`;
    leaves.push({ path, text });
    return text;
  };
  return { data: change(data, "") as Data, leaves };
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === "string") {
    yield value;
  } else if (typeof value === "object" && value !== null) {
    for (const member of Object.values(value) as unknown[]) {
      yield* textsIn(member);
    }
  }
}

describe("converting an application to the other format and back", () => {
  it("gives what it was, if it came from the current one", () => {
    let complete = 0;
    fc.assert(
      fc.property(laidOut(currentApplication), (text) => {
        const legacy = converted(convertToLegacy, text);
        const back = converted(convertToGraph, legacy.text);
        assert.deepEqual(legacy.dropped, []);
        if (back.dropped.length === 0) {
          complete++;
          assert.deepEqual(withoutNothing(read(back.text)), withoutNothing(read(text)));
        }
      }),
      runs(100),
    );
    assert.ok(complete > 90);
  });

  it("gives what it was, if it came from the old one", () => {
    let complete = 0;
    fc.assert(
      fc.property(laidOut(legacyApplication), (text) => {
        const current = converted(convertToGraph, text);
        const back = converted(convertToLegacy, current.text);
        assert.deepEqual(back.dropped, []);
        if (current.dropped.length === 0) {
          complete++;
          assert.deepEqual(latest(read(back.text)), latest(read(text)));
        }
      }),
      runs(150),
    );
    assert.ok(complete > 15);
  });
});

/** The names that the comments have. */
function commentsIn(text: string): string[] {
  const { comments } = scan(text);
  return comments
    .map(({ offset, length }) => text.slice(offset, offset + length).replaceAll(/[^\w]/g, ""))
    .sort();
}

for (const [convert, other, unlike, complete] of [
  [convertToLegacy, "legacy", "graph", completeCurrent],
  [convertToGraph, "graph", "legacy", completeLegacy],
] as const) {
  describe(`converting any application to the ${other} format`, () => {
    const application = fc.oneof(currentApplication, legacyApplication, mixedApplication);

    it("loses nothing that it does not name", () => {
      fc.assert(
        fc.property(application.map(distinct), fc.nat(), ({ data, leaves }, seed) => {
          const text = writeWildly(createRandom(seed), data);
          const { text: result, dropped } = converted(convert, text);
          const left = new Set(textsIn(read(result)));
          for (const leaf of leaves) {
            const isNamed = dropped.some((name) => `${leaf.path}.`.startsWith(`${name}.`));
            assert.ok(left.has(leaf.text) || isNamed, `${leaf.path} of\n${text}\nis not in\n${result}`);
          }
        }),
        runs(150),
      );
    });

    it("leaves nothing of the other format, and nothing to do a second time", () => {
      fc.assert(
        fc.property(laidOut(application), (text) => {
          const { text: result } = converted(convert, text);
          const members = properties(parseManifest(result, context.catalogue).applications[0]?.node);
          const wrong = members.filter(({ name, value }) => dialectOfProperty(name, value) === unlike);
          assert.deepEqual(
            wrong.map(({ name }) => name),
            [],
            text,
          );
          assert.deepEqual(converted(convert, result), { edits: [], dropped: [], text: result });
        }),
        runs(80),
      );
    });

    it("keeps every comment of what is not left out", () => {
      const members = fc.shuffledSubarray(Object.entries(complete), { minLength: 1 });
      fc.assert(
        fc.property(members, fc.nat(), (entries, seed) => {
          const data = Object.fromEntries([["requiredResourceAccess", []], ...entries]) as Data;
          const text = writeWildly(createRandom(seed), data);
          const { text: result, dropped } = converted(convert, text);
          assert.deepEqual(dropped, []);
          assert.deepEqual(commentsIn(result), commentsIn(text), text);
        }),
        runs(120),
      );
    });

    it("touches no byte of what is asked for", () => {
      fc.assert(
        fc.property(laidOut(application), (text) => {
          assert.equal(askedIn(converted(convert, text).text), askedIn(text));
        }),
        runs(80),
      );
    });

    it("makes at most one edit of a manifest that is broken or odd, and breaks none", () => {
      const odd = fc.oneof(randomManifest, randomManifest.chain(broken), laidOut(application).chain(broken));
      fc.assert(
        fc.property(odd, (text) => {
          const manifest = parseManifest(text, context.catalogue);
          for (const { node } of manifest.applications) {
            const { edits } = node ? convert(manifest, node) : { edits: [] };
            const result = applyEdits(text, edits);
            assert.ok(edits.length <= 1 && result !== undefined);
            if (manifest.syntaxErrors.length === 0) {
              assert.deepEqual(parseManifest(result, context.catalogue).syntaxErrors, [], text);
            }
          }
        }),
        runs(150),
      );
    });
  });
}

describe("foretelling what a conversion leaves out", () => {
  it("names the same", () => {
    fc.assert(
      fc.property(laidOut(fc.oneof(legacyApplication, mixedApplication)), (text) => {
        const { node } = parseManifest(text, context.catalogue).applications[0] ?? {};
        assert.ok(node);
        assert.deepEqual(
          listLosses(text, node).sort(),
          [...converted(convertToGraph, text).dropped].sort(),
          text,
        );
      }),
      runs(120),
    );
  });
});

describe("converting an application that is in the wanted format", () => {
  it("changes nothing", () => {
    fc.assert(
      fc.property(laidOut(legacyApplication), laidOut(currentApplication), (old, current) => {
        assert.deepEqual(converted(convertToLegacy, old), { edits: [], dropped: [], text: old });
        assert.deepEqual(converted(convertToGraph, current), { edits: [], dropped: [], text: current });
      }),
      runs(80),
    );
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { keyOf, keyOfRequested } from "../../src/manifest/plan-permissions.js";
import { planMerge, readSnippet } from "../../src/manifest/snippet.js";
import { characters, damaged, jsonOnly, wrappings } from "../support/damage.js";
import { broken, randomManifest } from "../support/random.js";
import { runs } from "../support/runs.js";
import {
  anyEntries,
  foreignShapes,
  keysOf,
  knownEntries,
  looseShapes,
  manifestShape,
  sortedShape,
  wholeShapes,
  write,
  type Entry,
  type Shape,
  type Written,
} from "../support/snippets.js";
import { context } from "../support/testing.js";

const read = (text: string) => readSnippet(text, context.catalogue);

/** What a text asks for, as `resource kind id`, or the problem with it. */
function asked(text: string): readonly string[] | string {
  const snippet = read(text);
  return "problem" in snippet
    ? snippet.problem
    : snippet.permissions.map(({ resourceAppId, kind, id }) => `${resourceAppId} ${kind} ${id}`).sort();
}

function understands(shape: Shape, entries: readonly Entry[], change: (text: string) => string): void {
  const text = change(write(shape, entries).text);
  assert.deepEqual(asked(text), keysOf(entries), text);
}

const oneOf = (shapes: Readonly<Record<string, Shape>>) =>
  fc.constantFrom(...Object.entries(shapes)).map(([, shape]) => shape);

const linesOnly = Object.fromEntries(
  Object.entries(looseShapes).filter(([name]) => name !== "YAML" && name !== "Terraform"),
);

describe("a snippet", () => {
  it("is understood in every shape that keeps its brackets, whatever happened to its characters", () => {
    const shapes = { ...wholeShapes, manifestShape, sortedShape };
    fc.assert(
      fc.property(
        oneOf(shapes),
        anyEntries,
        damaged([jsonOnly, characters], 5),
        (shape, entries, { apply }) => {
          understands(shape, entries, apply);
        },
      ),
      runs(1000),
    );
  });

  it("is understood in the shapes of other tools", () => {
    fc.assert(
      fc.property(oneOf(foreignShapes), anyEntries, damaged([characters], 3), (shape, entries, { apply }) => {
        understands(shape, entries, apply);
      }),
      runs(1000),
    );
  });

  it("is understood by its order where its brackets are gone", () => {
    fc.assert(
      fc.property(oneOf(looseShapes), knownEntries, damaged([characters], 4), (shape, entries, { apply }) => {
        understands(shape, entries, apply);
      }),
      runs(1000),
    );
    fc.assert(
      fc.property(
        oneOf(linesOnly),
        knownEntries,
        damaged([jsonOnly, characters], 5),
        (shape, entries, { apply }) => {
          understands(shape, entries, apply);
        },
      ),
      runs(1000),
    );
  });

  it("is understood where some of its brackets are gone", () => {
    fc.assert(
      fc.property(
        oneOf(wholeShapes),
        knownEntries,
        fc.infiniteStream(fc.nat(4)),
        damaged([characters], 3),
        (shape, entries, kept, { apply }) => {
          understands(shape, entries, (text) =>
            apply(text.replaceAll(/[[\]{}]/g, (bracket) => (kept.next().value === 0 ? "" : bracket))),
          );
        },
      ),
      runs(1000),
    );
  });

  it("is understood inside of HTML, of strings and of scripts", () => {
    const around = Object.fromEntries(
      Object.entries(characters).filter(([name]) => !name.includes("quotes")),
    );
    fc.assert(
      fc.property(
        oneOf({ ...wholeShapes, manifestShape }),
        anyEntries,
        fc.constantFrom(...Object.values(wrappings)),
        damaged([around], 3),
        (shape, entries, wrap, { apply }) => {
          understands(shape, entries, (text) => apply(wrap(text)));
        },
      ),
      runs(1000),
    );
  });

  it("is understood where its line ends are lost, as in a box of one line", () => {
    fc.assert(
      fc.property(
        oneOf({ ...wholeShapes, manifestShape, sortedShape, ...foreignShapes }),
        anyEntries,
        damaged([{ "curly quotes": characters["curly quotes"] ?? String }], 1),
        (shape, entries, { apply }) => {
          understands(shape, entries, (text) => apply(text).replaceAll("\n", ""));
        },
      ),
      runs(500),
    );
    fc.assert(
      fc.property(
        oneOf({ ...wholeShapes, ...linesOnly }),
        knownEntries,
        damaged([jsonOnly, characters], 3).filter(
          ({ names }) => !names.some((name) => /line|quotation|comments/.test(name)),
        ),
        (shape, entries, { apply }) => {
          understands(shape, entries, (text) => apply(text).replaceAll("\n", ""));
        },
      ),
      runs(1000),
    );
  });

  it("is merged once, and takes nothing away", () => {
    fc.assert(
      fc.property(randomManifest, oneOf(wholeShapes), anyEntries, (text, shape, entries) => {
        const snippet = read(write(shape, entries).text);
        const manifest = parseManifest(text, context.catalogue);
        const [application] = manifest.applications;
        assert.ok("permissions" in snippet);
        fc.pre(application !== undefined);
        const { edits, left, changes } = planMerge(manifest, application, snippet);
        const merged = applyEdits(text, edits);
        assert.ok(merged !== undefined);
        const after = parseManifest(merged, context.catalogue);
        const keys = new Set(after.permissions.map(keyOfRequested));
        for (const key of manifest.permissions.map(keyOfRequested)) {
          assert.ok(keys.has(key), merged);
        }
        const added = snippet.permissions.filter((each) => keys.has(keyOf(each)));
        assert.equal(added.length, changes.length + left.filter((each) => each.endsWith("already.")).length);
        assert.ok(
          left.some((each) => !each.endsWith("already.")) || added.length === snippet.permissions.length,
        );
        const [again] = after.applications;
        assert.ok(again);
        assert.deepEqual(planMerge(after, again, { ...snippet, permissions: added }).edits, []);
      }),
      runs(1000),
    );
  });

  /**
   * What a cut says: every permission that stands in it from the first to the last character of its id and type, and
   * whose resource does, too. A permission whose resource was cut away counts where no resource stands in the cut at
   * all, since only one has it then. A cut that leaves a part of anything may be refused, and usually is.
   */
  it("that is cut anywhere asks for what stands whole in the cut, or is refused", () => {
    const shapes = { ...wholeShapes, manifestShape, sortedShape, ...looseShapes, ...foreignShapes };
    const without = (kept: Stream | undefined) => (text: string) =>
      text.replaceAll(/[[\]{}]/g, (bracket) => (kept?.next().value === 0 ? "" : bracket));
    const dropped = fc.option(fc.infiniteStream(fc.nat(5)), { nil: undefined });
    let understood = 0;

    fc.assert(
      fc.property(
        oneOf(shapes),
        fc.oneof(knownEntries, anyEntries),
        dropped,
        fc.tuple(randomPlace, randomPlace),
        damaged([characters], 2),
        (shape, entries, kept, ends, { apply }) => {
          // Without brackets nobody can tell one order from the other, so only the usual one counts.
          const drop = without(shape === sortedShape ? undefined : kept);
          const written = write((each) => drop(shape(each)), entries);
          const [from = 0, to = 0] = ends.map((find) => find(written)).sort((a, b) => a - b);
          const within = ([start, end]: readonly [number, number]) => from <= start && end <= to;
          const cut = apply(written.text.slice(from, to));
          const found = asked(cut);
          if (typeof found === "string") {
            return;
          }
          const headless = !written.permissions.some(({ resource }) => within(resource));
          const whole = written.permissions.filter(
            ({ at, resource }) => within(at) && (headless || within(resource)),
          );
          assert.deepEqual(found, whole.map(({ key }) => key).sort(), cut);
          understood++;
        },
      ),
      runs(3000),
    );
    assert.ok(understood > 50, `Only ${String(understood)} cuts were understood.`);
  });

  it("in which characters are lost or put in asks for nothing else", () => {
    const shapes = { ...wholeShapes, manifestShape, sortedShape, ...looseShapes, ...foreignShapes };
    fc.assert(
      fc.property(
        fc
          .tuple(
            oneOf(shapes),
            fc.oneof(knownEntries, anyEntries),
            fc.constantFrom(String, ...Object.values(wrappings)),
          )
          .chain(([shape, entries, wrap]) =>
            fc.record({
              text: broken(wrap(write(shape, entries).text)),
              keys: fc.constant(keysOf(entries)),
            }),
          ),
        ({ text, keys }) => {
          const snippet = read(text);
          for (const { resourceAppId, kind, id, permission } of "problem" in snippet
            ? []
            : snippet.permissions) {
            // A GUID that nobody published may well be one's own.
            const isOwn = permission === undefined;
            assert.ok(isOwn || keys.includes(`${resourceAppId} ${kind} ${id}`), text);
          }
        },
      ),
      runs(3000),
    );
  });

  it("is refused in whole sentences and never with a throw, whatever it is", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          ..."{}[]:,;=\"'`@()<>/\\-#\n".split(""),
          "/*",
          "//",
          '\\"',
          "&quot;",
          "...",
          "{{x}}",
          "“",
          "\ud800",
        ),
        fc.constantFrom(
          '"id"',
          '"type"',
          '"Role"',
          '"resourceAppId"',
          '"resourceAccess"',
          '"requiredResourceAccess"',
        ),
        fc.constantFrom(
          "00000003-0000-0000-c000-000000000000",
          "798ee544-9d2d-430c-a058-570e29e34338",
          "1",
          "null",
        ),
        fc.string({ unit: "binary", maxLength: 4 }),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          pieces.map((each) => each.join("")),
        ),
        (text) => {
          const snippet = read(text);
          if ("problem" in snippet) {
            assert.match(snippet.problem, /^[^]*\.$/);
          } else {
            assert.ok(snippet.permissions.length > 0);
          }
        },
      ),
      runs(3000),
    );
  });
});

type Stream = IterableIterator<number>;

/** Any place in a text, or one near to where something begins or ends. */
const randomPlace = fc.oneof(
  fc.nat().map(
    (nat) =>
      ({ text }: Written) =>
        nat % (text.length + 1),
  ),
  fc
    .tuple(fc.nat(), fc.integer({ min: -2, max: 9 }))
    .map(([nat, step]) => ({ text, permissions }: Written) => {
      const places = [0, text.length, ...permissions.flatMap(({ at, resource }) => [...at, ...resource])];
      return Math.min(text.length, Math.max(0, (places[nat % places.length] ?? 0) + step));
    }),
);

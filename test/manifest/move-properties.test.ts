import assert from "node:assert/strict";
import fc from "fast-check";
import type { PermissionKind } from "../../src/catalogue/catalogue.js";
import { parseManifest, type RequestedPermission } from "../../src/manifest/manifest.js";
import { listMoves, planMoves, type MoveChoice } from "../../src/manifest/move.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { createRandom, writeWildly } from "../support/layouts.js";
import {
  appCalendarsRead,
  calendarsRead,
  calendarsReadWrite,
  ewsAccessAsUser,
  ewsOfGraph,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manageAsApp,
  offlineAccess,
} from "../support/manifests.js";
import { runs } from "../support/runs.js";
import { context } from "../support/testing.js";

const { catalogue } = context;

function read(text: string) {
  const parsed = parseManifest(text, catalogue);
  const [application] = parsed.applications;
  assert.ok(application);
  return { parsed, application };
}

describe("moving any manifest", () => {
  const pool: readonly (readonly [appId: string, access: string, weight: number])[] = [
    [exchangeOnline, fullAccessAsApp, 4],
    [exchangeOnline, ewsAccessAsUser, 4],
    [exchangeOnline, manageAsApp, 1],
    [graph, ewsOfGraph, 3],
    [graph, calendarsRead, 1],
    [graph, calendarsReadWrite, 1],
    [graph, appCalendarsRead, 1],
    [graph, offlineAccess, 2],
  ];
  const accessOf = (appId: string) =>
    fc.oneof(
      ...pool
        .filter(([each]) => each === appId)
        .map(([, text, weight]) => ({ weight, arbitrary: fc.constant(JSON.parse(text) as unknown) })),
      { weight: 1, arbitrary: fc.constantFrom<unknown>("text", 5, { id: "x", type: "Role" }) },
    );
  const entry = fc.constantFrom(exchangeOnline, exchangeOnline, graph).chain((appId) =>
    fc.record({
      resourceAppId: fc.constant(appId),
      resourceAccess: fc.array(accessOf(appId), { maxLength: 4 }),
    }),
  );
  const unknown = fc.record({
    resourceAppId: fc.uuid(),
    resourceAccess: fc.constant([{ id: "y", type: "Scope" }]),
  });
  const laidOut = fc
    .record({
      entries: fc.array(fc.oneof({ weight: 5, arbitrary: entry }, { weight: 1, arbitrary: unknown }), {
        minLength: 1,
        maxLength: 4,
      }),
      seed: fc.nat(),
    })
    .map(({ entries, seed }) =>
      writeWildly(createRandom(seed), { displayName: "d", requiredResourceAccess: entries, tags: ["t"] }),
    );

  /** What is asked for, in order, and what else stands in the lists. */
  const asked = (text: string) =>
    read(text).application.resources.flatMap(({ appId, list }) =>
      (list?.children ?? []).map((node) => {
        const member = (name: string) =>
          node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1]
            ?.value as unknown;
        return JSON.stringify([appId?.value, member("id") ?? node.value, member("type")]);
      }),
    );
  const keyOf = (appId: string, kind: PermissionKind, id: string) => JSON.stringify([appId, id, kind]);

  it("asks for what was chosen, once, and for all else in its order", () => {
    fc.assert(
      fc.property(laidOut, fc.array(fc.nat(5), { minLength: 16, maxLength: 16 }), (text, picks) => {
        const { parsed, application } = read(text);
        const all = listMoves(parsed, application, catalogue);
        const chosen = new Map<RequestedPermission, MoveChoice>();
        all.forEach(({ from, choices }, index) => {
          const choice = choices[picks[index] ?? 0];
          if (choice) {
            chosen.set(from, choice);
          }
        });
        const { edits, changes, left } = planMoves(parsed, application, chosen);
        const moved = applyEdits(text, edits);
        assert.ok(moved !== undefined);
        assert.deepEqual(parseManifest(moved, catalogue).syntaxErrors, [], moved);
        assert.deepEqual([changes.length, left], [chosen.size, []], text);
        assert.equal(
          listMoves(read(moved).parsed, read(moved).application, catalogue).length,
          all.length - chosen.size,
          moved,
        );

        const wanted = new Set(
          [...chosen.values()].flatMap(({ permissions }) =>
            permissions.map(({ kind, id }) => keyOf(graph, kind, id)),
          ),
        );
        const gone = new Set([...chosen.keys()].map(({ node }) => node));
        const nodes = application.resources.flatMap(({ list }) => list?.children ?? []);
        const before = asked(text);
        const kept = before.filter((_, index) => {
          const node = nodes[index];
          return node && !gone.has(node);
        });
        const after = asked(moved);
        for (const key of wanted) {
          const count = (keys: readonly string[]) => keys.filter((each) => each === key).length;
          assert.equal(count(after), Math.max(1, count(kept)), moved);
        }
        const isNew = (key: string) => wanted.has(key) && !kept.includes(key);
        assert.deepEqual(
          after.filter((key) => !isNew(key)),
          kept,
          `${text}\n=>\n${moved}`,
        );
      }),
      runs(1200),
    );
  });
});

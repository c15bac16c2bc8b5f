import assert from "node:assert/strict";
import { matches } from "../../../../src/demo/graph/odata/evaluate.js";
import { parseFilter } from "../../../../src/demo/graph/odata/filter.js";
import { Refusal } from "../../../../src/demo/graph/refusal.js";

const entity = {
  displayName: "O'Brien Sync",
  enabled: true,
  count: 7,
  created: "2026-11-21T10:00:00Z",
  mail: null,
  start: { dateTime: "2026-11-23T09:00:00.0000000" },
  resources: [
    { appId: "a", roles: ["x"] },
    { appId: "b", roles: [] },
  ],
  tags: ["HideApp", "Demo"],
};

const holds = (filter: string) => matches(parseFilter(filter), entity);

describe("a filter", () => {
  const yes = [
    "displayName eq 'o''brien sync'",
    "enabled eq true and count gt 6",
    "count lt 3 or count ge 7",
    "not (count eq 8)",
    "not startswith(displayName,'X')",
    "startsWith(displayName, 'O''B')",
    "endswith(displayName,'SYNC')",
    "contains(displayName,'brien')",
    "mail eq null",
    "mail ne 'x'",
    "created le 2026-11-21T12:00:00+01:00",
    "displayName in ('x', 'O''Brien Sync')",
    "start/dateTime ge '2026-11-23'",
    "resources/any(r:r/appId eq 'b')",
    "tags/any(t:t eq 'demo')",
    "tags/any(t:startswith(t,'Hide'))",
    "(count eq 1 or count eq 7) and enabled eq true",
    "count eq 1 and count eq 2 or count eq 7",
  ];
  for (const filter of yes) {
    it(`holds: ${filter}`, () => {
      assert.equal(holds(filter), true);
    });
  }

  const no = [
    "enabled eq false",
    "mail ne null",
    "resources/any(r:r/appId eq 'c')",
    "created gt 2026-11-21T10:00:00Z",
    "count gt 'a'",
  ];
  for (const filter of no) {
    it(`does not hold: ${filter}`, () => {
      assert.equal(holds(filter), false);
    });
  }

  const broken = [
    "",
    "displayName",
    "displayName eq",
    "displayName = 'x'",
    "displayName eq 'x",
    "(count eq 1",
    "count eq 1)",
    "startswith(displayName)",
    "startswith(displayName,1)",
    "tags/any(eq 'x')",
    "a eq 'b' c",
    "count eq )",
    "§ eq 1",
  ];
  const deep = [`${"(".repeat(5000)}count eq 7${")".repeat(5000)}`, `${"not ".repeat(5000)}count eq 7`];
  for (const filter of [...broken, ...deep]) {
    it(`is refused: ${filter.slice(0, 40)}`, () => {
      assert.throws(
        () => parseFilter(filter),
        (error) => error instanceof Refusal && error.code === "Request_UnsupportedQuery",
      );
    });
  }
});

import assert from "node:assert/strict";
import { lint } from "../../src/manifest/lint.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { renderGaps, renderSummary, summarize } from "../../src/manifest/summary.js";
import { readReference } from "../../src/profiles/choose.js";
import { needsOf } from "../../src/profiles/needs.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import {
  appCalendarsRead,
  application,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  offlineAccess,
  resource,
} from "../support/manifests.js";
import { context } from "../support/testing.js";

function summaries(text: string, asOf = context.asOf) {
  const read = parseManifest(text, context.catalogue);
  return summarize(read, lint(read, { ...context, asOf }), asOf);
}

const lines = (text: string, asOf?: string) => summaries(text, asOf).map(renderSummary);

describe("summarize", () => {
  it("counts permissions, problems and what retires", () => {
    const text = manifest(
      resource(graph, offlineAccess, offlineAccess),
      resource(exchangeOnline, fullAccessAsApp),
    );
    assert.deepEqual(lines(text), ["3 permissions · 2 problems · 1 note · 1 retires on 2027-04-01"]);
  });

  it("says what has retired", () => {
    const text = manifest(resource(exchangeOnline, fullAccessAsApp));
    assert.match(lines(text, "2027-04-01")[0] ?? "", /^1 permission · .* · 1 retired$/);
  });

  it("says that there is nothing to say", () => {
    assert.deepEqual(lines(manifest(resource(graph, offlineAccess))), ["1 permission · no problems"]);
  });

  it("stands at the name of the list, or where a fragment begins", () => {
    const text = manifest(resource(graph, offlineAccess));
    assert.equal(summaries(text)[0]?.at, text.indexOf('"requiredResourceAccess"'));
    assert.equal(summaries(`  ${resource(graph, offlineAccess)}`)[0]?.at, 2);
  });

  it("counts where it departs from a profile, and what is beyond it", () => {
    const text = application(
      '"displayName": "Sync"',
      resource(graph, appCalendarsRead),
      resource(exchangeOnline, fullAccessAsApp),
    );
    const read = parseManifest(text, context.catalogue);
    const { profile, mode } = readReference("graph-readwrite", standardProfiles);
    const needs = needsOf(profile, mode, {}, context.catalogue);
    const [summary] = summarize(read, lint(read, { ...context, needs }), context.asOf);
    assert.ok(summary);
    assert.ok(summary.gaps > 0);
    assert.equal(summary.beyond, 2);
    assert.equal(renderGaps({ ...summary, gaps: 1 }, "Sync"), "Sync: 1 gap · 2 permissions beyond");
    assert.equal(renderGaps({ ...summary, gaps: 0, beyond: 0 }, "Sync"), "Sync: no gaps");
    assert.deepEqual(summaries(text)[0]?.gaps, 0);
  });

  it("counts each application's own problems", () => {
    const text = `[${application('"displayName": "A"', resource(graph, appCalendarsRead, appCalendarsRead))}, ${application('"displayName": "B"', resource(graph, offlineAccess))}]`;
    assert.deepEqual(
      summaries(text).map(({ problems, notes }) => [problems, notes]),
      [
        [1, 2],
        [0, 0],
      ],
    );
  });
});

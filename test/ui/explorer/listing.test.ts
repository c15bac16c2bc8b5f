import assert from "node:assert/strict";
import type { ListedApplication } from "../../../src/graph/applications.js";
import type { FoundPage } from "../../../src/tenant/find-applications.js";
import { Listing } from "../../../src/ui/explorer/listing.js";

const application = (id: string): ListedApplication => ({
  id,
  appId: id,
  displayName: id,
  createdDateTime: null,
  signInAudience: null,
  requiredResourceAccess: [],
  passwordCredentials: [],
  keyCredentials: [],
});

/** Pages of these applications, of which each counts as ten that were looked at. */
const pagesOf = (...ids: readonly string[]): FoundPage[] =>
  ids.map((each, index) => ({
    applications: each === "" ? [] : each.split(" ").map(application),
    looked: (index + 1) * 10,
    total: ids.length * 10,
    isLast: index === ids.length - 1,
  }));

const idsOf = (list: Listing) => list.applications.map(({ id }) => id).join(" ");

describe("a listing", () => {
  const listing = (pages: readonly FoundPage[]) => {
    const starts: number[] = [];
    let asked = 0;
    const failing = new Set<number>();
    // eslint-disable-next-line @typescript-eslint/require-await -- As the pages of a tenant come.
    const list = new Listing(async function* () {
      starts.push(asked);
      for (const [index, page] of pages.entries()) {
        asked++;
        if (failing.delete(index)) {
          throw new Error(`page ${String(index)} failed`);
        }
        yield page;
      }
    });
    return { list, starts, failing, asked: () => asked };
  };

  it("reads page by page, and knows when it is whole", async () => {
    const { list, asked } = listing(pagesOf("a b", "c"));
    assert.equal(list.hasBegun, false);
    await list.more();
    assert.deepEqual([idsOf(list), list.looked, list.total, list.isWhole], ["a b", 10, 20, false]);
    await list.more();
    assert.deepEqual([idsOf(list), list.isWhole], ["a b c", true]);
    await list.more();
    assert.equal(asked(), 2);
  });

  it("reads one page for all who ask while it reads", async () => {
    const { list, asked } = listing(pagesOf("a", "b", "c"));
    await Promise.all([list.more(), list.more()]);
    assert.equal(asked(), 1);
  });

  it("passes over pages without a match, but not over all of a tenant", async () => {
    const { list } = listing(pagesOf("a", "", "b", "", "", "", "c"));
    await list.more();
    await list.more();
    assert.deepEqual([idsOf(list), list.looked], ["a b", 30]);
    await list.more();
    assert.deepEqual([idsOf(list), list.looked, list.isWhole], ["a b", 60, false]);
    await list.more();
    assert.deepEqual([idsOf(list), list.isWhole], ["a b c", true]);
  });

  it("shows each application once, as it was last read", async () => {
    const { list } = listing(pagesOf("a b", "b c"));
    await list.more();
    await list.more();
    assert.equal(idsOf(list), "a b c");
    assert.equal(list.find("b")?.id, "b");
    assert.equal(list.find("d"), undefined);
  });

  it("goes on after a failure where it was", async () => {
    const { list, failing, starts } = listing(pagesOf("a", "b", "c"));
    await list.more();
    failing.add(1);
    await assert.rejects(list.more(), /page 1 failed/);
    assert.deepEqual([idsOf(list), list.isWhole], ["a", false]);
    await list.more();
    assert.deepEqual([idsOf(list), list.looked, starts.length], ["a b", 20, 2]);
    await list.more();
    assert.deepEqual([idsOf(list), list.isWhole], ["a b c", true]);
  });

  it("begins anew where nothing was read before it failed", async () => {
    const { list, failing } = listing(pagesOf("a"));
    failing.add(0);
    await assert.rejects(list.more(), /page 0 failed/);
    assert.equal(list.hasBegun, false);
    await list.more();
    assert.deepEqual([idsOf(list), list.isWhole], ["a", true]);
  });

  it("is whole where a tenant has nothing", async () => {
    const { list } = listing([]);
    await list.more();
    assert.deepEqual([list.hasBegun, list.isWhole, idsOf(list)], [true, true, ""]);
  });

  it("tells who reads for it when nobody wants it any more", async () => {
    let seen: AbortSignal | undefined;
    // eslint-disable-next-line @typescript-eslint/require-await -- As the pages of a tenant come.
    const list = new Listing(async function* (signal) {
      seen = signal;
      yield* pagesOf("a");
    });
    await list.more();
    assert.equal(seen?.aborted, false);
    list.stop();
    assert.equal(seen.aborted, true);
  });
});

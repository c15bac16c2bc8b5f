import assert from "node:assert/strict";
import { ApplicationViews } from "../../../src/ui/explorer/application-views.js";
import { OpenLines } from "../../../src/ui/explorer/open-lines.js";

type Memory = ConstructorParameters<typeof OpenLines>[0];

/** What VS Code remembers, which goes through JSON. */
function createMemory(
  initial: Record<string, unknown> = {},
): Memory & { readonly values: Map<string, unknown> } {
  const values = new Map(Object.entries(initial));
  const memory = {
    values,
    get: (key: string) => values.get(key),
    update(key: string, value: unknown) {
      if (value === undefined) {
        values.delete(key);
      } else {
        values.set(key, JSON.parse(JSON.stringify(value)));
      }
      return Promise.resolve();
    },
  };
  return memory;
}

const contoso = { id: "contoso" };
const fabrikam = { id: "fabrikam" };
const named = (id: string, displayName = id) => ({ id, appId: `app-${id}`, displayName });

describe("open lines", () => {
  it("are remembered from one window to the next", async () => {
    const memory = createMemory();
    const lines = new OpenLines(memory);
    await lines.remember("a", true);
    await lines.remember("b", false);
    await lines.remember("a", false);
    await lines.select("b");
    const next = new OpenLines(memory);
    assert.deepEqual([next.find("a"), next.find("b"), next.find("c")], [false, false, undefined]);
    assert.equal(next.selected, "b");
  });

  it("are no more than somebody has in mind, the last ones", async () => {
    const memory = createMemory();
    const lines = new OpenLines(memory);
    for (let index = 0; index <= 200; index++) {
      await lines.remember(String(index), true);
    }
    assert.deepEqual([lines.find("0"), lines.find("1"), lines.find("200")], [undefined, true, true]);
    assert.equal(new OpenLines(memory).find("0"), undefined);
  });

  it("are forgotten with their connection", async () => {
    const lines = new OpenLines(createMemory());
    await lines.remember("connection/a", true);
    await lines.remember("connection/a/applications", true);
    await lines.remember("connection/ab", true);
    await lines.select("connection/a/applications");
    await lines.forget("connection/a");
    assert.deepEqual(
      ["connection/a", "connection/a/applications", "connection/ab"].map((id) => lines.find(id)),
      [undefined, undefined, true],
    );
    assert.equal(lines.selected, undefined);
  });

  it("are none where something else was remembered", () => {
    for (const stored of [null, "x", { a: true }, [["a"], [1, true], "b", null]]) {
      const lines = new OpenLines(createMemory({ "explorer.open": stored, "explorer.selected": 7 }));
      assert.deepEqual([lines.find("a"), lines.selected], [undefined, undefined]);
    }
  });
});

describe("the views of applications", () => {
  it("remember for each connection what is pinned, by name", async () => {
    const memory = createMemory();
    const views = new ApplicationViews(memory);
    await views.pin(contoso, { ...named("2", "Beta"), secretText: "never" } as never);
    await views.pin(contoso, named("1", "Alpha"));
    await views.pin(contoso, named("2", "Beta"));
    await views.pin(fabrikam, named("3"));
    const next = new ApplicationViews(memory);
    assert.deepEqual(next.listPinned(contoso), [named("1", "Alpha"), named("2", "Beta")]);
    assert.deepEqual(
      [next.isPinned(fabrikam, { id: "3" }), next.isPinned(fabrikam, { id: "1" })],
      [true, false],
    );
    assert.doesNotMatch(JSON.stringify([...memory.values]), /never/);
    await next.unpin(contoso, { id: "1" });
    await next.unpin(contoso, { id: "2" });
    assert.deepEqual(next.listPinned(contoso), []);
    assert.deepEqual(Object.keys(memory.values.get("explorer.pinned") as object), ["fabrikam"]);
  });

  it("remember an order, and only for this window what is searched for", async () => {
    const memory = createMemory();
    const views = new ApplicationViews(memory);
    await views.sort(contoso, "expiry");
    views.search(contoso, "  sense ");
    assert.deepEqual([views.searchOf(contoso), views.searchOf(fabrikam)], ["sense", ""]);
    const next = new ApplicationViews(memory);
    assert.deepEqual(
      [next.orderOf(contoso), next.orderOf(fabrikam), next.searchOf(contoso)],
      ["expiry", "name", ""],
    );
    await next.sort(contoso, "name");
    assert.deepEqual(memory.values.get("explorer.order"), {});
  });

  it("are forgotten with their connection", async () => {
    const memory = createMemory();
    const views = new ApplicationViews(memory);
    await views.pin(contoso, named("1"));
    await views.sort(contoso, "newest");
    views.search(contoso, "x");
    await views.forget(contoso);
    assert.deepEqual(views.listPinned(contoso), []);
    assert.deepEqual([views.orderOf(contoso), views.searchOf(contoso)], ["name", ""]);
  });

  it("are the usual ones where something else was remembered", () => {
    for (const stored of [null, 3, [], { contoso: "x" }, { contoso: [null, 1, { id: "1" }] }]) {
      const views = new ApplicationViews(
        createMemory({ "explorer.pinned": stored, "explorer.order": stored }),
      );
      assert.deepEqual([views.listPinned(contoso), views.orderOf(contoso)], [[], "name"]);
    }
  });
});

import assert from "node:assert/strict";
import { Collection } from "../../../src/demo/data/collection.js";

interface Thing {
  readonly id: string;
  readonly name: string;
}

/** Five things, of which number 2 is a gap. */
const things = () =>
  new Collection<Thing>({
    size: 5,
    at: (index) => (index === 2 ? undefined : { id: `t${String(index)}`, name: "old" }),
    indexOf: (id) => (/^t\d$/.test(id) ? Number(id.slice(1)) : undefined),
  });

const list = (collection: Collection<Thing>, from?: number) =>
  [...collection.scan(from)].map(([position, { id, name }]) => `${String(position)} ${id} ${name}`);

describe("a collection", () => {
  it("shows what is worked out, without gaps", () => {
    assert.deepEqual(list(things()), ["0 t0 old", "1 t1 old", "3 t3 old", "4 t4 old"]);
    assert.equal(things().find("t2"), undefined);
    assert.equal(things().find("t9"), undefined);
    assert.equal(things().find("T3")?.id, "t3");
  });

  it("keeps positions when something is added, changed or removed", () => {
    const all = things();
    all.put({ id: "t1", name: "new" });
    all.put({ id: "x", name: "added" });
    all.put({ id: "y", name: "added" });
    all.remove("t3");
    all.remove("x");
    assert.deepEqual(list(all), ["0 t0 old", "1 t1 new", "4 t4 old", "6 y added"]);
    assert.deepEqual(list(all, 4), ["4 t4 old", "6 y added"]);
    assert.deepEqual(list(all, 6), ["6 y added"]);
    assert.equal(all.find("t3"), undefined);
    assert.equal(all.find("x"), undefined);
    assert.equal(all.find("y")?.name, "added");
  });
});

import assert from "node:assert/strict";
import { guidBytes, Guids } from "../../../src/demo/data/guids.js";

describe("GUIDs that are made from a number", () => {
  it("tell the number again", () => {
    const guids = new Guids(1, "user");
    for (const index of [0, 1, 7, 99_999, 2 ** 31, 2 ** 32 - 1]) {
      assert.equal(guids.indexOf(guids.at(index)), index);
      assert.equal(guids.indexOf(guids.at(index).toUpperCase()), index);
    }
  });

  it("are all different, and look as those of Entra", () => {
    const guids = new Guids(1, "user");
    const all = new Set(Array.from({ length: 50_000 }, (_, index) => guids.at(index)));
    assert.equal(all.size, 50_000);
    for (const guid of [...all].slice(0, 100)) {
      assert.match(guid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it("are not taken for those of another kind or seed", () => {
    const guid = new Guids(1, "user").at(5);
    assert.equal(new Guids(1, "group").indexOf(guid), undefined);
    assert.equal(new Guids(2, "user").indexOf(guid), undefined);
    assert.equal(new Guids(1, "user").indexOf("5"), undefined);
    assert.equal(new Guids(1, "user").indexOf("00000003-0000-0000-c000-000000000000"), undefined);
  });

  it("have their bytes in the order of Windows", () => {
    assert.equal(
      guidBytes("00112233-4455-6677-8899-aabbccddeeff").toString("hex"),
      "33221100554477668899aabbccddeeff",
    );
  });
});

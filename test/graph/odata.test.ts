import assert from "node:assert/strict";
import { allOf, odata, searchFor, topOf } from "../../src/graph/odata.js";

describe("OData", () => {
  it("has texts in quotes, which are doubled within, and lists in brackets", () => {
    assert.equal(odata`displayName eq ${"O'Neil's"}`, "displayName eq 'O''Neil''s'");
    assert.equal(odata`${""} eq name`, "'' eq name");
    assert.equal(odata`appId in ${["a", "b'"]} and x`, "appId in ('a','b''') and x");
    assert.equal(odata`a eq ${"' or 1 eq 1 or a eq '"}`, "a eq ''' or 1 eq 1 or a eq '''");
  });

  it("joins filters, each of which may have an or in it", () => {
    assert.equal(allOf("a or b", "c"), "(a or b) and (c)");
    assert.equal(allOf(undefined, "c"), "c");
    assert.equal(allOf(undefined, undefined), undefined);
  });

  it("searches in quotes, in which quotes are escaped, and says that it may be behind", () => {
    assert.deepEqual(searchFor(["displayName", "mail"], ' a "b" \\ '), {
      query: { $search: '"displayName:a \\"b\\" \\\\" OR "mail:a \\"b\\" \\\\"', $count: true },
      headers: { ConsistencyLevel: "eventual" },
    });
    assert.deepEqual(searchFor(["displayName"], "  "), {});
  });

  it("asks for no more than a page can have", () => {
    assert.deepEqual([topOf(), topOf(5), topOf(5000)], [999, 5, 999]);
  });
});

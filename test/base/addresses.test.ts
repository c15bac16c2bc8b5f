import assert from "node:assert/strict";
import { findAddresses } from "../../src/base/addresses.js";

describe("addresses in a text", () => {
  it("are found between whatever separates them", () => {
    assert.deepEqual(findAddresses("a@x.example; b@x.example,c@x.example\r\nd@x.example e@x.example"), [
      "a@x.example",
      "b@x.example",
      "c@x.example",
      "d@x.example",
      "e@x.example",
    ]);
  });

  it("are found behind names and in tables", () => {
    assert.deepEqual(
      findAddresses('"Vance, Adele" <adele.vance@contoso.example>; mailto:alex@contoso.example.'),
      ["adele.vance@contoso.example", "alex@contoso.example"],
    );
    assert.deepEqual(
      findAddresses(
        "DisplayName,PrimarySmtpAddress\n\"O'Neil, Pat\",pat.o'neil@contoso.example\n'Jan','jan@contoso.example'\n",
      ),
      ["pat.o'neil@contoso.example", "jan@contoso.example"],
    );
  });

  it("come once each, as they were written first", () => {
    assert.deepEqual(findAddresses("Ada@X.example ada@x.example"), ["Ada@X.example"]);
  });

  it("are none where there is no domain", () => {
    assert.deepEqual(findAddresses("ada@, @x.example, ada@x, a b c, @@@..@.. \u0000"), []);
  });
});

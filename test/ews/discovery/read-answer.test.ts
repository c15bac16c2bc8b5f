import assert from "node:assert/strict";
import fc from "fast-check";
import { readAnswer } from "../../../src/ews/discovery/read-answer.js";
import { runs } from "../../support/runs.js";
import { cloud } from "../support/internet.js";

const world = { cloud, now: () => new Date("2026-11-21T12:00:00Z") };
const read = (text: string, status = 200) =>
  readAnswer({ status, headers: new Headers(), text, isTooLong: false }, "EWS", world);
const whole = JSON.stringify({ Protocol: "EWS", Url: "https://mail.contoso.example/EWS/Exchange.asmx" });

describe("what Autodiscover answers", () => {
  it("is no address where anything of it is missing", () => {
    assert.ok("address" in read(whole));
    for (let length = 0; length < whole.length; length++) {
      assert.ok(!("address" in read(whole.slice(0, length))), String(length));
    }
  });

  it("is understood whatever it is, and said in whole sentences", () => {
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc
        .record({
          Protocol: fc.anything(),
          Url: fc.anything(),
          ErrorCode: fc.anything(),
          ErrorMessage: fc.anything(),
        })
        .map((value) =>
          JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? "big" : each)),
        ),
      fc.record({ Url: fc.oneof(fc.webUrl(), fc.string()) }).map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(200, 204, 400, 404, 429, 500), (text, status) => {
        const reading = read(text, status);
        if ("address" in reading) {
          assert.match(reading.address, /^https:\/\//);
          assert.equal(status, 200);
        } else {
          assert.match(reading.words, /^[A-Z][^\n\r]*\.$/);
        }
      }),
      runs(1000),
    );
  });

  it("may be nested as deep as it fits", () => {
    assert.ok(!("address" in read("[".repeat(60_000) + "]".repeat(60_000))));
  });
});

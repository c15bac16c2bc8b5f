import assert from "node:assert/strict";
import { nearestThemeColour } from "../../../src/ui/explorer/calendar-colour.js";

describe("the colour of a calendar", () => {
  it("is the nearest one of the theme", () => {
    for (const [hex, colour] of [
      ["#a6d1f5", "charts.blue"],
      ["#0078D4", "charts.blue"],
      ["#87d28e", "charts.green"],
      ["#fcab73", "charts.orange"],
      ["#f0e075", "charts.yellow"],
      ["#f88c9b", "charts.red"],
      ["#ff0033", "charts.red"],
      ["#a895e2", "charts.purple"],
    ] as const) {
      assert.equal(nearestThemeColour(hex), colour, hex);
    }
  });

  it("is none where nobody chose one, where it is a grey, or where it is no colour", () => {
    for (const hex of ["", null, undefined, "#a5a5a5", "#ffffff", "#000000", "red", "#12345", "auto"]) {
      assert.equal(nearestThemeColour(hex), undefined, String(hex));
    }
  });
});

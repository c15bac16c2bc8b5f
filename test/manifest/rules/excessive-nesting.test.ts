import { deepestNesting } from "../../../src/manifest/manifest.js";
import { excessiveNesting } from "../../../src/manifest/rules/excessive-nesting.js";
import { testing } from "../../support/testing.js";

const { allows, reports } = testing(excessiveNesting);

const nested = (depth: number) =>
  `{ "requiredResourceAccess": ${"[".repeat(depth - 1)}${"]".repeat(depth - 1)} }`;

describe("excessive-nesting", () => {
  it("allows a text as deep as the limit", () => {
    allows(nested(deepestNesting));
  });

  it("reports the first character of a deeper one", () => {
    reports(`«{»${nested(deepestNesting + 1).slice(1)}`, "nested too deeply");
  });

  it("is not taken in by brackets that close nothing", () => {
    reports(`«{» "requiredResourceAccess": [], "a": ${'{"a":],"a":'.repeat(10_000)}`);
    reports(`«]»${"]".repeat(2000)}${"[".repeat(2000)} "requiredResourceAccess"`);
  });

  it("does not count brackets in strings and comments", () => {
    allows(`{ "requiredResourceAccess": [], "x": "${"[".repeat(2000)}" } // ${"{".repeat(2000)}`);
  });

  it("says nothing of a deep text that speaks of no permissions", () => {
    allows("[".repeat(2000));
  });
});

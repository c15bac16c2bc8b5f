import { largestText } from "../../../src/manifest/manifest.js";
import { oversizedFile } from "../../../src/manifest/rules/oversized-file.js";
import { manifest } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports } = testing(oversizedFile);

describe("oversized-file", () => {
  it("allows a file of the largest size that is read", () => {
    allows(manifest().padEnd(largestText));
  });

  it("reports the first character of a larger one, with its size", () => {
    const larger = manifest().padEnd(largestText + 1);
    reports(`«${larger.slice(0, 1)}»${larger.slice(1)}`, "4,000,001 characters");
  });

  it("says nothing of a large file that speaks of no permissions", () => {
    allows("[]".padEnd(largestText + 1));
  });
});

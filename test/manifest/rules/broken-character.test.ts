import { brokenCharacter } from "../../../src/manifest/rules/broken-character.js";
import { manifest } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports } = testing(brokenCharacter);

const named = (name: string) => `{ "displayName": "${name}", "requiredResourceAccess": [] }`;

describe("broken-character", () => {
  it("allows every character that is whole", () => {
    allows(named("Kalender für alle, 日历, \u{1F4C5}, e\u0301, \u200B"));
  });

  it("allows an escape, which is the author's own", () => {
    allows(named("\\ud83d \\ufffd"));
  });

  it("reports a replacement character", () => {
    reports(named("Kalender f«\uFFFD»r alle"), "another encoding than UTF-8");
  });

  it("reports half a character, the first as well as the second half", () => {
    reports(named("a«\uD83D» b «\uDCC5»"));
  });

  it("reports a run of them once", () => {
    reports(named("f«\uFFFD\uFFFD»r und f«\uFFFD»r"));
  });

  it("looks into comments", () => {
    reports(`${manifest()} // f«\uFFFD»r`);
  });

  it("says nothing of a text that is no manifest", () => {
    allows(`{ "name": "f\uFFFDr" }`);
  });
});

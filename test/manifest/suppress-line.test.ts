import assert from "node:assert/strict";
import { lint } from "../../src/manifest/lint.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { suppressLine } from "../../src/manifest/suppress-line.js";
import { graph, offlineAccess } from "../support/manifests.js";
import { context } from "../support/testing.js";

const findings = (text: string) => lint(parseManifest(text, context.catalogue), context);

function suppress(text: string, ruleId: string): string | undefined {
  const finding = findings(text).find(({ rule }) => rule.id === ruleId);
  assert.ok(finding);
  const edit = suppressLine(parseManifest(text, context.catalogue), finding);
  return edit && applyEdits(text, [edit]);
}

const twice = (comment: string) =>
  `{\r\n  "resourceAppId": "${graph}",\r\n  "resourceAccess": [\r\n    ${offlineAccess},\r\n${comment}    ${offlineAccess}\r\n  ]\r\n}`;

describe("suppressLine", () => {
  it("puts a comment above the line, at the same indent", () => {
    const text = suppress(twice(""), "duplicate-permission");
    assert.equal(text, twice("    // calendar-onramp-disable-next-line duplicate-permission\r\n"));
    assert.deepEqual(findings(text), []);
  });

  it("adds to the comment that is there", () => {
    const text = suppress(
      twice("    // calendar-onramp-disable-next-line wrong-type -- why\r\n"),
      "duplicate-permission",
    );
    assert.equal(
      text,
      twice("    // calendar-onramp-disable-next-line wrong-type, duplicate-permission -- why\r\n"),
    );
    assert.deepEqual(findings(text), []);
  });

  it("leaves broken syntax alone", () => {
    assert.equal(
      suppress(`[{ "resourceAppId": "${graph}", "resourceAccess": [] } 1]`, "syntax-error"),
      undefined,
    );
  });
});

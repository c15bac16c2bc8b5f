import assert from "node:assert/strict";
import fc from "fast-check";
import { parse, type ParseError } from "jsonc-parser";
import { fixAll } from "../../src/manifest/fix.js";
import { lint, type Finding } from "../../src/manifest/lint.js";
import { parseManifest, type RequestedPermission } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { editsOf } from "../../src/manifest/rule.js";
import { broken, randomManifest } from "../support/random.js";
import { runs } from "../support/runs.js";
import { context } from "../support/testing.js";

const findingsOf = (text: string) => lint(parseManifest(text, context.catalogue), context);

function parses(text: string): boolean {
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: true });
  return errors.length === 0;
}

/** The permission that an entry asks for, by an old GUID of it, too: the same name of the same kind has a new one. */
function meantBy({ permission, guid, kind, requested: { resource } }: RequestedPermission) {
  const old = resource?.formerPermissions.find((each) => each.id === guid && each.kind === kind);
  return (
    permission ?? (old && context.catalogue.findPermissionByName(old.resource.appId, old.kind, old.value))
  );
}

/** What makes a finding the same one after the text has changed around it. */
function count(findings: readonly Finding[], { rule, message }: Finding): number {
  return findings.filter((finding) => finding.rule === rule && finding.message === message).length;
}

describe("every manifest", () => {
  it("is judged without a throw, however it is broken", () => {
    fc.assert(
      fc.property(randomManifest.chain(broken), (text) => {
        for (const { offset, length, message } of findingsOf(text)) {
          assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length, message);
          assert.match(message, /^[^]*[.]$/);
        }
      }),
      runs(1500),
    );
  });

  it("still parses after each fix, and has that finding no more", () => {
    fc.assert(
      fc.property(randomManifest, (text) => {
        const before = findingsOf(text);
        for (const finding of before) {
          for (const fix of finding.fixes) {
            const edits = editsOf(fix);
            const fixed = applyEdits(text, edits);
            assert.ok(fixed !== undefined, `${finding.rule.id}: the edits of “${fix.title}” overlap`);
            assert.ok(parses(fixed), `${finding.rule.id}: “${fix.title}” breaks\n${text}\ninto\n${fixed}`);
            assert.ok(
              count(findingsOf(fixed), finding) < count(before, finding),
              `${finding.rule.id}: “${fix.title}” does not mend “${finding.message}” in\n${text}\nbut gives\n${fixed}`,
            );
          }
        }
      }),
      runs(600),
    );
  });

  it("keeps every byte outside of the edits of a fix", () => {
    fc.assert(
      fc.property(randomManifest, (text) => {
        for (const fix of findingsOf(text).flatMap(({ fixes }) => fixes)) {
          const edits = editsOf(fix).toSorted((a, b) => a.offset - b.offset);
          const fixed = applyEdits(text, edits) ?? "";
          let from = 0;
          let at = 0;
          for (const edit of edits) {
            const kept = text.slice(from, edit.offset);
            assert.equal(fixed.slice(at, at + kept.length), kept);
            at += kept.length + edit.text.length;
            from = edit.offset + edit.length;
          }
          assert.equal(fixed.slice(at), text.slice(from));
        }
      }),
      runs(300),
    );
  });

  it("changes once when everything safe is mended, and not a second time", () => {
    fc.assert(
      fc.property(randomManifest, (text) => {
        const once = fixAll(text, context);
        assert.ok(parses(once.text), once.text);
        assert.deepEqual(fixAll(once.text, context), { text: once.text, count: 0 });
      }),
      runs(500),
    );
  });

  it("asks for the same after everything safe is mended", () => {
    const asked = (text: string) =>
      [
        ...new Set(
          parseManifest(text, context.catalogue)
            .permissions.map(meantBy)
            .filter((permission) => permission !== undefined)
            .map(({ resource, kind, id }) => `${resource.appId} ${kind} ${id}`),
        ),
      ].sort();
    fc.assert(
      fc.property(randomManifest, (text) => {
        assert.deepEqual(asked(fixAll(text, context).text), asked(text), text);
      }),
      runs(600),
    );
  });

  it("is mended even when it is broken, without making it worse", () => {
    fc.assert(
      fc.property(randomManifest.chain(broken), (text) => {
        const once = fixAll(text, context);
        assert.ok(!parses(text) || parses(once.text));
      }),
      runs(500),
    );
  });
});

import assert from "node:assert/strict";
import type { Plan } from "../../../src/manifest/plan.js";
import { listLines, type Line, type Proposal } from "../../../src/ui/changes/decision.js";

const nothing: Plan = { edits: [], changes: [], left: [] };
const plan: Plan = {
  edits: [{ offset: 0, length: 0, text: "x" }],
  changes: ["Adds A.", "Adds B."],
  left: ["C stays, because a placeholder stands for it."],
};

const texts = (proposal: Proposal) => listLines(proposal).map(({ what, label }: Line) => `${what}: ${label}`);

describe("the last question before a change", () => {
  it("says what is done, and what is not", () => {
    assert.deepEqual(texts({ plan }), [
      "apply: Apply 2 changes",
      "cancel: Cancel",
      "title: Changes",
      "words: Adds A.",
      "words: Adds B.",
      "title: Not done",
      "words: C stays, because a placeholder stands for it.",
    ]);
  });

  it("has a single way out where there is nothing to do", () => {
    assert.deepEqual(texts({ plan: nothing }), ["apply: Close"]);
  });

  it("begins with what is out of date, and what could be done instead", () => {
    const lines = texts({
      plan,
      caution: {
        title: "Out of date",
        why: "It ends.",
        choices: [{ id: "graph-read", label: "Use Graph instead" }],
      },
    });
    assert.deepEqual(lines.slice(0, 4), [
      "warning: Out of date",
      "choice: Use Graph instead",
      "title: ",
      "apply: Apply 2 changes",
    ]);
    assert.deepEqual(lines.slice(-2), ["title: Why", "words: It ends."]);
  });

  it("offers what can be done with it, also where there is nothing else to do", () => {
    const option = { label: "Check from now on", on: true };
    assert.deepEqual(texts({ plan, option }).slice(0, 3), [
      "apply: Apply 2 changes",
      "option: Check from now on",
      "cancel: Cancel",
    ]);
    assert.deepEqual(texts({ plan: nothing, option }), [
      "apply: Done",
      "option: Check from now on",
      "cancel: Cancel",
    ]);
  });

  it("has no list without entries", () => {
    assert.ok(
      !texts({ plan, notes: [{ title: "Beyond", sentences: [] }] }).some((line) => line.includes("Beyond")),
    );
  });

  it("cuts long sentences into lines", () => {
    const long = listLines({ plan: { ...plan, changes: ["word ".repeat(40)], left: [] } });
    assert.ok(long.filter(({ what }) => what === "words").length > 2);
  });

  it("shows the words of a manifest as words", () => {
    const lines = listLines({
      plan: { ...plan, changes: ["Adds $(check) [x](command:y)."] },
      caution: { title: "$(x)", why: "$(x)", choices: [{ id: "a", label: "$(x)", detail: "$(x)" }] },
      notes: [{ title: "$(x)", sentences: ["$(x)"] }],
      option: { label: "$(x)", on: false },
    });
    assert.doesNotMatch(JSON.stringify(lines), /\$\(|\]\(/);
  });
});

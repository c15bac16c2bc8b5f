import assert from "node:assert/strict";
import { takeSteps, type Step, type StepEnd } from "../../../src/ui/input/steps.js";

/** Takes steps that end as they are told to, and says which were taken, as "step/total". */
async function take(list: (taken: readonly string[]) => readonly (readonly StepEnd[])[]): Promise<string[]> {
  const taken: string[] = [];
  const visits = new Map<number, number>();
  await takeSteps(() =>
    list(taken).map((ends, index): Step => {
      return ({ step, totalSteps }) => {
        const visit = visits.get(index) ?? 0;
        visits.set(index, visit + 1);
        taken.push(`${String(step)}/${String(totalSteps)}`);
        return Promise.resolve(ends[visit] ?? "next");
      };
    }),
  );
  return taken;
}

describe("takeSteps", () => {
  it("takes one after another", async () => {
    assert.deepEqual(await take(() => [["next"], ["next"]]), ["1/2", "2/2"]);
  });

  it("goes back, and forth again", async () => {
    assert.deepEqual(
      await take(() => [
        ["next", "next"],
        ["back", "next"],
      ]),
      ["1/2", "2/2", "1/2", "2/2"],
    );
  });

  it("has nothing before the first one", async () => {
    assert.deepEqual(await take(() => [["back", "next"]]), ["1/1", "1/1"]);
  });

  it("asks what an answer made necessary", async () => {
    const list = (taken: readonly string[]): StepEnd[][] =>
      taken.length === 0 ? [["next"], ["next"]] : [["next"], ["next"], ["next"]];
    assert.deepEqual(await take(list), ["1/2", "2/3", "3/3"]);
  });

  it("goes where it is told to", async () => {
    assert.deepEqual(await take(() => [["next"], ["next", "next"], [{ goTo: 1 }, "next"]]), [
      "1/3",
      "2/3",
      "3/3",
      "2/3",
      "3/3",
    ]);
  });

  it("ends where a step throws", async () => {
    await assert.rejects(
      takeSteps(() => [() => Promise.reject(new Error("left")), () => assert.fail()]),
      /left/,
    );
  });
});

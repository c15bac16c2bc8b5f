import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { readModeId, readProfileId, readReference } from "../../src/profiles/choose.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";

const clockwork = readProfileId("clockwork", standardProfiles);

function refuses(run: () => unknown, message: RegExp, remedy: RegExp): void {
  assert.throws(run, (error) => {
    assert.ok(error instanceof UserError);
    assert.match(error.message, message);
    assert.match(error.remedy ?? "", remedy);
    return true;
  });
}

describe("choosing a profile", () => {
  it("takes the first mode where none is named", () => {
    assert.equal(readReference("clockwork", standardProfiles).mode.id, "app-only-ews");
    assert.equal(readModeId(undefined, clockwork).id, "app-only-ews");
  });

  it("takes a mode after a colon", () => {
    const { profile, mode } = readReference("clockwork:on-premises", standardProfiles);
    assert.equal(`${profile.id}:${mode.id}`, "clockwork:on-premises");
  });

  it("does not look at capital letters, on either side", () => {
    assert.equal(readReference("ClockWork:On-Premises", standardProfiles).mode.id, "on-premises");
    const own = { ...clockwork, id: "OurOwn" };
    assert.equal(readProfileId("ourown", [own]), own);
  });

  it("says which there are, and which was probably meant", () => {
    refuses(
      () => readProfileId("clokwork", standardProfiles),
      /no profile called "clokwork"/,
      /Did you mean clockwork\? There are: clockwork, calendar-connector, clearcompany, sense, innovaphone, graph-read, graph-readwrite\./,
    );
    refuses(
      () => readModeId("nothing-like-it", clockwork),
      /no mode of clockwork called/,
      /^There are: app-only-ews, on-premises\.$/,
    );
  });

  it("refuses what is empty, inherited or endless", () => {
    for (const id of [
      "",
      ":",
      "__proto__",
      "constructor",
      "clockwork:",
      "clockwork::",
      "clockwork:toString",
    ]) {
      assert.throws(() => readReference(id, standardProfiles), UserError, id);
    }
    refuses(
      () => readProfileId("x".repeat(1_000_000), standardProfiles),
      /^There is no profile called "x{60}…"\.$/,
      /There are/,
    );
  });
});

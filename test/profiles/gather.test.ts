import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { gatherProfiles, type ProfileSource } from "../../src/profiles/gather.js";
import { readProfile } from "../../src/profiles/read-profile.js";
import { written } from "../support/profiles.js";

const source = async (path: string, text: string): Promise<ProfileSource> => ({
  path,
  read: await readProfile(text, standardCatalogue()),
});

describe("the profiles of several files", () => {
  it("come in the order of their paths, each ID once", async () => {
    const wrong = await source("a/wrong.calendar-profile.json", written('"Room panels"', "7"));
    const { profiles, problems } = gatherProfiles([
      await source("c.calendar-profile.json", written()),
      await source("b.calendar-profile.json", written('"Room panels"', '"Doors"')),
      await source("d.calendar-profile.json", written("room-panels", "others")),
      wrong,
    ]);
    assert.deepEqual(
      profiles.map(({ product }) => product),
      ["Doors", "Room panels"],
    );
    const said = Object.fromEntries(
      [...problems].map(([path, found]) => [path.slice(0, 1), found.map(({ message }) => message)]),
    );
    assert.deepEqual(said, {
      a: ["“product” must be text, in double quotes."],
      b: [],
      c: [
        "“room-panels” is the ID of the profile in b.calendar-profile.json, which counts. This one needs another ID.",
      ],
      d: [],
    });
    const [repeated] = problems.get("c.calendar-profile.json") ?? [];
    assert.equal(written().slice(repeated?.offset).slice(0, repeated?.length), '"room-panels"');
  });
});

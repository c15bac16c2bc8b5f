import assert from "node:assert/strict";
import { createHandover, renderHandover } from "../../../src/profiles/handover.js";
import { standardProfiles } from "../../../src/profiles/vendors/index.js";
import { commonValues } from "../../../src/profiles/values.js";
import { listCopyable } from "../../../src/ui/handover/copyable.js";
import { mode, profile } from "../../support/ui-profiles.js";

const acme = profile(
  "acme",
  mode("only", {
    handover: [
      { field: "Client", value: "{clientId}" },
      { section: "A", field: "Tenant", value: "{tenantId}", note: "- **No** value." },
      { section: "B", field: "Secret", value: "{secret}" },
      { section: "A", field: "Fixed", value: "- **yes**" },
    ],
  }),
);

function copyable(values: Readonly<Record<string, string>>) {
  const handover = createHandover(acme, acme.modes[0], values);
  const text = renderHandover(handover);
  return { text, found: listCopyable(handover, text) };
}

describe("the values of a hand-over sheet", () => {
  it("stand on the lines of their fields", () => {
    const { text, found } = copyable({ clientId: "11111111-2222-3333-4444-555555555555", secret: "s3cret" });
    assert.deepEqual(
      found.map(({ field, value }) => [field, value]),
      [
        ["Client", "11111111-2222-3333-4444-555555555555"],
        ["Fixed", "- **yes**"],
      ],
    );
    for (const { field, line } of found) {
      assert.ok(text.split("\n")[line]?.startsWith(`- **${field}**`));
    }
  });

  it("are none where the text is another", () => {
    const handover = createHandover(acme, acme.modes[0], {});
    assert.deepEqual(listCopyable(handover, "- **Client**: x\n"), []);
  });

  it("are found in the sheet of every product", () => {
    const values = Object.fromEntries(
      Object.entries(commonValues).flatMap(([name, value]) =>
        "example" in value ? [[name, value.example]] : [],
      ),
    );
    for (const each of standardProfiles) {
      for (const one of each.modes) {
        const handover = createHandover(each, one, values);
        const text = renderHandover(handover);
        const known = handover.entries.filter(({ value }) => value !== undefined).length;
        assert.equal(listCopyable(handover, text).length, known, `${each.id}:${one.id}`);
      }
    }
  });
});

import fc from "fast-check";
import assert from "node:assert/strict";
import { createHandover, renderHandover } from "../../src/profiles/handover.js";
import type { HandoverField, Mode, Profile } from "../../src/profiles/profile.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import { listNames } from "../../src/profiles/template.js";
import { findValue } from "../../src/profiles/values.js";
import { runs } from "../support/runs.js";

const tenantId = "66666666-7777-8888-9999-aaaaaaaaaaaa";

function profileWith(
  handover: readonly HandoverField[],
  changes: Partial<Mode> = {},
): Profile & { mode: Mode } {
  const mode: Mode = {
    id: "app-only",
    title: "As an app",
    kind: "app-only-graph",
    what: "It signs in as an app.",
    registration: { by: "vendor", why: "The vendor has one." },
    steps: [],
    delays: [],
    handover,
    verify: [],
    ...changes,
  };
  return {
    mode,
    id: "panels",
    vendor: "Example",
    product: "Room panels",
    summary: "Shows bookings.",
    values: {
      account: { title: "Service account", what: "A user.", format: "email" },
      password: { title: "Password of the service account", what: "Its password.", format: "secret" },
    },
    modes: [mode],
    doubts: [],
    leftOut: [],
    sources: [{ title: "The manual", read: "2026-11-21" }],
  };
}

function sheet(handover: readonly HandoverField[], values = {}, changes: Partial<Mode> = {}): string {
  const profile = profileWith(handover, changes);
  return renderHandover(createHandover(profile, profile.mode, values));
}

/** The line of a sheet that has one field. */
function line(field: Omit<HandoverField, "field">, values = {}): string {
  return (
    sheet([{ field: "Field", ...field }], values)
      .split("- **Field**: ")[1]
      ?.trimEnd() ?? ""
  );
}

describe("a hand-over sheet", () => {
  it("has the fields as the product names them, by section and in their order", () => {
    const text = sheet(
      [
        { section: "Sign-in", field: "Directory", value: "{tenantId}", note: "On the first page." },
        { section: "Calendars", field: "Address", value: "https://outlook.office365.com/EWS/Exchange.asmx" },
        { section: "Sign-in", field: "Account", value: "{account}" },
        { field: "Language" },
      ],
      { tenantId },
    );
    assert.equal(
      text,
      `# Values for Room panels

Example · As an app

Each value is typed into the field of the product that stands before it.

Not known yet: Service account.

- **Language**: for you to choose

## Sign-in

- **Directory**: \`${tenantId}\`
  - On the first page.
- **Account**: *not known yet: Service account*

## Calendars

- **Address**: \`https://outlook.office365.com/EWS/Exchange.asmx\`
`,
    );
  });

  it("says that there is nothing to type", () => {
    assert.match(sheet([]), /\n\nNothing is typed into the product for this\.\n$/);
  });

  it("warns of a mode that is out of date", () => {
    const outdated = { since: "2026-10-01", why: "EWS ends.", instead: "graph-read" };
    assert.match(
      sheet([], {}, { outdated }),
      /> \*\*Out of date since 1 October 2026\.\*\* EWS ends\. Set up `graph-read` instead\./,
    );
  });

  it("lists what can be chosen", () => {
    assert.equal(line({ choices: ["Yes", "No"] }), "one of `Yes`, `No`");
    assert.equal(line({ value: "Yes", choices: ["Yes", "No"] }), "`Yes`, or one of `Yes`, `No`");
  });

  it("names every value that is missing, by its title or, where there is none, its name", () => {
    assert.equal(
      line({ value: "{clientId} {tenantId} {nobody}" }, { tenantId }),
      "*not known yet: Application (client) ID, nobody*",
    );
    assert.equal(line({ value: "{tenantId}" }, { tenantId: " " }), "*not known yet: Directory (tenant) ID*");
    assert.equal(line({ value: "{toString}" }), "*not known yet: toString*");
  });

  it("can be made of every profile that ships, whole or empty", () => {
    for (const profile of standardProfiles) {
      for (const mode of profile.modes) {
        const names = mode.handover.flatMap(({ value }) => listNames(value ?? ""));
        const values = Object.fromEntries(names.map((name) => [name, `value-of-${name}`]));
        const { entries } = createHandover(profile, mode, values);
        assert.equal(entries.length, mode.handover.length);
        assert.deepEqual(
          entries.filter(({ missing }) => missing.length > 0),
          [],
          `${profile.id}:${mode.id}`,
        );
        for (const name of names.filter((each) => findValue(profile, each)?.format === "secret")) {
          assert.ok(!renderHandover(createHandover(profile, mode, values)).includes(`value-of-${name}`));
        }
        assert.doesNotMatch(renderHandover(createHandover(profile, mode, {})), /undefined|\{/);
      }
    }
  });
});

describe("a secret", () => {
  it("is copied from where it is kept", () => {
    const values = { secret: "open sesame", password: "hunter2" };
    assert.equal(
      line({ value: "{secret}" }, values),
      "Copy the client secret from where you keep it; it is not written here.",
    );
    assert.equal(
      line({ value: "{password}" }, values),
      "Copy the password of the service account from where you keep it; it is not written here.",
    );
  });

  it("stays one where a profile says that it is text", () => {
    const profile = profileWith([{ field: "Secret", value: "{secret}" }]);
    const lax: Profile = { ...profile, values: { secret: { title: "Secret", what: "x", format: "text" } } };
    assert.doesNotMatch(
      renderHandover(createHandover(lax, profile.mode, { secret: "open sesame" })),
      /sesame/,
    );
  });

  it("stays out of the sheet under any other name", () => {
    const entra = `abc8Q~${"x".repeat(34)}`;
    assert.match(line({ value: "{account}" }, { account: entra }), /not known yet/);
    assert.match(line({ value: "{account}" }, { account: "hunter2", password: "hunter2" }), /not known yet/);

    const name = fc.constantFrom("clientId", "account", "secret", "password", "__proto__", "nobody");
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), fc.uuid(), fc.array(name), (values, secret, names) => {
        const given = { ...values, ...Object.fromEntries(names.map((each) => [each, `x${secret}`])), secret };
        const fields = ["{clientId}", "{account}", "{secret}", "{password}", "{clientId}{secret}"];
        assert.ok(
          !sheet(
            fields.map((value) => ({ field: "Field", value })),
            given,
          ).includes(secret),
        );
      }),
      runs(300),
    );
  });
});

describe("the text of a sheet", () => {
  it("means nothing to Markdown", () => {
    assert.equal(
      line({ note: "*a* _b_ `c` [d](e) <b> | ~~f~~ $g$ &amp; \\h" }).split("\n  - ")[1],
      "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<b> \\| \\~\\~f\\~\\~ \\$g\\$ \\&amp; \\\\h",
    );
    for (const start of ["# a", "- a", "1. a", "12) a", "+ a", "> a", "=== a"]) {
      assert.match(line({ note: `  ${start}` }), /\n {2}- (?:\d+)?\\[#\-.)+>=]/);
    }
  });

  it("stays readable where it is plain", () => {
    const plain = "Settings > Web (new), full_access_as_app: R&D, 50 % – “x”!";
    assert.equal(line({ note: plain }).split("\n  - ")[1], plain);
  });

  it("stays on its line", () => {
    const text = sheet([{ field: "a\n\n# b", value: "{account}", note: "c\r\n- d\u2028e\u202ef" }], {
      account: "g\n# h\u202ei",
    });
    assert.match(text, /- \*\*a \\# b\*\*: `g\ufffd# h\ufffdi`\n {2}- c - d e f\n$/);
  });

  it("shows a value between as many backticks as it takes", () => {
    assert.equal(line({ value: "a`b" }), "``a`b``");
    assert.equal(line({ value: "`a```" }), "```` `a``` ````");
    assert.equal(line({ value: "a | b \\ <c> *d*" }), "`a | b \\ <c> *d*`");
    assert.equal(line({ value: " a " }), "`  a  `");
  });
});

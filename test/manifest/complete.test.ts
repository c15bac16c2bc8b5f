import assert from "node:assert/strict";
import { listChoices } from "../../src/manifest/complete.js";
import { describeChoice } from "../../src/manifest/describe-choice.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { exchangeOnline, graph } from "../support/manifests.js";
import { context } from "../support/testing.js";

const { catalogue, asOf } = context;

function choices(marked: string) {
  const offset = marked.indexOf("|");
  const text = marked.replace("|", "");
  const found = listChoices(text, offset, catalogue, asOf);
  return {
    text,
    found,
    labels: found?.choices.map(({ label, description }) => `${label} ${description}`) ?? [],
  };
}

/** The text after one of the choices was taken. */
function take(marked: string, label: string, description?: string): string | undefined {
  const { text, found } = choices(marked);
  const choice = found?.choices.find(
    (each) => each.label === label && (description === undefined || each.description === description),
  );
  assert.ok(found && choice, `${label} is not offered.`);
  return applyEdits(text, [{ ...found.replace, text: choice.text }, ...choice.edits]);
}

const asking = (members: string, resource = graph) =>
  `[{ "resourceAppId": "${resource}", "resourceAccess": [{ ${members} }] }]`;

const read = "798ee544-9d2d-430c-a058-570e29e34338";

describe("listChoices", () => {
  it("offers permissions of the resource in both kinds", () => {
    const { labels } = choices(asking('"id": "|"'));
    assert.ok(labels.includes("Calendars.Read application"));
    assert.ok(labels.includes("Calendars.Read delegated"));
    assert.ok(!labels.includes("full_access_as_app application"));
  });

  it("offers only the kind that stands there", () => {
    const { labels } = choices(asking('"id": "|", "type": "Role"'));
    assert.ok(labels.includes("Calendars.Read application"));
    assert.ok(!labels.some((label) => label.endsWith("delegated")));
  });

  it("knows a resource by its name", () => {
    assert.ok(choices(asking('"id": "|"', "Microsoft Graph")).labels.includes("Calendars.Read application"));
  });

  it("offers nothing for a resource that is not known", () => {
    assert.deepEqual(choices(asking('"id": "|"', "11111111-2222-3333-4444-555555555555")).labels, []);
  });

  it("writes the GUID in the place of what was typed", () => {
    assert.equal(
      take(asking('"id": "Calendars.R|", "type": "Role"'), "Calendars.Read"),
      asking(`"id": "${read}", "type": "Role"`),
    );
  });

  it("writes the missing quotes", () => {
    assert.equal(
      take(asking('"id": |, "type": "Role"'), "Calendars.Read"),
      asking(`"id": "${read}", "type": "Role"`),
    );
  });

  it("writes the type that is missing", () => {
    const whole = asking(`"id": "${read}", "type": "Role"`);
    assert.equal(take(asking('"id": "|"'), "Calendars.Read", "application"), whole);
    assert.equal(take(asking('"id": |'), "Calendars.Read", "application"), whole);
  });

  it("writes the type on a line of its own where the id has one", () => {
    assert.equal(
      take(
        '"resourceAppId": "Microsoft Graph", "resourceAccess": [{\r\n  "id": "|"\r\n}]',
        "Calendars.Read",
        "application",
      ),
      `"resourceAppId": "Microsoft Graph", "resourceAccess": [{\r\n  "id": "${read}",\r\n  "type": "Role"\r\n}]`,
    );
  });

  it("corrects a type that says nothing", () => {
    assert.equal(
      take(asking('"id": "|", "type": ""'), "Calendars.Read", "application"),
      asking(`"id": "${read}", "type": "Role"`),
    );
  });

  it("can be filtered by name and by GUID, what calendars need first", () => {
    const { found } = choices(asking('"id": "|", "type": "Role"'));
    const choice = found?.choices.find(({ label }) => label === "Calendars.Read");
    assert.equal(choice?.filter, `Calendars.Read ${read}`);
    const first = found?.choices.toSorted((a, b) => (a.order < b.order ? -1 : 1))[0];
    assert.match(first?.label ?? "", /^Calendars/);
  });

  it("marks permissions that have ended", () => {
    const later = listChoices(
      asking('"id": ""', exchangeOnline),
      asking('"id": "').indexOf('"id": "') + 7,
      catalogue,
      "2027-05-01",
    );
    assert.equal(later?.choices.find(({ label }) => label === "full_access_as_app")?.retired, true);
  });

  it("offers resources by name", () => {
    assert.equal(take('{ "resourceAppId": "Micro|" }', "Microsoft Graph"), `{ "resourceAppId": "${graph}" }`);
  });

  it("offers the two types and says which of them fits", () => {
    const { labels, found } = choices(asking(`"id": "${read}", "type": "|"`));
    assert.deepEqual(labels, ["Role application · Calendars.Read", "Scope delegated"]);
    assert.deepEqual(
      found?.choices.map(({ order }) => order),
      ["0 Role", "1 Scope"],
    );
  });

  it("explains each choice", () => {
    const explained = (marked: string, label: string) => {
      const choice = choices(marked).found?.choices.find((each) => each.label === label);
      return choice ? describeChoice(choice, catalogue, asOf) : "";
    };
    assert.match(explained(asking('"id": "|"'), "Calendars.Read"), /Reads the events/);
    assert.match(explained('{ "resourceAppId": "|" }', "Microsoft Graph"), /resource/);
    assert.match(explained(asking('"type": "|"'), "Role"), /without anybody signed in/);
  });

  it("offers nothing elsewhere", () => {
    assert.equal(choices('{ "displayName": "|" }').found, undefined);
  });
});

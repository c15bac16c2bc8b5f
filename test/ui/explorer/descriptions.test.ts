import assert from "node:assert/strict";
import { nameApplication } from "../../../src/ui/tenant/name-application.js";
import type { PermissionLine } from "../../../src/tenant/permissions.js";
import type { Remark } from "../../../src/tenant/standing.js";
import { describeCredential, describeCredentials } from "../../../src/ui/explorer/describe-credential.js";
import { describeFound, describeLooked, describeNothing } from "../../../src/ui/explorer/describe-found.js";
import {
  countPermissions,
  describeCount,
  describePermissionLine,
  isMissing,
} from "../../../src/ui/explorer/describe-permission-line.js";
import { describeServicePrincipal } from "../../../src/ui/explorer/describe-service-principal.js";
import { describeStanding } from "../../../src/ui/explorer/describe-standing.js";

const asOf = "2026-11-21";

describe("the standing of an application, in words", () => {
  const remark = (severity: Remark["severity"], words: string): Remark => ({
    what: "missing-consent",
    severity,
    words,
    sentence: `Sentence of ${words}.`,
  });

  it("is the worst that is known", () => {
    const standing = describeStanding(
      [remark("error", "a"), remark("warning", "b"), remark("fine", "c")],
      true,
    );
    assert.equal(standing.sign, "error");
    assert.equal(standing.description, "a · b");
    assert.equal(standing.spoken, "2 problems: a, b");
    assert.deepEqual(standing.sentences, ["Sentence of a.", "Sentence of b.", "Sentence of c."]);
    assert.equal(describeStanding([remark("warning", "b")], true).sign, "warning");
  });

  it("is not fine before it was opened", () => {
    const { sign, description, spoken, sentences } = describeStanding([], false);
    assert.deepEqual([sign, description, spoken], ["unknown", "", "no problem that the list tells"]);
    assert.match(sentences.join(" "), /read when its line is opened/);
    assert.deepEqual(
      [describeStanding([], true).sign, describeStanding([], true).spoken],
      ["pass", "no problem"],
    );
  });

  it("is short, however much there is", () => {
    const many = ["a", "b", "c", "d", "e"].map((words) => remark("warning", words));
    const { description, spoken } = describeStanding(many, true);
    assert.equal(description, "a · b · c · 2 more");
    assert.equal(spoken, "5 problems: a, b, c, d, e");
  });
});

describe("what was found, in words", () => {
  const all = { search: "", calendarAppsOnly: false, order: "name" } as const;

  it("counts what is shown, of how many", () => {
    const found = { shown: 7, looked: 90, total: 412, isWhole: true };
    assert.equal(describeFound({ ...all, calendarAppsOnly: true }, found), "calendar apps only · 7 of 412");
    assert.equal(describeFound(all, { ...found, shown: 412 }), "412");
    assert.equal(describeFound(all, { ...found, shown: 100, isWhole: false }), "100 so far of 412");
    assert.equal(describeFound(all, { ...found, total: undefined }), "7");
    assert.equal(describeFound({ ...all, search: "x", order: "newest" }, undefined), "“x” · newest first");
    assert.equal(describeLooked({ ...found, looked: 1_998, total: 10_000 }), "1,998 of 10,000 looked at");
    assert.equal(describeLooked({ ...found, total: undefined }), "90 looked at");
  });

  it("says of nothing what was looked for", () => {
    const none = { shown: 0, looked: 2_997, total: 10_000, isWhole: false };
    assert.equal(
      describeNothing({ ...all, search: "x" }, none).label,
      "No application matches “x” among the first 2,997 applications.",
    );
    assert.equal(
      describeNothing({ ...all, calendarAppsOnly: true }, { ...none, isWhole: true }).label,
      "No application asks for calendars.",
    );
    assert.match(describeNothing(all, { ...none, isWhole: true }).label, /No application is registered/);
  });
});

describe("a permission of an application, in words", () => {
  const line = (changes: Partial<PermissionLine>): PermissionLine => ({
    kind: "Scope",
    id: "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",
    value: "Calendars.Read",
    permission: undefined,
    state: "both",
    retirement: undefined,
    forEverybody: true,
    principalIds: [],
    granted: undefined,
    held: [],
    ...changes,
  });
  const some = { forEverybody: false, principalIds: ["1", "2", "3"] };

  it("says who may use it", () => {
    const words = (changes: Partial<PermissionLine>) => {
      const described = describePermissionLine(line(changes), asOf);
      return [described.description, described.sign];
    };
    assert.deepEqual(words({}), ["delegated · granted", "pass"]);
    assert.deepEqual(words({ kind: "Role" }), ["application · granted", "pass"]);
    assert.deepEqual(words({ state: "declared", forEverybody: false }), ["delegated · not granted", "error"]);
    assert.deepEqual(words(some), ["delegated · granted to 3 users", "warning"]);
    assert.deepEqual(words({ state: "granted" }), ["delegated · granted, no longer asked", "leftover"]);
  });

  it("says until when it works", () => {
    const retirement = { since: "2027-04-01", isOver: false, sentence: "It ends." };
    const ending = describePermissionLine(line({ retirement }), asOf);
    assert.deepEqual(
      [ending.description, ending.sign],
      ["delegated · granted · until 1 April 2027", "warning"],
    );
    const over = describePermissionLine(line({ retirement: { ...retirement, isOver: true } }), asOf);
    assert.deepEqual([over.description, over.sign], ["delegated · granted · cannot work any more", "error"]);
    assert.ok(over.sentences.includes("It ends."));
  });

  it("says when it was granted, where that is told", () => {
    const role = line({ kind: "Role", granted: "2026-03-02T08:00:00Z" });
    assert.ok(describePermissionLine(role, asOf).sentences.includes("Granted on 2 March 2026."));
    assert.match(describePermissionLine(line({}), asOf).sentences.join(" "), /not told for delegated/);
  });

  it("does without a name and without an id", () => {
    assert.equal(describePermissionLine(line({ value: undefined }), asOf).label, line({}).id);
    const nothing = line({ value: undefined, id: undefined });
    assert.equal(describePermissionLine(nothing, asOf).label, "A permission without an id");
  });

  it("is counted with the others", () => {
    const permissions = [
      line({}),
      line(some),
      line({ state: "declared", forEverybody: false }),
      line({ state: "granted" }),
    ];
    assert.deepEqual(permissions.map(isMissing), [false, true, true, false]);
    const group = {
      resourceAppId: undefined,
      resourceId: undefined,
      name: "",
      isRetired: false,
      permissions,
    };
    const count = countPermissions([group]);
    assert.deepEqual(count, { asked: 3, granted: 2, missing: 2, leftover: 1 });
    assert.equal(describeCount(count), "3 asked · 2 granted · 1 left over");
    assert.equal(describeCount(countPermissions([])), "none");
  });
});

describe("a credential, in words", () => {
  const judging = { asOf, warnDays: 30, errorDays: 7 };
  const secret = {
    what: "secret",
    keyId: "k",
    name: "ClockWork",
    hint: "a1B",
    start: "2026-01-01",
    end: "2026-11-30",
  } as const;

  it("says how long it works", () => {
    const words = (end: string | undefined) => {
      const { description, sign } = describeCredential({ ...secret, end }, judging, false);
      return [description, sign];
    };
    assert.deepEqual(words("2026-11-30"), ["secret · ends in 9 days", "warning"]);
    assert.deepEqual(words("2026-11-28"), ["secret · ends in 7 days", "error"]);
    assert.deepEqual(words("2026-11-21"), ["secret · ends today", "error"]);
    assert.deepEqual(words("2026-11-20"), ["secret · ended 1 day ago", "error"]);
    assert.deepEqual(words("2027-11-20"), ["secret · ends in 364 days", "pass"]);
    assert.deepEqual(words(undefined), ["secret · end not known", "unknown"]);
  });

  it("has a label without a name, and says where its value is kept", () => {
    assert.equal(describeCredential({ ...secret, name: undefined }, judging, false).label, "a1B…");
    const bare = { ...secret, name: " ", hint: undefined };
    assert.equal(describeCredential(bare, judging, false).label, "A secret without a name");
    const certificate = { ...bare, what: "certificate" } as const;
    assert.equal(describeCredential(certificate, judging, false).label, "A certificate without a name");
    const kept = describeCredential(secret, judging, true);
    assert.equal(kept.description, "secret · ends in 9 days · kept here");
  });

  it("is counted with the others", () => {
    assert.equal(describeCredentials([secret], asOf), "1 secret · 9 days");
    assert.equal(
      describeCredentials(
        [secret, { ...secret, end: "2026-01-01" }, { ...secret, what: "certificate", end: "2027-01-01" }],
        asOf,
      ),
      "2 secrets · 1 certificate · 9 days · 1 expired",
    );
    assert.equal(describeCredentials([{ ...secret, end: "2026-01-01" }], asOf), "1 secret · expired");
    assert.equal(describeCredentials([], asOf), "none");
  });
});

describe("a service principal, in words", () => {
  const values = (...args: Parameters<typeof describeServicePrincipal>) =>
    describeServicePrincipal(...args).lines.map(({ value }) => value);

  it("says what is known", () => {
    const principal = {
      id: "1",
      accountEnabled: false,
      appRoleAssignmentRequired: true,
      appOwnerOrganizationId: "AAAA",
    };
    assert.deepEqual(values(principal, "aaaa"), ["no", "yes", "this tenant", "1"]);
    assert.deepEqual(values(principal, undefined)[2], "the tenant aaaa");
    assert.equal(describeServicePrincipal(principal, "aaaa").description, "disabled");
    assert.equal(describeServicePrincipal(principal, "aaaa").isFine, false);
  });

  it("says what is not told, and that there is none", () => {
    assert.deepEqual(values({ accountEnabled: null, appOwnerOrganizationId: null }, "a"), [
      "not told",
      "not told",
      "not told",
      "not told",
    ]);
    assert.equal(describeServicePrincipal(undefined, "a").description, "none in this tenant");
  });
});

describe("the name of an application", () => {
  it("is there even where the tenant has none", () => {
    for (const displayName of [null, "", " ", "\u200F\u200F"]) {
      assert.deepEqual(nameApplication({ id: "1", appId: null, displayName }), {
        id: "1",
        appId: "",
        displayName: "(no name)",
      });
    }
    const long = "x".repeat(256);
    assert.equal(nameApplication({ id: "1", appId: "2", displayName: long }).displayName, long);
  });
});

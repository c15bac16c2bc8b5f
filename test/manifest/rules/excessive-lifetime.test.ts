import assert from "node:assert/strict";
import { lint } from "../../../src/manifest/lint.js";
import { parseManifest } from "../../../src/manifest/manifest.js";
import { excessiveLifetime } from "../../../src/manifest/rules/excessive-lifetime.js";
import { longLivedSecret } from "../../../src/manifest/rules/long-lived-secret.js";
import { application } from "../../support/manifests.js";
import { context, needing, testing } from "../../support/testing.js";

const { allows, reports } = testing(excessiveLifetime, { needs: needing({ secret: { months: 12 } }) }); // As of 2026-11-21.
const secret = (start: string, end: string) =>
  application(`"passwordCredentials": [{ "startDateTime": ${start}, "endDateTime": ${end} }]`);

describe("excessive-lifetime", () => {
  it("says nothing without a profile, or where the profile does not say", () => {
    testing(excessiveLifetime).allows(secret(`"2026-01-01"`, `"2299-01-01"`));
    testing(excessiveLifetime, { needs: needing({}) }).allows(secret(`"2026-01-01"`, `"2299-01-01"`));
  });

  it("allows as many months as the profile says, and a day more because of time zones", () => {
    allows(secret(`"2026-01-01T10:00:00Z"`, `"2027-01-01T10:00:00Z"`));
    allows(secret(`"2026-01-01T23:30:00Z"`, `"2027-01-02T00:30:00Z"`));
  });

  it("reports what lives longer, in both forms", () => {
    reports(
      secret(`"2026-01-01T00:00:00Z"`, `«"2027-01-03T00:00:00Z"»`),
      "This secret is valid from 2026-01-01 to 2027-01-03. For Sync it should be at most 12 months.",
    );
    reports(application(`"passwordCredentials": [{ "startDate": "2026-01-01", "endDate": «"2028-01-01"» }]`));
  });

  it("allows certificates, secrets that are over, and those without both dates", () => {
    allows(application(`"keyCredentials": [{ "startDateTime": "2026-01-01", "endDateTime": "2099-01-01" }]`));
    allows(secret(`"2010-01-01T00:00:00Z"`, `"2020-01-01T00:00:00Z"`));
    allows(secret("null", `"2099-01-01T00:00:00Z"`));
  });

  it("speaks of a secret instead of long-lived-secret, not beside it", () => {
    const speaking = (months: number, end: string) => {
      const manifest = parseManifest(secret(`"2026-01-01"`, `"${end}"`), context.catalogue);
      const needs = needing({ secret: { months } });
      const found = lint(manifest, { ...context, needs }, { rules: [longLivedSecret, excessiveLifetime] });
      return found.map(({ rule }) => rule.id);
    };
    assert.deepEqual(speaking(12, "2027-06-01"), ["excessive-lifetime"]);
    assert.deepEqual(speaking(12, "2030-01-01"), ["excessive-lifetime"]);
    assert.deepEqual(speaking(24, "2030-01-01"), ["excessive-lifetime"]);
    assert.deepEqual(speaking(36, "2028-06-01"), ["long-lived-secret"]);
    assert.deepEqual(speaking(36, "2030-01-01"), ["excessive-lifetime"]);
    assert.deepEqual(speaking(36, "2028-01-01"), []);
  });
});

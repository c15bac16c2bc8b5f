import assert from "node:assert/strict";
import { expiringSecret } from "../../../src/manifest/rules/expiring-secret.js";
import { application } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, severities } = testing(expiringSecret); // As of 2026-11-21, with 30 and 7 days.
const secrets = (...ends: string[]) =>
  application(`"passwordCredentials": [${ends.map((end) => `{ "endDateTime": ${end} }`).join(", ")}]`);

describe("expiring-secret", () => {
  it("allows a secret that ends later than the set days, and leaves expired ones to another rule", () => {
    allows(secrets(`"2026-12-22T00:00:00Z"`));
    allows(secrets(`"2026-11-20T00:00:00Z"`));
  });

  it("reports one that ends within the set days", () => {
    reports(secrets(`«"2026-12-21T23:00:00Z"»`), "This secret expires on 2026-12-21 (in 30 days).");
    reports(secrets(`«"2026-11-21T00:00:00Z"»`), "(today)");
  });

  it("is a warning at first and an error in the last days", () => {
    assert.deepEqual(severities(secrets(`"2026-11-29T00:00:00Z"`)), ["warning"]);
    assert.deepEqual(severities(secrets(`"2026-11-28T00:00:00Z"`)), ["error"]);
  });

  it("goes by the days that are set", () => {
    const set = (secretWarnDays: number, secretErrorDays: number) =>
      testing(expiringSecret, { secretWarnDays, secretErrorDays });
    set(0, 0).allows(secrets(`"2026-11-22T00:00:00Z"`));
    set(0, 0).reports(secrets(`«"2026-11-21T00:00:00Z"»`));
    assert.deepEqual(set(0, 60).severities(secrets(`"2027-01-01T00:00:00Z"`)), ["error"]);
  });

  it("is only a remark where a newer one is there", () => {
    const text = secrets(`"2026-11-22T00:00:00Z"`, `"2028-01-01T00:00:00Z"`);
    assert.deepEqual(severities(text), ["information"]);
    reports(secrets(`«"2026-11-22T00:00:00Z"»`, `"2028-01-01T00:00:00Z"`), "A newer one is there.");
  });

  it("stays an error where the newer one ends soon, too", () => {
    assert.deepEqual(severities(secrets(`"2026-11-22T00:00:00Z"`, `"2026-11-23T00:00:00Z"`)), [
      "error",
      "error",
    ]);
  });

  it("does not judge what is no date", () => {
    allows(secrets(`"soon"`, `""`, "5", "null", "[]", `"0001-01-01T00:00:00Z"`, `"{{END}}"`));
  });

  it("does not take a certificate for a newer secret", () => {
    const text = `{ "passwordCredentials": [{ "endDateTime": "2026-12-01" }], "keyCredentials": [{ "endDateTime": "2030-01-01" }], "requiredResourceAccess": [] }`;
    assert.deepEqual(severities(text), ["warning"]);
  });
});

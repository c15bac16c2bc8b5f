import { longLivedSecret } from "../../../src/manifest/rules/long-lived-secret.js";
import { application } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports } = testing(longLivedSecret); // As of 2026-11-21.
const secret = (start: string, end: string) =>
  application(`"passwordCredentials": [{ "startDateTime": ${start}, "endDateTime": ${end} }]`);

describe("long-lived-secret", () => {
  it("allows 24 months", () => {
    allows(secret(`"2026-01-01T10:00:00Z"`, `"2028-01-01T10:00:00Z"`));
  });

  it("allows a day more, because a time zone may bring it about", () => {
    allows(secret(`"2025-10-25T23:30:00Z"`, `"2027-10-26T00:30:00Z"`));
    allows(secret(`"2028-02-29T00:00:00Z"`, `"2030-03-01T00:00:00Z"`));
  });

  it("reports what lives longer", () => {
    reports(
      secret(`"2026-01-01T00:00:00Z"`, `«"2028-01-03T00:00:00Z"»`),
      "valid from 2026-01-01 to 2028-01-03",
    );
    reports(secret(`"2026-01-01T00:00:00Z"`, `«"2299-12-31T00:00:00Z"»`));
  });

  it("reads the old format", () => {
    reports(application(`"passwordCredentials": [{ "startDate": "2020-01-01", "endDate": «"2099-01-01"» }]`));
  });

  it("allows certificates, and secrets that are over", () => {
    allows(application(`"keyCredentials": [{ "startDateTime": "2020-01-01", "endDateTime": "2099-01-01" }]`));
    allows(secret(`"2010-01-01T00:00:00Z"`, `"2020-01-01T00:00:00Z"`));
  });

  it("does not judge without both dates", () => {
    allows(secret("null", `"2099-01-01T00:00:00Z"`));
    allows(secret(`"0001-01-01T00:00:00Z"`, `"2027-01-01T00:00:00Z"`));
    allows(secret(`"2026-01-01T00:00:00Z"`, `"never"`));
  });

  it("allows an end before the start", () => {
    allows(secret(`"2099-01-01T00:00:00Z"`, `"2027-01-01T00:00:00Z"`));
  });
});

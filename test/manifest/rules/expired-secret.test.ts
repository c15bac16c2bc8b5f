import assert from "node:assert/strict";
import { expiredSecret } from "../../../src/manifest/rules/expired-secret.js";
import { application } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, severities, offers } = testing(expiredSecret); // As of 2026-11-21.
const secrets = (...entries: string[]) => application(`"passwordCredentials": [${entries.join(", ")}]`);
const ending = (end: string) => `{ "endDateTime": ${end} }`;

describe("expired-secret", () => {
  it("allows a secret until the end of its last day", () => {
    allows(secrets(ending(`"2026-11-21T00:00:00Z"`)));
    allows(secrets(ending(`"2026-11-22T00:00:00Z"`), ending(`"9999-12-31T23:59:59.9999999Z"`)));
  });

  it("reports one that ended the day before", () => {
    reports(
      secrets(ending(`«"2026-11-20T23:59:59Z"»`)),
      "expired on 2026-11-20 (1 day ago). Signing in with it fails.",
    );
  });

  it("counts days in UTC, whatever the time zone of the text", () => {
    allows(secrets(ending(`"2026-11-20T23:30:00-05:00"`)));
    reports(secrets(ending(`«"2026-11-21T00:30:00+05:00"»`)));
  });

  it("reads both formats, and certificates", () => {
    reports(
      application(
        `"passwordCredentials": [{ "endDate": «"2024-05-01T00:00:00.0000000Z"» }], "keyCredentials": [{ "endDateTime": «"2024-05-01"» }]`,
      ),
      /^This (secret|certificate) expired/,
    );
  });

  it("is only a remark where another one is still valid", () => {
    const text = secrets(ending(`"2024-05-01T00:00:00Z"`), ending(`"2027-05-01T00:00:00Z"`));
    assert.deepEqual(severities(text), ["information"]);
    assert.deepEqual(severities(secrets(ending(`"2024-05-01T00:00:00Z"`))), ["error"]);
  });

  it("removes the expired one only where another one is still valid", () => {
    fixes(
      secrets(ending(`"2024-05-01T00:00:00Z"`), ending(`"2027-05-01T00:00:00Z"`)),
      secrets(ending(`"2027-05-01T00:00:00Z"`)),
    );
    assert.deepEqual(offers(secrets(ending(`"2024-05-01T00:00:00Z"`))), []);
  });

  it("looks at each application by itself", () => {
    const text = `[${secrets(ending(`"2024-05-01T00:00:00Z"`))}, ${secrets(ending(`"2027-05-01T00:00:00Z"`))}]`;
    assert.deepEqual(severities(text), ["error"]);
  });

  it("does not judge what is no date", () => {
    allows(
      secrets(
        ending(`"soon"`),
        ending(`""`),
        ending("1700000000"),
        ending("null"),
        ending("{}"),
        ending(`"2024-99-99T00:00:00Z"`),
      ),
    );
    allows(secrets(ending(`"{{END_DATE}}"`), "{}", "null", "5", `"2024-01-01"`));
  });

  it("does not judge the date that stands for none", () => {
    allows(secrets(ending(`"0001-01-01T00:00:00Z"`)));
  });

  it("does not take a certificate for the secret that a product signs in with", () => {
    const text = application(
      `"passwordCredentials": [${ending(`"2024-05-01"`)}], "keyCredentials": [${ending(`"2027-05-01"`)}]`,
    );
    assert.deepEqual(severities(text), ["warning"]);
    assert.deepEqual(offers(text), ["Remove the expired secret"]);
    reports(
      text.replace(`"2024-05-01"`, `«"2024-05-01"»`),
      "Signing in with it fails. Only a certificate is still valid.",
    );
  });
});

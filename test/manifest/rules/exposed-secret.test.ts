import assert from "node:assert/strict";
import { exposedSecret } from "../../../src/manifest/rules/exposed-secret.js";
import { rules } from "../../../src/manifest/rules/index.js";
import { application } from "../../support/manifests.js";
import { findingsOf, testing } from "../../support/testing.js";

const { allows, reports, fixes } = testing(exposedSecret);

const value = "qT8~Zz.invented.value_for-tests_only0000";
const secrets = (...entries: string[]) => application(`"passwordCredentials": [${entries.join(", ")}]`);

describe("exposed-secret", () => {
  it("allows a secret whose value is not there", () => {
    allows(
      secrets(
        `{ "displayName": "sync", "hint": "qT8", "secretText": null }`,
        `{ "secretText": "" }`,
        `{ "keyId": "x" }`,
      ),
    );
  });

  it("allows the public part of a certificate", () => {
    allows(
      application(`"keyCredentials": [{ "key": "MIIC", "value": "MIIC", "type": "AsymmetricX509Cert" }]`),
    );
  });

  it("allows a placeholder of a template or a guide", () => {
    allows(
      secrets(
        `{ "secretText": "{{SECRET}}" }`,
        `{ "secretText": "\${{SECRET}}" }`,
        `{ "secretText": "<your secret>" }`,
      ),
    );
  });

  it("reports the value in both formats of a manifest", () => {
    reports(secrets(`{ "secretText": «"${value}"» }`, `{ "value": «"${value}"» }`), "replace the secret");
  });

  it("reports a value that holds characters of a placeholder", () => {
    reports(secrets(`{ "secretText": «"a<b>c{d}e"» }`));
  });

  it("reports the value in an object where a list belongs", () => {
    reports(application(`"passwordCredentials": { "secretText": «"${value}"» }`));
  });

  it("reports a private key and secrets beside the permissions", () => {
    reports(
      application(
        `"keyCredentials": [{ "privateKey": «"${value}"» }], "clientSecret": «"${value}"», "client_secret": «"${value}"»`,
      ),
    );
  });

  it("never repeats the value, nor does any other rule", () => {
    const text = secrets(
      `{ "secretText": "${value}", "endDateTime": "${value}", "displayName": 5 }`,
      `"${value}"`,
    );
    for (const rule of rules) {
      for (const { message, fixes: offered } of findingsOf(rule, text)) {
        assert.ok(
          !`${message} ${offered.map(({ title }) => title).join(" ")}`.includes(value),
          `${rule.id}: ${message}`,
        );
      }
    }
  });

  it("removes the value and leaves the rest of the entry", () => {
    fixes(
      secrets(`{ "displayName": "sync", "secretText": "${value}" }`),
      secrets(`{ "displayName": "sync" }`),
    );
    fixes(secrets(`{ "secretText": "${value}" }`), secrets("{}"));
  });
});

import assert from "node:assert/strict";
import { implicitGrant } from "../../../src/manifest/rules/implicit-grant.js";
import { application } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, severities } = testing(implicitGrant);
const current = (access: string, id: string) =>
  application(
    `"web": { "implicitGrantSettings": { "enableAccessTokenIssuance": ${access}, "enableIdTokenIssuance": ${id} } }`,
  );
const old = (access: string, id: string) =>
  application(`"oauth2AllowImplicitFlow": ${access}, "oauth2AllowIdTokenImplicitFlow": ${id}`);

describe("implicit-grant", () => {
  it("allows it switched off, left out or not filled in", () => {
    allows(current("false", "false"));
    allows(old("false", "null"));
    allows(current("{{ACCESS}}", `"true"`));
    allows(application(`"web": { "implicitGrantSettings": null }`));
  });

  it("reports it in both formats", () => {
    reports(current("«true»", "«true»"), "is switched on");
    reports(old("«true»", "«true»"), "is switched on");
  });

  it("warns of access tokens and remarks on ID tokens", () => {
    assert.deepEqual(severities(current("true", "true")), ["warning", "information"]);
    assert.deepEqual(severities(old("true", "true")), ["warning", "information"]);
  });

  it("switches it off", () => {
    fixes(current("true", "true"), current("false", "false"));
    fixes(old("true", "false"), old("false", "false"));
  });
});

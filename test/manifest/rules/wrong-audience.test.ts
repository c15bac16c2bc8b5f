import assert from "node:assert/strict";
import { wrongAudience } from "../../../src/manifest/rules/wrong-audience.js";
import { application, manifest, resource, graph, userRead } from "../../support/manifests.js";
import { needing, testing } from "../../support/testing.js";

const { allows, reports, fixes, severities } = testing(wrongAudience, {
  needs: needing({ audience: "AzureADMultipleOrgs" }),
});
const ours = testing(wrongAudience, { needs: needing({ audience: "AzureADMyOrg" }) });
const open = (value: string) => application(`"signInAudience": ${value}`);
const absent = `{ "displayName": "x", «"requiredResourceAccess"»: [] }`;

describe("wrong-audience", () => {
  it("says nothing without a profile", () => {
    testing(wrongAudience).allows(open(`"AzureADMyOrg"`));
  });

  it("allows what the profile says", () => {
    allows(open(`"AzureADMultipleOrgs"`));
    ours.allows(open(`"AzureADMyOrg"`));
  });

  it("reports what is too narrow, too wide or none at all", () => {
    reports(
      open(`«"AzureADMyOrg"»`),
      "Sync needs a registration for accounts of any organisation: AzureADMultipleOrgs, and not “AzureADMyOrg”.",
    );
    reports(open(`«"PersonalMicrosoftAccount"»`));
    ours.reports(open(`«"AzureADMultipleOrgs"»`));
    reports(open(`«"everybody"»`), "not “everybody”");
  });

  it("leaves capitals to wrong-structure, which mends them of itself", () => {
    allows(open(`"azureadmultipleorgs"`));
  });

  it("reports where it is not said, mildly where a new registration has it of itself", () => {
    reports(
      absent,
      "Sync needs a registration for accounts of any organisation, and signInAudience does not say so.",
    );
    assert.deepEqual(severities(absent), ["warning"]);
    ours.reports(absent);
    assert.deepEqual(ours.severities(absent), ["information"]);
    reports(open("«null»"));
  });

  it("reads the oldest form", () => {
    const oldest = (value: string) =>
      application(`"objectId": "x", "homepage": "y", "availableToOtherTenants": ${value}`);
    allows(oldest("true"));
    reports(oldest("«false»"));
    ours.allows(oldest("false"));
    ours.fixes(oldest("true"), oldest("false"));
  });

  it("says nothing about a fragment", () => {
    allows(manifest(resource(graph, userRead)));
    allows(resource(graph, userRead));
  });

  it("does not judge what is half-typed or yet to be filled in", () => {
    allows(`{ "displayName": "x", "requiredResourceAccess": [`);
    allows(open("{{AUDIENCE}}"));
    allows(open(`"\${audience}"`));
  });

  it("sets it", () => {
    fixes(open(`"AzureADMyOrg"`), open(`"AzureADMultipleOrgs"`));
    fixes(open("null"), open(`"AzureADMultipleOrgs"`));
    fixes(
      absent,
      `{ "displayName": "x", "requiredResourceAccess": [], "signInAudience": "AzureADMultipleOrgs" }`,
    );
  });
});

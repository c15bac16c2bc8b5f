import { wrongStructure } from "../../../src/manifest/rules/wrong-structure.js";
import { application, graph, manifest, requesting, userRead } from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes } = testing(wrongStructure);

const audience = (value: string) => application(`"signInAudience": ${value}`);

describe("wrong-structure", () => {
  it("allows a template's placeholder in quotes in the place of anything", () => {
    allows(`{ "requiredResourceAccess": "\${{PERMISSIONS}}" }`);
    allows(`{ "requiredResourceAccess": [{ "resourceAppId": "{{ID}}", "resourceAccess": "{{LIST}}" }] }`);
  });

  it("allows what is of the right kind, and what is missing", () => {
    allows(requesting(userRead));
    allows(manifest("{}"));
    allows(requesting("{}"));
  });

  for (const value of ["null", "1", "true", `"${graph}"`]) {
    it(`reports ${value} in the place of any list, object or text`, () => {
      const text = value.startsWith('"');
      reports(`{ "requiredResourceAccess": «${value}» }`, "must be a list in square brackets");
      reports(manifest(`«${value}»`), "must be an object in braces");
      reports(requesting(`«${value}»`), "must be an object in braces");
      reports(manifest(`{ "resourceAppId": "${graph}", "resourceAccess": «${value}» }`), "must be a list");
      if (!text) {
        reports(manifest(`{ "resourceAppId": «${value}», "resourceAccess": [] }`), "a GUID in double quotes");
        reports(requesting(`{ "id": «${value}», "type": «${value}» }`), "in double quotes");
      }
    });
  }

  it("reports an object in the place of a list, and reads on in it", () => {
    reports(
      `{ "requiredResourceAccess": «{ "resourceAppId": «1», "resourceAccess": [] }» }`
        .replace("«1»", "1")
        .replace("1", `"${graph}"`),
    );
    reports(manifest(`{ "resourceAppId": "${graph}", "resourceAccess": «${userRead}» }`));
  });

  it("reports lists in the place of objects and texts", () => {
    reports(manifest("«[[{}]]»"));
    reports(requesting("«[]»", `{ "id": «[]», "type": «{}» }`));
  });

  it("reports entries of a fragment, too", () => {
    reports(`[{ "resourceAppId": "${graph}", "resourceAccess": [] }, «5»]`);
    reports(`"requiredResourceAccess": [«5»]`);
  });

  it("allows a template's placeholder in the place of anything", () => {
    allows(`{ "requiredResourceAccess": {{list}} }`);
    allows(manifest("{{entries}}", `{ "resourceAppId": \${{APP}}, "resourceAccess": {{list}} }`));
    allows(requesting(`{ "id": \${{ID}}, "type": {{type}} }`, "{{more}}"));
  });

  it("allows the four audiences, none, and a placeholder", () => {
    for (const name of [
      "AzureADMyOrg",
      "AzureADMultipleOrgs",
      "AzureADandPersonalMicrosoftAccount",
      "PersonalMicrosoftAccount",
    ]) {
      allows(audience(`"${name}"`));
    }
    allows(audience("null"));
    allows(audience('"${{AUDIENCE}}"'));
    allows(audience("{{audience}}"));
  });

  it("reports another audience", () => {
    reports(audience('«"Everybody"»'), "must be one of AzureADMyOrg, ");
    reports(audience('«""»'));
    reports(audience("«1»"));
    reports(audience("«[]»"));
    reports(audience('«"constructor"»'));
  });

  it("corrects the case of an audience", () => {
    fixes(audience('"azureadmyorg"'), audience('"AzureADMyOrg"'));
    fixes(audience('"AzureADAndPersonalMicrosoftAccount"'), audience('"AzureADandPersonalMicrosoftAccount"'));
  });
});

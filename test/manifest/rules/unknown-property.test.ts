import assert from "node:assert/strict";
import { unknownProperty } from "../../../src/manifest/rules/unknown-property.js";
import {
  access,
  application,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(unknownProperty);

const extra = (member: string) => requesting(`{ "id": "x", "type": "Scope", ${member} }`);

describe("unknown-property", () => {
  it("finds the list of permissions under a name with a slip in it", () => {
    for (const name of ["requiredResourceAcess", "RequiredResourceAccess", "requireResourcesAccess"]) {
      const text = manifest(resource(graph, userRead));
      reports(
        text.replace(`"requiredResourceAccess"`, `«"${name}"»`),
        "probably means “requiredResourceAccess”",
      );
      fixes(text.replace("requiredResourceAccess", name), text);
    }
  });

  it("knows the right letters out of order", () => {
    reports(
      requesting(`{ "id": "798ee544-9d2d-430c-a058-570e29e34338", «"tpye"»: "Role" }`),
      "probably means “type”",
    );
  });

  it("allows the properties of both forms", () => {
    allows(application(`"displayName": "x", "api": {}, "web": {}, "signInAudience": "AzureADMyOrg"`));
    allows(application(`"name": "x", "oauth2Permissions": [], "replyUrlsWithType": []`));
  });

  it("allows annotations of other tools", () => {
    allows(
      application(`"$schema": "x", "@odata.type": "y", "owners@odata.context": "z", "//": "why", "_": 1`),
    );
    allows(extra(`"comment": "why"`));
  });

  it("reports the name of a property that nothing resembles", () => {
    reports(application(`«"validDomains"»: []`), "“validDomains” is not a property of this object");
    reports(manifest(`{ "resourceAppId": "x", "resourceAccess": [], «"notes"»: 1 }`));
    reports(extra(`«"adminConsent"»: true`));
  });

  it("renames a slip, and its case", () => {
    fixes(
      manifest(`{ "resourceAppID": "${graph}", "resourceAcess": [${userRead}] }`),
      manifest(`{ "resourceAppId": "${graph}", "resourceAccess": [${userRead}] }`),
    );
    fixes(requesting(`{ "ID": "x", "typ": "Scope" }`), requesting(access("x", "Scope")));
    fixes(application(`"singInAudience": "AzureADMyOrg"`), application(`"signInAudience": "AzureADMyOrg"`));
  });

  it("removes a slip where the right name stands beside it", () => {
    fixes(extra(`"Type": "Role"`), extra("").replace(", }", " }").replace(",  }", " }"));
  });

  it("removes what is not known from a permission, not from an application", () => {
    assert.deepEqual(offers(extra(`"adminConsent": true`)), ["Remove “adminConsent”"]);
    assert.deepEqual(offers(application(`"validDomains": []`)), []);
  });

  it("keeps comments and line ends when it renames", () => {
    fixes(
      `[{\r\n\t"resourceAppId": "${graph}",\r\n\t"resourceAccess": [{ "Id" /* a */ : "x", // b\r\n"type": "Scope", }]\r\n}]`,
      `[{\r\n\t"resourceAppId": "${graph}",\r\n\t"resourceAccess": [{ "id" /* a */ : "x", // b\r\n"type": "Scope", }]\r\n}]`,
    );
  });

  it("is generous with what stands around an application inside of something else", () => {
    allows(`{ "apps": [{ "team": "ours", "requiredResourceAccess": [] }] }`);
    reports(`{ "apps": [{ "team": "ours", «"displayname"»: "x", "requiredResourceAccess": [] }] }`);
  });

  it("says nothing of the object around", () => {
    allows(`{ "parameters": {}, "resources": [{ "requiredResourceAccess": [] }] }`);
  });

  it("treats names that JavaScript knows like any other", () => {
    reports(extra(`«"constructor"»: 1, «"toString"»: 2, «""»: 3`));
  });

  it("shortens a name that has no end", () => {
    const [finding] = reports(extra(`«"${"x".repeat(10_000)}"»: 1`));
    assert.ok(finding && finding.message.length < 250);
  });

  it("says nothing of half-typed properties and of what runs together behind an error", () => {
    allows(`{ "requiredResourceAccess": [{ "resour`);
    allows(`{ "requiredResourceAccess": [{ "resourceAppID": `);
    allows(
      `[{ "resourceAppId": "${graph}", "resourceAccess": [${userRead} }, { "resourceAppId": "x", "resourceAccess": [] }]`,
    );
  });
});

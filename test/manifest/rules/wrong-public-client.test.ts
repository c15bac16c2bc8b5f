import { wrongPublicClient } from "../../../src/manifest/rules/wrong-public-client.js";
import { application, graph, manifest, resource, userRead } from "../../support/manifests.js";
import { needing, testing } from "../../support/testing.js";

const yes = testing(wrongPublicClient, { needs: needing({ publicClient: true }) });
const no = testing(wrongPublicClient, { needs: needing({ publicClient: false }) });
const flag = (value: string) => application(`"isFallbackPublicClient": ${value}`);

describe("wrong-public-client", () => {
  it("says nothing without a profile, or where the profile does not say", () => {
    testing(wrongPublicClient).allows(flag("true"));
    testing(wrongPublicClient, { needs: needing({}) }).allows(flag("true"));
  });

  it("allows what the profile says", () => {
    yes.allows(flag("true"));
    no.allows(flag("false"));
  });

  it("takes what does not say for no", () => {
    no.allows(flag("null"));
    no.allows(application(`"displayName": "x"`));
    yes.reports(flag("«null»"));
    yes.reports(`{ "displayName": "x", «"requiredResourceAccess"»: [] }`);
  });

  it("reports the opposite", () => {
    yes.reports(
      flag("«false»"),
      "Sync signs in as a public client, and this registration does not allow public client flows.",
    );
    no.reports(
      flag("«true»"),
      "Sync does not sign in as a public client, and this registration allows public client flows.",
    );
  });

  it("reads the old and the oldest form", () => {
    no.reports(application(`"name": "x", "allowPublicClient": «true»`));
    no.reports(application(`"objectId": "x", "publicClient": «true»`));
    no.allows(application(`"displayName": "x", "publicClient": { "redirectUris": [] }`));
  });

  it("says nothing about a fragment, and does not judge what is yet to be filled in", () => {
    yes.allows(manifest(resource(graph, userRead)));
    yes.allows(flag("{{FLAG}}"));
    yes.allows(`{ "displayName": "x", "requiredResourceAccess": [`);
  });

  it("sets it", () => {
    yes.fixes(flag("false"), flag("true"));
    no.fixes(flag("true"), flag("false"));
    no.fixes(
      application(`"name": "x", "allowPublicClient": true`),
      application(`"name": "x", "allowPublicClient": false`),
    );
    yes.fixes(
      `{ "displayName": "x", "requiredResourceAccess": [] }`,
      `{ "displayName": "x", "requiredResourceAccess": [], "isFallbackPublicClient": true }`,
    );
  });
});

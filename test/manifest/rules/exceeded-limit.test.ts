import assert from "node:assert/strict";
import { exceededLimit } from "../../../src/manifest/rules/exceeded-limit.js";
import { access, application, graph, resource } from "../../support/manifests.js";
import { findingsOf, testing } from "../../support/testing.js";

const { allows } = testing(exceededLimit);

const guid = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(12, "0")}`;
const times = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));
const permissions = (count: number) => times(count, (index) => access(guid(index), "Scope"));
const resources = (count: number, each: number) =>
  times(count, (index) => resource(guid(index), ...permissions(each)));
const uris = (count: number) =>
  JSON.stringify(times(count, (index) => `https://calendar.example.com/${String(index)}`));

const work = `"signInAudience": "AzureADMultipleOrgs"`;
const personal = `"signInAudience": "AzureADandPersonalMicrosoftAccount"`;
const messages = (text: string) => findingsOf(exceededLimit, text).map(({ message }) => message);

describe("exceeded-limit", () => {
  it("allows 50 resources and reports the 51st", () => {
    allows(application(work, ...resources(50, 1)));
    const text = application(work, ...resources(51, 1));
    const [finding, ...others] = findingsOf(exceededLimit, text);
    assert.equal(others.length, 0);
    assert.match(finding?.message ?? "", /^51 resources are listed, but Entra takes at most 50\.$/);
    assert.equal(
      text.slice(finding?.offset, (finding?.offset ?? 0) + (finding?.length ?? 0)),
      `"${guid(50)}"`,
    );
  });

  it("allows 400 permissions and reports the 401st", () => {
    allows(application(work, ...resources(4, 100)));
    assert.deepEqual(messages(application(work, ...resources(4, 100), resource(graph, ...permissions(1)))), [
      "401 permissions are requested, but Entra takes at most 400.",
    ]);
  });

  it("allows any number of permissions of one resource where only work accounts sign in", () => {
    allows(application(work, resource(graph, ...permissions(400))));
    allows(application(`"displayName": "No audience"`, resource(graph, ...permissions(31))));
  });

  it("allows 30 permissions of one resource where personal accounts sign in and reports the 31st", () => {
    allows(application(personal, ...resources(6, 30)));
    assert.deepEqual(messages(application(personal, resource(graph, ...permissions(31)))), [
      "31 permissions of one resource are requested, but Entra takes at most 30 where personal accounts can sign in.",
    ]);
    assert.equal(
      messages(
        application(`"signInAudience": "PersonalMicrosoftAccount"`, resource(graph, ...permissions(31))),
      ).length,
      1,
    );
  });

  it("allows 200 permissions where personal accounts sign in and reports the 201st", () => {
    allows(application(personal, ...resources(10, 20)));
    assert.deepEqual(
      messages(application(personal, ...resources(10, 20), resource(graph, ...permissions(1)))),
      ["201 permissions are requested, but Entra takes at most 200 where personal accounts can sign in."],
    );
  });

  it("counts redirect URIs over all platforms", () => {
    const platforms = (web: number, spa: number) =>
      `"web": { "redirectUris": ${uris(web)} }, "spa": { "redirectUris": ${uris(spa)} }`;
    allows(application(`${work}, ${platforms(200, 56)}`));
    assert.equal(messages(application(`${work}, ${platforms(200, 57)}`)).length, 1);
    allows(application(`${personal}, ${platforms(50, 50)}`));
    assert.equal(messages(application(`${personal}, ${platforms(50, 51)}`)).length, 1);
  });

  it("allows 1,200 entries in all lists together and reports one more", () => {
    const tags = (count: number) => `"tags": ${JSON.stringify(times(count, String))}`;
    allows(application(tags(1198), resource(graph, ...permissions(1))));
    assert.deepEqual(messages(application(tags(1199), resource(graph, ...permissions(1)))), [
      "All lists of this application together hold 1,201 entries, but Entra takes at most 1,200 entries.",
    ]);
  });

  it("counts each application by itself", () => {
    allows(`[${application(work, ...resources(50, 1))}, ${application(work, ...resources(50, 1))}]`);
  });

  it("judges by the work limits where a template's audience is not filled in", () => {
    allows(application(`"signInAudience": "\${{AUDIENCE}}"`, resource(graph, ...permissions(31))));
    allows(application(`"signInAudience": 5`, resource(graph, ...permissions(31))));
  });
});

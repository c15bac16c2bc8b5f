import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { readReference } from "../../src/profiles/choose.js";
import { findRequested, findResource, listAsked, needsOf } from "../../src/profiles/needs.js";
import type { AnyPermissionRequest, Mode } from "../../src/profiles/profile.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";

const catalogue = standardCatalogue();
const sense = readReference("sense", standardProfiles);
const request = (resource: string, value: string): AnyPermissionRequest => ({
  resource,
  kind: "Role",
  value,
  why: "It is a test.",
});

describe("what a mode needs of a registration", () => {
  it("has the redirect URI where its value is known", () => {
    const [redirect] = needsOf(sense.profile, sense.mode, { agency: "contoso" }, catalogue).redirects;
    assert.deepEqual(redirect, {
      platform: "web",
      template: "https://{agency}.sensehq.com/settings/calendar-sync/auth-result",
      uri: "https://contoso.sensehq.com/settings/calendar-sync/auth-result",
      missing: [],
    });
  });

  it("says which values are missing where they are not", () => {
    const [redirect] = needsOf(sense.profile, sense.mode, {}, catalogue).redirects;
    assert.equal(redirect?.uri, undefined);
    assert.deepEqual(redirect?.missing, ["agency"]);
    assert.deepEqual(listAsked(sense.mode), ["agency"]);
  });

  it("does not take what objects inherit for a value", () => {
    const { profile, mode } = redirecting("https://{constructor}.example.com/{toString}/{constructor}");
    const [redirect] = needsOf(profile, mode, {}, catalogue).redirects;
    assert.equal(redirect?.uri, undefined);
    assert.deepEqual(redirect?.missing, ["constructor", "toString"]);
    assert.deepEqual(listAsked(mode), ["constructor", "toString"]);
  });

  it("is nothing where the administrator registers nothing", () => {
    const { profile, mode } = readReference("clearcompany", standardProfiles);
    assert.deepEqual(needsOf(profile, mode, { clientId: "x" }, catalogue), {
      profile,
      mode,
      permissions: [],
      redirects: [],
      audience: undefined,
      publicClient: undefined,
      secretMonths: undefined,
    });
    assert.deepEqual(listAsked(mode), []);
  });

  it("makes an outdated permission optional", () => {
    const { permissions } = needsOf(sense.profile, sense.mode, {}, catalogue);
    const optional = permissions.filter(({ optional: isOptional }) => isOptional);
    assert.deepEqual(
      optional.map(({ permission }) => `${permission.value} of ${permission.resource.name}`),
      ["User.Read of Windows Azure Active Directory"],
    );
  });

  it("leaves out what the catalogue does not know", () => {
    assert.ok(sense.mode.registration.by === "administrator");
    const mode: Mode = {
      ...sense.mode,
      registration: {
        ...sense.mode.registration,
        permissions: [request("Microsoft Graph", "Calendars.Nothing"), request("Nobody", "Calendars.Read")],
      },
    };
    assert.deepEqual(needsOf(sense.profile, mode, {}, catalogue).permissions, []);
  });
});

describe("the names in a profile", () => {
  it("are those of resources or their appIds, however they are written", () => {
    for (const name of [
      "Microsoft Graph",
      "microsoft graph",
      "00000003-0000-0000-c000-000000000000",
      "{00000003-0000-0000-C000-000000000000}",
    ]) {
      assert.equal(findResource(name, catalogue)?.name, "Microsoft Graph", name);
    }
    assert.equal(findResource("Azure AD Graph", catalogue)?.name, "Windows Azure Active Directory");
    assert.equal(findResource("constructor", catalogue), undefined);
  });

  it("are told apart by resource and kind", () => {
    const idOf = (each: AnyPermissionRequest) => findRequested(each, catalogue)?.id;
    const graph = request("Microsoft Graph", "Calendars.ReadWrite");
    assert.equal(idOf(graph), "ef54d2bf-783f-4e0f-bca1-3210c0444d99");
    assert.equal(idOf({ ...graph, kind: "Scope" }), "1ec239c2-d7c9-4623-a91a-a9775856bb36");
    assert.equal(idOf({ ...graph, resource: "Office 365 Exchange Online" }), undefined);
  });
});

function redirecting(uri: string) {
  assert.ok(sense.mode.registration.by === "administrator");
  const registration = { ...sense.mode.registration, redirects: [{ platform: "web" as const, uri }] };
  return { profile: sense.profile, mode: { ...sense.mode, registration } };
}

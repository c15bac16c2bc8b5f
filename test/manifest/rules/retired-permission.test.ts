import assert from "node:assert/strict";
import { standardCatalogue } from "../../../src/catalogue/standard.js";
import { retiredPermission } from "../../../src/manifest/rules/retired-permission.js";
import {
  access,
  calendarsRead,
  exchangeOnline,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { findingsOf, testing } from "../../support/testing.js";

const { allows, reports, fixes, offers } = testing(retiredPermission);

const former = standardCatalogue().resources.flatMap(({ formerPermissions }) => formerPermissions);
const isCurrent = (id: string) =>
  standardCatalogue()
    .listPermissions(id)
    .some(({ lastSeen }) => lastSeen === undefined);
const gone = former.filter(({ id }) => !isCurrent(id));
const todayOf = ({ resource: { appId }, kind, value }: (typeof gone)[number]) =>
  standardCatalogue().findPermissionByName(appId, kind, value);

const reissued = gone.find(todayOf);
const withdrawn = gone.find((permission) => !todayOf(permission));
assert.ok(reissued && withdrawn);

const asking = ({ resource: { appId }, id, kind }: (typeof gone)[number]) =>
  manifest(resource(appId, userRead, access(id, kind)));

describe("retired-permission", () => {
  it("allows what is published, and what never was", () => {
    allows(
      requesting(
        calendarsRead,
        access("11111111-2222-3333-4444-555555555555", "Role"),
        access("constructor", "Role"),
      ),
    );
  });

  it("reports a GUID that was given anew, and writes today's", () => {
    const text = asking(reissued);
    reports(text.replace(`"${reissued.id}"`, `«"${reissued.id}"»`), "This is an old GUID of ");
    fixes(text, text.replace(reissued.id, todayOf(reissued)?.id ?? ""));
    assert.equal(findingsOf(retiredPermission, text)[0]?.fixes[0]?.safe, true);
  });

  it("asks first where the type says another kind", () => {
    const other = reissued.kind === "Role" ? "Scope" : "Role";
    const [finding] = findingsOf(
      retiredPermission,
      manifest(resource(reissued.resource.appId, access(reissued.id, other))),
    );
    assert.notEqual(finding?.fixes[0]?.safe, true);
  });

  it("reports one that was withdrawn, with the day, and removes it", () => {
    const text = asking(withdrawn);
    reports(text.replace(`"${withdrawn.id}"`, `«"${withdrawn.id}"»`), `on ${withdrawn.lastSeen ?? ""}`);
    fixes(text, manifest(resource(withdrawn.resource.appId, userRead)));
    assert.deepEqual(offers(text), [`Remove ${withdrawn.value}`]);
  });

  it("knows every permission that is gone, in whole sentences", () => {
    for (const permission of gone) {
      const [finding] = findingsOf(retiredPermission, asking(permission));
      assert.match(finding?.message ?? "", /^[A-Z\w][^!]*\.$/, permission.id);
    }
  });

  it("leaves a GUID that is still published somewhere to others", () => {
    for (const permission of former.filter(({ id }) => isCurrent(id))) {
      allows(asking(permission));
    }
  });

  it("says nothing of it below another resource", () => {
    allows(
      manifest(
        resource(
          withdrawn.resource.appId === exchangeOnline ? "x" : exchangeOnline,
          access(withdrawn.id, "Role"),
        ),
      ),
    );
  });
});

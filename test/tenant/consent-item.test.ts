import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import { listLeftovers, listMissing, toConsentItem } from "../../src/tenant/consent.js";
import type { OpenedApplication } from "../../src/tenant/open-application.js";
import type { PermissionGroup, PermissionLine } from "../../src/tenant/permissions.js";

const catalogue = standardCatalogue();
const id = "11111111-2222-3333-4444-555555555555";

const line = (changes: Partial<PermissionLine> = {}): PermissionLine => ({
  kind: "Role",
  id,
  value: "Calendars.Read",
  permission: undefined,
  state: "declared",
  retirement: undefined,
  forEverybody: false,
  principalIds: [],
  granted: undefined,
  held: [],
  ...changes,
});

const group = (changes: Partial<PermissionGroup> = {}): PermissionGroup => ({
  resourceAppId: id,
  resourceId: "r",
  name: "An API",
  isRetired: false,
  permissions: [line()],
  ...changes,
});

const opened = (...permissions: readonly PermissionGroup[]): OpenedApplication => ({
  application: {},
  servicePrincipal: undefined,
  grants: { roles: [], scopes: [] },
  permissions,
});

const only = (changes: Partial<PermissionGroup>) => {
  const [item] = listMissing(opened(group(changes)));
  assert.ok(item);
  return item;
};

describe("the words of a consent", () => {
  it("name the permission, its kind and its resource", () => {
    assert.equal(only({}).words, "Calendars.Read (application) of An API");
    const scope = only({ permissions: [line({ kind: "Scope" })] });
    assert.equal(scope.words, "Calendars.Read (delegated) of An API");
    assert.equal(scope.refusal, undefined);
  });

  it("are one line, whatever the tenant calls things", () => {
    const nasty = "a\u202eb\r\n<b>c</b>\u0000 $(trash) [d](command:e) 📅";
    const { words } = only({ name: nasty, permissions: [line({ value: nasty })] });
    assert.equal(
      words,
      "a b <b>c</b> $(trash) [d](command:e) 📅 (application) of a b <b>c</b> $(trash) [d](command:e) 📅",
    );
    assert.equal(only({ name: "\u200b" }).words, `Calendars.Read (application) of ${id}`);
    assert.ok(only({ name: "x".repeat(256) }).words.endsWith("x".repeat(256)));
  });

  it("have the id where nobody knows the name", () => {
    assert.ok(only({ permissions: [line({ value: undefined })] }).words.startsWith(`${id} (application)`));
    assert.equal(
      only({ permissions: [line({ value: undefined, id: undefined })] }).words,
      "A permission without an id (application) of An API",
    );
  });
});

describe("the refusal of a consent", () => {
  const permission = catalogue.findPermissionByName(graph, "Role", "Calendars.Read");
  const former = catalogue.resources.flatMap(({ formerPermissions }) => formerPermissions)[0];
  assert.ok(permission && former);
  const refusalOf = (changes: Partial<PermissionGroup>) => only(changes).refusal ?? "";

  it("says that a resource is retired, or not in this tenant", () => {
    assert.match(refusalOf({ isRetired: true }), /^An API is retired/);
    assert.match(refusalOf({ resourceId: undefined }), /^An API has no service principal in this tenant/);
  });

  it("says that a permission is disabled, published no longer, or not known to the tenant", () => {
    assert.match(
      refusalOf({ permissions: [line({ permission: { ...permission, enabled: false } })] }),
      /disabled/,
    );
    assert.match(refusalOf({ permissions: [line({ permission: former })] }), /publishes it no longer/);
    assert.match(
      refusalOf({ permissions: [line({ value: undefined })] }),
      /publishes no application permission/,
    );
  });

  it("leaves it to the service where only that can know", () => {
    const unknown = line({ value: undefined });
    assert.equal(only({ resourceAppId: graph, permissions: [unknown] }).refusal, undefined);
    assert.match(
      refusalOf({ resourceAppId: graph, permissions: [{ ...unknown, kind: "Scope" }] }),
      /^Nobody here knows the name/,
    );
  });

  it("does not stand against what has to end some day, or has ended for most", () => {
    const retirement = { since: "2026-10-01", isOver: true, sentence: "It ended." };
    assert.equal(
      only({ resourceAppId: exchangeOnline, permissions: [line({ permission, retirement })] }).refusal,
      undefined,
    );
  });

  it("does not stand against an API of Microsoft that the tenant may not have yet", () => {
    const item = only({ resourceId: undefined, permissions: [line({ permission })] });
    assert.equal(item.refusal, undefined);
    assert.match(item.words, /whose service principal is made first where this tenant has none$/);
  });
});

describe("what is missing and what is left over", () => {
  it("is what is asked for and not granted to everybody, and what is granted and not asked for", () => {
    const lines = [
      line({ value: "declared" }),
      line({ value: "one by one", kind: "Scope", state: "both", principalIds: ["u"] }),
      line({ value: "both", state: "both", forEverybody: true }),
      line({ value: "granted", state: "granted", forEverybody: true }),
    ];
    const application = opened(group({ permissions: lines }));
    assert.deepEqual(
      listMissing(application).map((item) => item.line.value),
      ["declared", "one by one"],
    );
    assert.deepEqual(
      listLeftovers(application).map((item) => item.line.value),
      ["granted"],
    );
  });

  it("of a permission that nobody has any more is refused, and has words", () => {
    const item = toConsentItem(opened(), line());
    assert.equal(item.words, "Calendars.Read (application) of an unknown API");
    assert.match(item.refusal ?? "", /nobody knows/);
  });
});

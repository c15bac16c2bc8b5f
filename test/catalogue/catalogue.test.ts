import assert from "node:assert/strict";
import { createCatalogue } from "../../src/catalogue/catalogue.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { azureAdGraph, exchangeOnline, graph } from "../support/manifests.js";

const catalogue = standardCatalogue();
const every = catalogue.resources.flatMap(({ permissions }) => permissions);

describe("catalogue", () => {
  it("reads its lines: resources, both kinds, and what is over", () => {
    const small = createCatalogue({
      catalogueDate: "2026-01-02",
      catalogueLines: `
= 00000000-0000-0000-0000-00000000000a - First API
R 00000000-0000-0000-0000-000000000001 A.Read
U 00000000-0000-0000-0000-000000000002 A.Read
A 00000000-0000-0000-0000-000000000003 A.Write
? 00000000-0000-0000-0000-000000000004 -
r 00000000-0000-0000-0000-000000000005 A.Off
R 00000000-0000-0000-0000-000000000006 A.Gone 2025-03-04
= 00000000-0000-0000-0000-00000000000b retired:2025-08-31 Second
`,
    });
    const [first, second] = small.resources;
    assert.ok(first && second);
    assert.deepEqual(
      first.permissions.map(({ kind, value, adminConsentRequired, enabled }) => [
        kind,
        value,
        adminConsentRequired,
        enabled,
      ]),
      [
        ["Role", "A.Read", true, true],
        ["Scope", "A.Read", false, true],
        ["Scope", "A.Write", true, true],
        ["Scope", "", undefined, true],
        ["Role", "A.Off", true, false],
      ],
    );
    assert.deepEqual(
      first.formerPermissions.map(({ value, lastSeen }) => [value, lastSeen]),
      [["A.Gone", "2025-03-04"]],
    );
    assert.deepEqual(
      [first.name, first.retired, second.name, second.retired],
      ["First API", undefined, "Second", "2025-08-31"],
    );
    assert.equal(small.date, "2026-01-02");
  });

  it("has every GUID in lower case, and no resource and no permission twice", () => {
    const ids = catalogue.resources.map(({ appId }) => appId);
    const keys = every.map(({ resource, kind, id }) => `${resource.appId} ${kind} ${id}`);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(new Set(keys).size, keys.length);
    for (const id of [...ids, ...every.map((permission) => permission.id)]) {
      assert.match(id, /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/);
    }
  });

  it("finds each of its resources and permissions by what they are called", () => {
    for (const resource of catalogue.resources) {
      assert.equal(catalogue.findResource(resource.appId.toUpperCase()), resource);
      assert.equal(catalogue.findResourceByName(resource.name.toUpperCase()), resource);
    }
    for (const permission of every) {
      const { resource, kind, id } = permission;
      assert.equal(catalogue.findPermission(resource.appId, kind, id.toUpperCase()), permission);
      assert.ok(catalogue.listPermissions(id).includes(permission));
    }
  });

  it("keeps one GUID with two names apart by resource", () => {
    const id = "ef54d2bf-783f-4e0f-bca1-3210c0444d99";
    assert.equal(catalogue.findPermission(graph, "Role", id)?.value, "Calendars.ReadWrite");
    assert.equal(catalogue.findPermission(exchangeOnline, "Role", id)?.value, "Calendars.ReadWrite.All");
    assert.equal(catalogue.findPermission(graph, "Scope", id), undefined);
  });

  it("finds names in any case, by resource and kind", () => {
    assert.equal(
      catalogue.findPermissionByName(graph, "Role", "calendars.read")?.id,
      "798ee544-9d2d-430c-a058-570e29e34338",
    );
    assert.equal(
      catalogue.findPermissionByName(graph, "Scope", "Calendars.Read")?.id,
      "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",
    );
    assert.equal(catalogue.findPermissionByName(graph, "Role", "full_access_as_app"), undefined);
  });

  it("lists what is over apart from what is published", () => {
    for (const { permissions, formerPermissions } of catalogue.resources) {
      assert.ok(permissions.every(({ lastSeen }) => lastSeen === undefined));
      assert.ok(
        formerPermissions.every(({ lastSeen }) => lastSeen !== undefined && lastSeen < catalogue.date),
      );
    }
    const [former] = catalogue.findResource(graph)?.formerPermissions ?? [];
    assert.ok(former);
    assert.equal(catalogue.findPermission(graph, former.kind, former.id)?.lastSeen, undefined);
    assert.ok(catalogue.listPermissions(former.id).includes(former));
  });

  it("knows the retired directory API", () => {
    assert.ok((catalogue.findResource(azureAdGraph)?.retired ?? "9") < catalogue.date);
    assert.equal(catalogue.findResource(graph)?.retired, undefined);
  });

  it("finds nothing under names that JavaScript knows, or under none", () => {
    for (const text of ["", "constructor", "__proto__", "toString", "hasOwnProperty"]) {
      assert.equal(catalogue.findResource(text), undefined);
      assert.equal(catalogue.findResourceByName(text), undefined);
      assert.equal(catalogue.findPermission(text, "Role", text), undefined);
      assert.equal(catalogue.findPermissionByName(graph, "Role", text), undefined);
      assert.deepEqual(catalogue.listPermissions(text), []);
      assert.deepEqual(catalogue.listNearestResources(text, 2), []);
      assert.deepEqual(catalogue.listNearestPermissions(text, text, 2), []);
    }
  });

  it("finds what is a digit off, below the one resource only", () => {
    const off = "dc890d15-9560-4a4c-9b7f-a736ec74ec41";
    assert.deepEqual(
      catalogue.listNearestPermissions(exchangeOnline, off, 2).map(({ value }) => value),
      ["full_access_as_app"],
    );
    assert.deepEqual(catalogue.listNearestPermissions(graph, off, 2), []);
    assert.equal(
      catalogue.listNearestResources("00000002-0000-0ff1-ce00-00000000000", 1)[0]?.appId,
      exchangeOnline,
    );
  });
});

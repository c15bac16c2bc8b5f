import assert from "node:assert/strict";
import { explainPermission, findMeanings, suggestNames } from "../../src/catalogue/explain.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { azureAdGraph, exchangeOnline, graph } from "../support/manifests.js";

const catalogue = standardCatalogue();
const today = "2026-11-21";

function explain(resource: string, kind: "Role" | "Scope", value: string, asOf = today) {
  const permission = catalogue.findPermissionByName(resource, kind, value);
  assert.ok(permission);
  return explainPermission(permission, catalogue, asOf);
}

describe("explain", () => {
  it("says in whole sentences what can be said of any permission", () => {
    const all = catalogue.resources.flatMap(({ permissions, formerPermissions }) => [
      ...permissions,
      ...formerPermissions,
    ]);
    for (const permission of all) {
      const { opens, consent, dates, cautions, source } = explainPermission(permission, catalogue, today);
      for (const sentence of [consent, source, ...dates, ...cautions, ...(opens ? [opens] : [])]) {
        assert.match(sentence, /^[^!]*\.$/, `${permission.resource.name} ${permission.value}`);
        assert.doesNotMatch(sentence, /undefined|\[object/);
      }
    }
  });

  it("says who must consent", () => {
    assert.equal(explain(graph, "Role", "Calendars.Read").consent, "An administrator must consent.");
    assert.match(explain(graph, "Scope", "Calendars.Read").consent, /usually leaves it to an administrator/);
    assert.match(explain(graph, "Scope", "User.Read").consent, /^Users can consent themselves/);
    assert.match(explain(exchangeOnline, "Scope", "EWS.AccessAsUser.All").consent, /not known/);
  });

  it("says what has ended, and what will", () => {
    const ews = (asOf: string) => explain(exchangeOnline, "Role", "full_access_as_app", asOf).dates.join(" ");
    assert.match(ews("2026-11-21"), /ends on 1 April 2027/);
    assert.match(ews("2027-05-01"), /ended on 1 April 2027/);
    assert.match(explain(azureAdGraph, "Scope", "User.Read").dates.join(" "), /is retired; its final date/);
    assert.deepEqual(explain(graph, "Scope", "User.Read").dates, []);
  });

  it("warns of what opens every mailbox, and says how to scope it", () => {
    assert.match(explain(graph, "Role", "Calendars.Read").cautions.join(" "), /“Application Calendars.Read”/);
    assert.deepEqual(explain(graph, "Scope", "Calendars.Read").cautions, []);
  });

  it("names what to ask for instead, and never the permission itself", () => {
    const { instead } = explain(exchangeOnline, "Role", "full_access_as_app");
    assert.ok(instead.includes("Calendars.Read"));
    assert.ok(explain(graph, "Role", "Calendars.ReadWrite").instead.includes("Calendars.Read"));
    assert.ok(!explain(graph, "Role", "Calendars.ReadWrite").instead.includes("Calendars.ReadWrite"));
  });

  it("finds the same name of the other kind", () => {
    assert.equal(
      explain(graph, "Role", "Calendars.Read").counterpart?.id,
      "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42",
    );
    assert.equal(explain(exchangeOnline, "Role", "full_access_as_app").counterpart, undefined);
  });

  it("knows the other names of a GUID", () => {
    assert.deepEqual(explain(graph, "Role", "Calendars.ReadWrite").alsoKnownAs, [
      "Calendars.ReadWrite.All (application) of Office 365 Exchange Online",
    ]);
  });

  describe("what a person typed", () => {
    const meanings = (text: string) =>
      findMeanings(text, catalogue).permissions.map(
        ({ resource, kind, value }) => `${resource.name} ${kind} ${value}`,
      );

    it("finds a GUID however it is spelled, Microsoft Graph first", () => {
      for (const text of ["798ee544-9d2d-430c-a058-570e29e34338", " {798EE5449D2D430CA058570E29E34338} "]) {
        assert.deepEqual(meanings(text), [
          "Microsoft Graph Role Calendars.Read",
          "Office 365 Exchange Online Role Calendars.Read",
        ]);
      }
    });

    it("finds a name in any case, with blanks around", () => {
      assert.ok(
        meanings(" calendars.read ")
          .slice(0, 2)
          .every((name) => name.startsWith("Microsoft Graph")),
      );
    });

    it("puts what is over last", () => {
      for (const { id } of catalogue.resources.flatMap(({ formerPermissions }) => formerPermissions)) {
        const over = findMeanings(id, catalogue).permissions.map(({ lastSeen }) => lastSeen !== undefined);
        assert.deepEqual(
          over,
          over.toSorted((a, b) => Number(a) - Number(b)),
        );
      }
    });

    it("finds a resource by its GUID or its name", () => {
      assert.equal(findMeanings(graph.toUpperCase(), catalogue).resource?.name, "Microsoft Graph");
      assert.equal(findMeanings("microsoft graph", catalogue).resource?.appId, graph);
    });

    it("finds nothing in anything else", () => {
      for (const text of ["", " ", "constructor", "__proto__", "x".repeat(10_000), "\uD800"]) {
        const { permissions, resource } = findMeanings(text, catalogue);
        assert.deepEqual([permissions, resource], [[], undefined], text.slice(0, 20));
      }
    });

    it("suggests a few names that look alike", () => {
      assert.equal(suggestNames("Calendrs.Read", catalogue)[0], "Calendars.Read");
      assert.ok(suggestNames("Calendrs.Read", catalogue).length <= 5);
      assert.deepEqual(suggestNames("x".repeat(10_000), catalogue), []);
    });
  });
});

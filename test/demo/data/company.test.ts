import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { azureAdGraph, exchangeOnline, graph } from "../../../src/catalogue/well-known.js";
import { graphCommandLineTools } from "../../../src/identity/connection.js";
import { address, noon, testCompany } from "../support/company.js";

const company = testCompany();
const clientIdOf = (name: string) =>
  company.registrations.find((registration) => registration.name.startsWith(name))?.appId ?? "";
const daysLeft = (ends: Date) => Math.round((ends.getTime() - Date.parse(noon)) / 86_400_000);

describe("the company", () => {
  it("has a registration for each guide, in different states", () => {
    assert.deepEqual(
      company.registrations.map(({ name }) => name),
      [
        "ClockWork Office365Sync",
        "Exchange calendar synchronization",
        "ClearCompany Bulk Calendar Connect",
        "Sense Calendar Sync",
        "innovaphone Calendar",
        "Quillhaven Tenant Administration",
      ],
    );
  });

  it("has a secret that ends in nine days, and one that has ended", () => {
    const secrets = company.registrations[0]?.secrets ?? [];
    assert.deepEqual(
      secrets.map(({ ends }) => daysLeft(ends)),
      [9, -535],
    );
  });

  it("has consented to all that was asked, but for Sense", () => {
    const gaps = company.registrations.map(({ name, appId }) => {
      const asked = company.findClient(appId)?.asked ?? [];
      const granted = asked.filter(({ resourceAppId, kind, value }) =>
        (kind === "Role"
          ? company.grantedRoles(appId, resourceAppId)
          : company.grantedScopes(appId, "nobody", resourceAppId)
        ).has(value),
      );
      return `${name}: ${String(granted.length)} of ${String(asked.length)}`;
    });
    assert.deepEqual(gaps, [
      "ClockWork Office365Sync: 2 of 2",
      "Exchange calendar synchronization: 1 of 1",
      "ClearCompany Bulk Calendar Connect: 7 of 7",
      "Sense Calendar Sync: 4 of 9",
      "innovaphone Calendar: 2 of 2",
      "Quillhaven Tenant Administration: 15 of 15",
    ]);
  });

  it("has more granted than asked where something is left over", () => {
    const roles = company.grantedRoles(clientIdOf("ClearCompany"), graph);
    assert.ok(roles.has("Contacts.ReadWrite"));
    assert.ok(company.grantedScopes(clientIdOf("Sense"), "", graph).has("User.ReadBasic.All"));
  });

  it("has a public client, whose writing permissions are granted only when somebody consents", () => {
    const fresh = testCompany();
    const { id } = fresh.administrator;
    const scopes = () => fresh.grantedScopes(fresh.publicClientId, id, graph);
    const facts = fresh.findClient(fresh.publicClientId);

    assert.equal(facts?.isPublic, true);
    assert.deepEqual(facts.redirectUris.publicClient, ["http://localhost", "https://vscode.dev/redirect"]);
    assert.ok(scopes().has("Calendars.Read"));
    assert.ok(!scopes().has("Application.ReadWrite.All"));

    fresh.consent({
      clientId: fresh.publicClientId,
      resourceAppId: graph,
      userId: id,
      scopes: ["Application.ReadWrite.All", "No.Such.Scope"],
    });
    assert.ok(scopes().has("Application.ReadWrite.All") && scopes().has("Calendars.Read"));
    assert.ok(!scopes().has("No.Such.Scope"));
    assert.ok(!fresh.grantedScopes(fresh.publicClientId, "another", graph).has("Application.ReadWrite.All"));
  });

  it("knows the public client that Microsoft offers", () => {
    const facts = company.findClient(graphCommandLineTools);
    assert.equal(facts?.objectId, undefined);
    assert.equal(facts?.isPublic, true);
    assert.ok(facts.servicePrincipalId !== undefined);
  });

  it("makes the service principal of whoever is consented to first", () => {
    const fresh = testCompany({ applications: 200 });
    const { applications } = fresh.directory;
    const unused = [...applications.scan()]
      .map(([, application]) => application)
      .find(({ appId }) => fresh.findClient(appId)?.servicePrincipalId === undefined);
    assert.ok(unused);
    fresh.consent({ clientId: unused.appId, resourceAppId: graph, userId: undefined, scopes: ["User.Read"] });
    assert.ok(fresh.findClient(unused.appId)?.servicePrincipalId);
    assert.deepEqual([...fresh.grantedScopes(unused.appId, "anybody", graph)], ["User.Read"]);
  });

  it("knows users by id and by name", () => {
    const ada = company.findUser(address("ada.lindqvist"));
    assert.equal(ada?.isAdministrator, true);
    assert.deepEqual(company.findUser(ada.id), ada);
    assert.equal(company.findUser(address("joost.bakker"))?.isAdministrator, false);
    assert.equal(company.findUser(address("room.maas"))?.enabled, false);
    assert.equal(company.findUser("x"), undefined);
  });

  it("publishes the permissions of the three resources under their real ids", () => {
    for (const appId of [graph, exchangeOnline, azureAdGraph]) {
      assert.ok(company.findClient(appId)?.servicePrincipalId, appId);
    }
    const principal = company.directory.findServicePrincipal(exchangeOnline);
    const role = principal?.appRoles?.find(({ value }) => value === "full_access_as_app");
    assert.equal(role?.id, "dc890d15-9560-4a4c-9b7f-a736ec74ec40");
  });

  it("is the same at every start, and another one for another seed", () => {
    const facts = (seed: number) => {
      const { tenantId, registrations, administrator } = testCompany({ seed });
      return { tenantId, registrations, administrator };
    };
    assert.deepEqual(facts(1), facts(1));
    assert.notEqual(facts(1).tenantId, facts(2).tenantId);
    assert.notEqual(facts(1).registrations[0]?.appId, facts(2).registrations[0]?.appId);
  });

  it("takes hardly more memory with 100,000 mailboxes and 10,000 applications", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    testCompany();
    collect();
    const before = process.memoryUsage().heapUsed;
    const large = testCompany({ mailboxes: 100_000, applications: 10_000 });
    let count = 0;
    for (const { mail } of large.users) {
      count += mail === undefined ? 0 : 1;
    }
    collect();
    const grown = (process.memoryUsage().heapUsed - before) / 1e6;
    assert.ok(count > 99_000);
    assert.ok(grown < 5, `${grown.toFixed(1)} MB`);
    assert.equal(large.users.size, 100_000);
  });
});

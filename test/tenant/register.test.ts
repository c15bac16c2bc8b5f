import assert from "node:assert/strict";
import { HalfDoneError, UserError } from "../../src/base/errors.js";
import { graph } from "../../src/catalogue/well-known.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { createApplication, listApplications, readApplication } from "../../src/graph/applications.js";
import { itemsOf } from "../../src/graph/asking.js";
import type { GraphClient } from "../../src/graph/client.js";
import { findServicePrincipal } from "../../src/graph/service-principals.js";
import { needsOf } from "../../src/profiles/needs.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import { planRegistration, register, type RegisterPlan } from "../../src/tenant/register.js";
import { connectToDemo, createClock } from "../support/demo-graph.js";
import { all } from "../support/graph-client.js";
import { asking, clockworkNeeds, senseNeeds } from "../support/needs.js";
import { needing } from "../support/testing.js";

const catalogue = standardCatalogue();

describe("registering an application", () => {
  let tenant: DemoTenant;
  let client: GraphClient;
  const clock = createClock();
  const sleep = (milliseconds: number, signal?: AbortSignal) => clock.sleep(milliseconds, signal);

  beforeEach(async () => {
    tenant = await startDemoTenant({ now: clock.now, sleep: () => Promise.resolve() });
    client = connectToDemo(tenant, clock);
  });
  afterEach(() => tenant.stop());

  const plan = (name: string, needs = senseNeeds, by = client) =>
    planRegistration(by, { name, needs }, catalogue);
  const carryOut = (planned: RegisterPlan, by = client, signal?: AbortSignal) =>
    register(by, planned, catalogue, { sleep, ...(signal ? { signal } : {}) });
  const called = async (name: string) =>
    (await all(itemsOf(listApplications(client)))).filter(({ displayName }) => displayName === name);

  it("shows all of it first, and makes exactly that", async () => {
    const planned = await plan("Sense for us");
    assert.equal(planned.what, "create");
    assert.deepEqual(planned.words, [
      "Registers the application “Sense for us”.",
      "Adds Calendars.Read (delegated) of Microsoft Graph.",
      "Adds Calendars.ReadWrite (delegated) of Microsoft Graph.",
      "Adds Calendars.ReadWrite.Shared (delegated) of Microsoft Graph.",
      "Adds User.Read (delegated) of Microsoft Graph.",
      "Adds EWS.AccessAsUser.All (delegated) of Office 365 Exchange Online.",
      "Adds Calendars.ReadWrite (delegated) of Office 365 Exchange Online.",
      "Sets signInAudience to AzureADMultipleOrgs.",
      "Adds the redirect URI https://contoso.example.com/oauth for web applications.",
      "Makes its service principal (the enterprise application), without which nothing can be granted.",
    ]);
    assert.ok(planned.left.some((sentence) => sentence.startsWith("Nothing is granted by this.")));
    assert.deepEqual(await called("Sense for us"), [], "planning changes nothing");

    const { application, servicePrincipal, changed } = await carryOut(planned);
    assert.ok(changed);
    assert.equal(servicePrincipal.appId, application.appId);
    const made = await readApplication(client, { appId: application.appId ?? "" });
    assert.equal(made.signInAudience, "AzureADMultipleOrgs");
    assert.deepEqual(made.requiredResourceAccess, planned.body.requiredResourceAccess);
    assert.deepEqual(made.web?.redirectUris, ["https://contoso.example.com/oauth"]);
    assert.equal(made.requiredResourceAccess?.length, 2);
  });

  it("changes nothing when it is run again", async () => {
    const planned = await plan("Again");
    const first = await carryOut(planned);
    const second = await carryOut(planned);
    assert.equal(second.changed, false);
    assert.equal(second.application.id, first.application.id);

    const update = await plan("again");
    assert.equal(update.what, "update");
    assert.deepEqual(update.words, []);
    const third = await carryOut(update);
    assert.equal(third.changed, false);
    assert.equal((await called("Again")).length, 1);
  });

  it("brings the only one of that name to what the profile needs, and takes nothing away", async () => {
    const { id = "" } = await createApplication(client, {
      displayName: "Sense Here",
      signInAudience: "AzureADandPersonalMicrosoftAccount",
      isFallbackPublicClient: true,
      api: { requestedAccessTokenVersion: 2 },
      web: { redirectUris: ["https://other.example.com/"] },
      requiredResourceAccess: [
        {
          resourceAppId: graph,
          resourceAccess: [{ id: "7427e0e9-2fba-42fe-b0c0-848c9e6a8182", type: "Scope" }],
        },
      ],
    });
    const planned = await plan("SENSE HERE");
    assert.equal(planned.what, "update");
    assert.equal(planned.hasServicePrincipal, false);
    assert.match(planned.words[0] ?? "", /^Changes the application “Sense Here” \(client id /);
    assert.ok(planned.left.some((sentence) => sentence.startsWith("signInAudience stays")));
    assert.ok(planned.left.some((sentence) => sentence.startsWith("isFallbackPublicClient stays true")));
    const { changed } = await carryOut(planned);
    assert.ok(changed);
    const made = await readApplication(client, { id });
    assert.equal(made.displayName, "Sense Here");
    assert.equal(made.signInAudience, "AzureADandPersonalMicrosoftAccount");
    assert.equal(made.isFallbackPublicClient, true);
    assert.deepEqual(made.web?.redirectUris, [
      "https://other.example.com/",
      "https://contoso.example.com/oauth",
    ]);
    assert.equal(made.requiredResourceAccess?.[0]?.resourceAccess?.length, 5);
    assert.ok(await findServicePrincipal(client, made.appId ?? ""));
  });

  it("does not guess which of several is meant", async () => {
    await createApplication(client, { displayName: "Twins" });
    await createApplication(client, { displayName: "twins" });
    await assert.rejects(plan("Twins"), (error: unknown) => {
      assert.ok(error instanceof UserError);
      assert.match(error.message, /There are 2 applications called “Twins”/);
      assert.match(error.remedy ?? "", /client ids are/);
      return true;
    });
  });

  it("refuses one that was registered in the meantime and is another", async () => {
    const planned = await plan("Meanwhile");
    await createApplication(client, { displayName: "Meanwhile" });
    await assert.rejects(carryOut(planned), { message: /“Meanwhile” was registered in the meantime/ });
    assert.equal((await called("Meanwhile")).length, 1);
  });

  it("says what a missing value keeps from being done, and which optional permission is left", async () => {
    const needs = needing({
      permissions: [asking("Role", "Calendars.Read"), asking("Role", "Place.Read.All", { optional: true })],
      redirects: [{ platform: "web", uri: "https://{customer}.example.com/oauth" }],
      secret: { months: 12 },
    });
    const without = await plan("Without", needs);
    assert.deepEqual(without.what === "create" && without.body.web, undefined);
    for (const expected of [/Customer \(customer\)/, /Place\.Read\.All/, /at most 12 months/]) {
      assert.ok(
        without.left.some((sentence) => expected.test(sentence)),
        String(expected),
      );
    }
    const optional = (value: string) => value === "Place.Read.All";
    const all = await planRegistration(client, { name: "With", needs, optional }, catalogue);
    assert.ok(all.words.includes("Adds Place.Read.All (application) of Microsoft Graph."));
  });

  it("registers the addresses of public clients", async () => {
    const planned = await plan("ClockWork", clockworkNeeds);
    const { application } = await carryOut(planned);
    const made = await readApplication(client, { id: application.id ?? "" });
    assert.deepEqual(made.publicClient?.redirectUris, [
      "https://login.microsoftonline.com/common/oauth2/nativeclient",
    ]);
  });

  it("says what to do instead where the administrator registers nothing", async () => {
    const modes = standardProfiles.flatMap((profile) => profile.modes.map((mode) => ({ profile, mode })));
    const others = modes.filter(({ mode }) => mode.registration.by !== "administrator");
    assert.ok(others.length > 0);
    for (const { profile, mode } of others) {
      await assert.rejects(plan("Nothing", needsOf(profile, mode, {}, catalogue)), (error: unknown) => {
        assert.ok(error instanceof UserError);
        assert.match(error.message, /nothing to register/);
        assert.match(error.remedy ?? "", /done instead/);
        return true;
      });
    }
  });

  it("can be done for every profile that has one, with no values known", async () => {
    const modes = standardProfiles.flatMap((profile) => profile.modes.map((mode) => ({ profile, mode })));
    for (const { profile, mode } of modes) {
      if (mode.registration.by === "administrator") {
        const planned = await plan(`${profile.id} ${mode.id}`, needsOf(profile, mode, {}, catalogue));
        await carryOut(planned);
        const again = await plan(`${profile.id} ${mode.id}`, needsOf(profile, mode, {}, catalogue));
        assert.deepEqual(again.words, [], `${profile.id} ${mode.id}`);
      }
    }
  });

  it("takes any name that Entra takes, and no other", async () => {
    for (const name of [
      "O'Neil & sons",
      "📅 <b>$(trash)</b> [x](command:y)",
      "עברית",
      "%27 or 1 eq 1",
      "{customer} {{x}} ${y} <name> #{z}# //",
      "a".repeat(120),
    ]) {
      const planned = await plan(name);
      const { application } = await carryOut(planned);
      assert.equal((await readApplication(client, { id: application.id ?? "" })).displayName, name);
      assert.equal((await plan(` ${name} `)).what, "update");
    }
    for (const name of ["", "  ", "a\u202eb", "a".repeat(121)]) {
      await assert.rejects(plan(name), UserError);
    }
  });

  for (const scenario of ["throttled", "unavailable", "resets", "expired-tokens"] as const) {
    it(`makes one and no more: ${scenario}`, async () => {
      tenant.setScenario(scenario);
      const fresh = connectToDemo(tenant, clock);
      const planned = await plan("Once", senseNeeds, fresh);
      const { application, servicePrincipal } = await carryOut(planned, fresh);
      assert.equal(servicePrincipal.appId, application.appId);
      tenant.setScenario("none");
      assert.equal((await called("Once")).length, 1);
    });
  }

  it("goes on where it ended", async () => {
    const planned = await plan("Halfway");
    const stop = new AbortController();
    const halting: GraphClient = {
      ...client,
      async post<Result>(path: string, body: unknown, options: object) {
        if (path === "/servicePrincipals") {
          stop.abort(new Error("Given up."));
        }
        return client.post<Result>(path, body, options);
      },
    };
    const error = await carryOut(planned, halting, stop.signal).catch((each: unknown) => each);
    assert.ok(error instanceof HalfDoneError);
    assert.match(
      error.message,
      /“Halfway” \(client id .{36}\) was registered, but its service principal was not/,
    );
    const again = await plan("Halfway");
    assert.equal(again.what, "update");
    assert.deepEqual(again.words.slice(1), [
      "Makes its service principal (the enterprise application), without which nothing can be granted.",
    ]);
    const { changed } = await carryOut(again);
    assert.ok(changed);
    assert.equal((await called("Halfway")).length, 1);
  });

  it("waits for a directory that does not know the new application yet", async () => {
    const planned = await plan("New");
    let looks = 0;
    const slow: GraphClient = {
      ...client,
      post<Result>(path: string, body: unknown, options: object) {
        // An application that nobody knows is refused in the same way as one that is not known yet.
        const isEarly = path === "/servicePrincipals" && ++looks <= 3;
        return client.post<Result>(path, isEarly ? { appId: tenant.tenantId } : body, options);
      },
    };
    const started = clock.now().getTime();
    const { servicePrincipal, application } = await carryOut(planned, slow);
    assert.equal(servicePrincipal.appId, application.appId);
    assert.equal(clock.now().getTime() - started, 7000);

    looks = Number.NEGATIVE_INFINITY;
    const other = await plan("Never");
    await assert.rejects(carryOut(other, slow), (error: unknown) => {
      assert.ok(error instanceof HalfDoneError);
      assert.match(error.message, /does not reference a valid application object/);
      return true;
    });
    assert.ok(clock.now().getTime() - started < 120_000, "patience ends");
  });

  it("changes nothing where the connection may not", async () => {
    const weak = connectToDemo(
      tenant,
      clock,
      tenant.clients.find(({ name }) => name.startsWith("ClearCompany")),
    );
    const planned = await plan("Refused", senseNeeds, weak);
    await assert.rejects(carryOut(planned, weak), { failure: "forbidden" });
    assert.deepEqual(await called("Refused"), []);
  });
});

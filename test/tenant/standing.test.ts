import assert from "node:assert/strict";
import type { Application, ServicePrincipal } from "@microsoft/microsoft-graph-types";
import type { PermissionKind } from "../../src/catalogue/catalogue.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { azureAdGraph, exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import type { Grants } from "../../src/graph/grants.js";
import type { OpenedApplication } from "../../src/tenant/open-application.js";
import { groupPermissions } from "../../src/tenant/permissions.js";
import { TenantResources } from "../../src/tenant/resources.js";
import {
  isCalendarApplication,
  judgeListed,
  judgeOpened,
  type Judging,
  type Remark,
} from "../../src/tenant/standing.js";

const catalogue = standardCatalogue();
const judging: Judging = { catalogue, asOf: "2026-11-21", warnDays: 30, errorDays: 7 };

function access(kind: PermissionKind, value: string, appId: string) {
  return { type: kind, id: catalogue.findPermissionByName(appId, kind, value)?.id ?? value };
}
const role = (value: string, appId = graph) => ({
  resourceAppId: appId,
  resourceAccess: [access("Role", value, appId)],
});
const scope = (value: string, appId = graph) => ({
  resourceAppId: appId,
  resourceAccess: [access("Scope", value, appId)],
});

const ends = (...days: readonly (string | null)[]) =>
  days.map((day) => ({ endDateTime: day === null ? null : `${day}T12:00:00Z` }));

const inWords = (remarks: readonly Remark[]) => remarks.map(({ severity, words }) => `${severity}: ${words}`);
const listed = (application: Application) => inWords(judgeListed(application, judging));

const ofGraph = { id: "graph-sp", appId: graph, name: "Microsoft Graph" };
const roleGrant = (value: string) => ({
  assignmentId: value,
  resource: ofGraph,
  id: access("Role", value, graph).id,
  value,
  displayName: undefined,
  granted: undefined,
});
const scopeGrant = (value: string, principalId?: string) => ({
  grantId: value,
  resource: ofGraph,
  principalId,
  scopes: [{ value, id: undefined }],
});

function open(
  application: Application,
  grants: Partial<Grants> = {},
  servicePrincipal: ServicePrincipal | undefined = { id: "sp", accountEnabled: true },
): OpenedApplication {
  const all = { roles: [], scopes: [], ...grants };
  const known = { catalogue, resources: new TenantResources(catalogue), asOf: judging.asOf };
  const permissions = groupPermissions(application.requiredResourceAccess ?? [], all, known);
  return { application, servicePrincipal, grants: all, permissions };
}
const opened = (...args: Parameters<typeof open>) => inWords(judgeOpened(open(...args), judging));

describe("judgeListed", () => {
  it("has nothing to say of an application without secrets and permissions, or with lasting ones", () => {
    assert.deepEqual(listed({}), []);
    assert.deepEqual(listed({ passwordCredentials: ends("2027-11-21", null) }), []);
    assert.deepEqual(listed({ passwordCredentials: ends("2026-12-22") }), []);
    assert.deepEqual(listed({ requiredResourceAccess: [role("Calendars.Read")] }), []);
  });

  it("counts the days of the thresholds in", () => {
    assert.deepEqual(listed({ passwordCredentials: ends("2026-12-21") }), [
      "warning: secret ends in 30 days",
    ]);
    assert.deepEqual(listed({ passwordCredentials: ends("2026-11-29") }), ["warning: secret ends in 8 days"]);
    assert.deepEqual(listed({ passwordCredentials: ends("2026-11-28") }), ["error: secret ends in 7 days"]);
    assert.deepEqual(listed({ keyCredentials: ends("2026-11-21") }), ["error: certificate ends today"]);
    const reversed = { ...judging, warnDays: 0, errorDays: 14 };
    assert.deepEqual(inWords(judgeListed({ passwordCredentials: ends("2026-12-05") }, reversed)), [
      "error: secret ends in 14 days",
    ]);
  });

  it("speaks of the last one to end only", () => {
    assert.deepEqual(listed({ passwordCredentials: ends("2020-01-01", "2027-11-21", "2026-11-22") }), []);
    assert.deepEqual(listed({ passwordCredentials: ends("2026-12-01", "2020-01-01", "2026-11-22") }), [
      "warning: secret ends in 10 days",
    ]);
    assert.deepEqual(listed({ passwordCredentials: ends("2026-11-20", "2020-01-01") }), [
      "error: secret expired 1 day ago",
    ]);
  });

  it("does not take a certificate for a secret", () => {
    const [remark, ...others] = judgeListed(
      { passwordCredentials: ends("2026-11-11"), keyCredentials: ends("2028-01-01") },
      judging,
    );
    assert.deepEqual(others, []);
    assert.deepEqual(remark, {
      what: "expired-credential",
      severity: "warning",
      words: "secret expired 10 days ago",
      sentence:
        "The last secret expired on 11 November 2026 (10 days ago). Signing in with it fails. Only a certificate is still valid.",
    });
  });

  it("says what is retired and what is going to be, and the worst first", () => {
    const asked = [
      role("full_access_as_app", exchangeOnline),
      scope("User.Read", azureAdGraph),
      scope("Directory.Read.All", azureAdGraph),
    ];
    assert.deepEqual(listed({ requiredResourceAccess: asked, passwordCredentials: ends("2026-12-01") }), [
      "error: 2 retired permissions",
      "warning: secret ends in 10 days",
      "warning: EWS ends in 131 days",
    ]);
    const at = (asOf: string) =>
      inWords(judgeListed({ requiredResourceAccess: asked.slice(0, 1) }, { ...judging, asOf }));
    assert.deepEqual(at("2026-09-01"), ["fine: EWS ends in 212 days"]);
    assert.deepEqual(at("2027-04-01"), ["error: 1 retired permission"]);
  });

  it("makes do with null wherever Microsoft Graph may have it", () => {
    assert.deepEqual(
      listed({
        passwordCredentials: [{ keyId: null, displayName: null, endDateTime: null, startDateTime: null }],
        keyCredentials: [{}],
        requiredResourceAccess: [{}, { resourceAccess: [{ type: null }] }],
      }),
      [],
    );
  });
});

describe("judgeOpened", () => {
  const asking = (...requiredResourceAccess: NonNullable<Application["requiredResourceAccess"]>) => ({
    requiredResourceAccess,
  });

  it("has nothing to say where everything is granted", () => {
    const application = asking(role("Calendars.Read"), scope("User.Read.All"));
    const grants = { roles: [roleGrant("Calendars.Read")], scopes: [scopeGrant("user.read.all")] };
    assert.deepEqual(opened(application, grants), []);
  });

  it("misses consent that only an administrator can give", () => {
    assert.deepEqual(opened(asking(role("Calendars.Read"))), ["error: consent missing"]);
    assert.deepEqual(opened(asking(scope("User.Read.All"))), ["error: consent missing"]);
    assert.deepEqual(
      opened(asking(scope("User.Read.All")), { scopes: [scopeGrant("User.Read.All", "ada")] }),
      ["error: consent missing"],
    );
    const [remark] = judgeOpened(open(asking(role("Calendars.Read"), role("Mail.Read"))), judging);
    assert.equal(
      remark?.sentence,
      "Calendars.Read (application) of Microsoft Graph and Mail.Read (application) of Microsoft Graph are asked for, but no administrator has consented for everybody.",
    );
  });

  it("warns of what users could consent to, but are usually not let, and keeps quiet about the rest", () => {
    assert.deepEqual(opened(asking(scope("Calendars.ReadWrite"))), ["warning: no consent for everybody"]);
    assert.deepEqual(opened(asking(scope("User.Read"), scope("openid"), scope("offline_access"))), []);
    assert.deepEqual(opened(asking(scope("00000000-1111-4222-8333-444444444444"))), [
      "warning: no consent for everybody",
    ]);
  });

  it("misses no consent to what is over", () => {
    assert.deepEqual(opened(asking(role("Directory.Read.All", azureAdGraph))), [
      "error: 1 retired permission",
    ]);
  });

  it("says what is left over", () => {
    assert.deepEqual(opened({}, { roles: [roleGrant("Mail.Read")] }), ["warning: 1 grant left over"]);
    assert.deepEqual(opened({}, { scopes: [scopeGrant("User.Read"), scopeGrant("profile", "ada")] }), [
      "fine: 2 grants left over",
    ]);
    // Nothing is lost with what nobody asks for.
    const [remark, ...others] = judgeOpened(
      open({}, { scopes: [scopeGrant("EWS.AccessAsUser.All")] }),
      judging,
    );
    assert.equal(remark?.what, "leftover-grant");
    assert.deepEqual(others, []);
  });

  it("says that there is no service principal, or a disabled one", () => {
    const none = (application: Application) =>
      inWords(judgeOpened({ ...open(application), servicePrincipal: undefined }, judging));
    assert.deepEqual(none({}), []);
    assert.deepEqual(none(asking(scope("User.Read"))), ["warning: no service principal"]);
    assert.deepEqual(none(asking(role("Calendars.Read"))), ["error: no service principal"]);
    assert.deepEqual(opened({}, {}, { id: "sp", accountEnabled: false }), ["warning: sign-in switched off"]);
    assert.deepEqual(opened({}, {}, { id: "sp", accountEnabled: null }), []);
  });

  it("puts what stops an application now before what will", () => {
    assert.deepEqual(
      opened({
        ...asking(role("Calendars.Read"), scope("User.Read", azureAdGraph)),
        passwordCredentials: ends("2026-11-01"),
        keyCredentials: ends("2026-11-22"),
      }),
      [
        "error: consent missing",
        "error: certificate ends in 1 day",
        "error: 1 retired permission",
        "warning: secret expired 20 days ago",
      ],
    );
  });

  it("quotes what a tenant calls a permission, and names no more than a few", () => {
    const odd = "\u202Eread\nall <b>`x`";
    const [remark] = judgeOpened(
      open({}, { scopes: [{ ...scopeGrant(odd), resource: { ...ofGraph, name: odd } }] }),
      judging,
    );
    assert.match(remark?.sentence ?? "", /^“read all <b>`x`” \(delegated\) of Microsoft Graph is granted/);
    const many = Array.from({ length: 40 }, (_, index) => scopeGrant(`Some.Scope.${String(index)}`));
    const [short] = judgeOpened(open({}, { scopes: many }), judging);
    assert.match(short?.sentence ?? "", /Some\.Scope\.3 .* and 36 others are granted/);
    assert.doesNotMatch(short?.sentence ?? "", /Some\.Scope\.4/);
  });
});

describe("isCalendarApplication", () => {
  const isOne = (...requiredResourceAccess: NonNullable<Application["requiredResourceAccess"]>) =>
    isCalendarApplication({ requiredResourceAccess }, catalogue);

  it("is one that asks for calendars, mailboxes or EWS", () => {
    assert.ok(isOne(role("Calendars.Read")));
    assert.ok(isOne(scope("Calendars.Read.Shared")));
    assert.ok(isOne(role("full_access_as_app", exchangeOnline)));
    assert.ok(isOne(scope("User.Read"), scope("EWS.AccessAsUser.All")));
    assert.ok(isOne(role("Mail.Send")));
    assert.ok(isOne(role("MailboxSettings.Read")));
    const { type, id } = access("Role", "Calendars.Read", graph);
    assert.ok(
      isOne({ resourceAppId: graph.toUpperCase(), resourceAccess: [{ type, id: id.toUpperCase() }] }),
    );
  });

  it("is not one that asks for anything else", () => {
    assert.ok(!isOne());
    assert.ok(!isOne(scope("User.Read"), role("Directory.Read.All")));
    assert.ok(!isOne(role("Exchange.ManageAsApp", exchangeOnline)));
    assert.ok(!isOne({}, { resourceAppId: graph, resourceAccess: [{}, { id: "x", type: null }] }));
    // The GUID of a permission of Graph means nothing for another resource.
    assert.ok(
      !isOne({ resourceAppId: azureAdGraph, resourceAccess: [access("Role", "Calendars.Read", graph)] }),
    );
    assert.ok(!isCalendarApplication({}, catalogue));
  });
});

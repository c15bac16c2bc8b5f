import assert from "node:assert/strict";
import { missingPermission } from "../../../src/manifest/rules/missing-permission.js";
import { parseTarget } from "../../../src/manifest/target.js";
import { lint } from "../../../src/manifest/lint.js";
import {
  appCalendarsRead,
  appCalendarsReadWrite,
  application,
  calendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  requesting,
  resource,
  userRead,
} from "../../support/manifests.js";
import { asking } from "../../support/needs.js";
import { context, needing, testing } from "../../support/testing.js";

const full = asking("Role", "full_access_as_app", { resource: "Office 365 Exchange Online" });
const needs = needing({ permissions: [asking("Role", "Calendars.Read"), full] });
const { allows, reports, fixes, offers } = testing(missingPermission, { needs });
const one = testing(missingPermission, {
  needs: needing({ permissions: [asking("Role", "Calendars.Read")] }),
});
const exchange = resource(exchangeOnline, fullAccessAsApp);

describe("missing-permission", () => {
  it("says nothing without a profile", () => {
    testing(missingPermission).allows(requesting());
  });

  it("says nothing where the profile has no registration to make", () => {
    const registration = { by: "vendor", why: "The vendor has one for all." } as const;
    const vendors = { ...needs, mode: { ...needs.mode, registration } };
    testing(missingPermission, { needs: vendors }).allows(requesting());
  });

  it("allows all that is needed, with anything else, wherever it stands", () => {
    allows(manifest(exchange, resource(graph, userRead), resource(graph, appCalendarsRead)));
  });

  it("allows what is optional or outdated to be absent", () => {
    const permissions = [
      asking("Role", "Calendars.Read", { optional: true }),
      asking("Role", "User.Read.All", { outdated: "It is not needed any more." }),
    ];
    testing(missingPermission, { needs: needing({ permissions }) }).allows(requesting());
  });

  it("points at the name of the list where the resource is absent, too", () => {
    const found = reports(
      manifest(resource(graph, appCalendarsRead)).replace(/"requiredResourceAccess"/, "«$&»"),
      "Sync needs full_access_as_app (application) of Office 365 Exchange Online, which is not asked for. Reads calendars.",
    );
    assert.equal(found[0]?.severity, "warning");
  });

  it("points at the resource where that is there", () => {
    reports(
      manifest(exchange, resource(graph, calendarsRead).replace(graph, "$&")).replace(`"${graph}"`, "«$&»"),
      "Calendars.Read (application) of Microsoft Graph",
    );
  });

  it("points at all of a fragment that has no name for its list", () => {
    reports(`«[${resource(exchangeOnline, fullAccessAsApp)}]»`);
    one.reports(`«${exchange}»`);
    one.reports(resource(graph, calendarsRead).replace(`"${graph}"`, "«$&»"));
  });

  it("looks at each application by itself", () => {
    one.reports(`[${requesting(appCalendarsRead)}, { "displayName": "x", «"requiredResourceAccess"»: [] }]`);
  });

  it("says so mildly where a broader permission includes it", () => {
    const text = requesting(appCalendarsReadWrite).replace(/"[0-9a-f-]{36}"(?=, "type)/, "«$&»");
    const [found] = one.reports(
      text,
      "needs Calendars.Read (application), which Calendars.ReadWrite includes.",
    );
    assert.equal(found?.severity, "information");
    one.fixes(text, requesting(appCalendarsRead));
    one.fixes(text, requesting(appCalendarsReadWrite, appCalendarsRead), "^Add");
  });

  it("offers only to add it where the broader one is needed as well", () => {
    const both = needing({
      permissions: [asking("Role", "Calendars.Read"), asking("Role", "Calendars.ReadWrite")],
    });
    assert.deepEqual(testing(missingPermission, { needs: both }).offers(requesting(appCalendarsReadWrite)), [
      "Add Calendars.Read (application)",
    ]);
  });

  it("adds each, in the entry of its resource or in a new one", () => {
    assert.deepEqual(offers(requesting(userRead)), [
      "Add full_access_as_app (application)",
      "Add Calendars.Read (application)",
    ]);
    fixes(
      application(`"displayName": "x"`, resource(graph, userRead)),
      application(`"displayName": "x"`, resource(graph, userRead, appCalendarsRead), exchange),
    );
    fixes(
      application(`"displayName": "x"`),
      application(`"displayName": "x"`, resource(graph, appCalendarsRead), exchange),
    );
  });

  it("adds nothing to a single resource that is another one", () => {
    assert.deepEqual(one.offers(exchange), []);
  });

  it("does not judge what is half-typed or yet to be filled in", () => {
    allows(`{ "requiredResourceAccess": [ { "resourceAppId": "${graph}", "resourceAccess": [`);
    allows(`{ "requiredResourceAccess": [{{PERMISSIONS}}] }`);
    allows(requesting(`{ "id": "{{PERMISSION}}", "type": "Role" }`));
    allows(requesting(`{ "id": "<the id of Calendars.Read>", "type": "Role" }`));
  });

  it("judges an application without a list, which is named as a manifest", () => {
    const target = parseTarget(`{ "displayName": "x" }`, context.catalogue);
    const [found] = lint(target, { ...context, needs }, { rules: [missingPermission] });
    assert.deepEqual([found?.offset, found?.length], [0, 1]);
  });
});

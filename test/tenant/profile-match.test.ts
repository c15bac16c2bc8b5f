import assert from "node:assert/strict";
import type { Application, RequiredResourceAccess } from "@microsoft/microsoft-graph-types";
import type { PermissionKind } from "../../src/catalogue/catalogue.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { exchangeOnline, graph } from "../../src/catalogue/well-known.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import { matchProfile } from "../../src/tenant/profile-match.js";

const catalogue = standardCatalogue();

function asks(kind: PermissionKind, appId: string, ...values: readonly string[]): RequiredResourceAccess {
  return {
    resourceAppId: appId,
    resourceAccess: values.map((value) => ({
      type: kind,
      id: catalogue.findPermissionByName(appId, kind, value)?.id ?? value,
    })),
  };
}

const match = (application: Application) => matchProfile(application, standardProfiles, catalogue);
const idOf = (displayName: string, ...requiredResourceAccess: RequiredResourceAccess[]) => {
  const found = match({ displayName, requiredResourceAccess });
  return found && `${found.profile.id}:${found.mode.id}`;
};

describe("matchProfile", () => {
  it("goes by what an application is called and asks for", () => {
    assert.match(
      idOf("ClockWork Office365Sync", asks("Role", exchangeOnline, "full_access_as_app")) ?? "",
      /^clockwork:/,
    );
    assert.match(idOf("innovaphone Calendar (old)") ?? "", /^innovaphone:/);
  });

  it("goes by a redirect URI that only one product has", () => {
    const web = { redirectUris: ["https://acme.sensehq.com/settings/calendar-sync/auth-result"] };
    assert.equal(match({ displayName: "Hiring", web })?.profile.id, "sense");
  });

  it("takes permissions alone for a way to reach calendars, and not for one of several products", () => {
    assert.match(idOf("Fleet Board", asks("Role", graph, "Calendars.Read")) ?? "", /^graph-read:/);
    assert.match(
      idOf("Fleet Board", asks("Role", graph, "Calendars.ReadWrite", "MailboxSettings.Read")) ?? "",
      /^graph-readwrite:/,
    );
  });

  it("takes one permission for that of no vendor, and several for those of the only one who asks for them", () => {
    const ews = asks("Role", exchangeOnline, "full_access_as_app");
    assert.equal(idOf("Fleet Board", ews), undefined);
    assert.match(
      idOf("Fleet Board", ews, asks("Scope", graph, "EWS.AccessAsUser.All")) ?? "",
      /^innovaphone:/,
    );
  });

  it("matches none where nothing speaks for it", () => {
    assert.equal(match({}), undefined);
    assert.equal(match({ displayName: null, requiredResourceAccess: [] }), undefined);
    assert.equal(idOf("Payroll", asks("Scope", graph, "User.Read")), undefined);
    assert.equal(idOf("Payroll", asks("Role", graph, "Mail.Send")), undefined);
    assert.equal(idOf("Payroll", asks("Role", graph, "User.Read.All", "Directory.ReadWrite.All")), undefined);
    assert.equal(idOf("License manager", asks("Role", graph, "Sites.Read.All")), undefined);
    assert.equal(idOf("Sense of urgency", asks("Role", graph, "Sites.Read.All")), undefined);
    assert.equal(
      idOf(
        "Everything",
        asks(
          "Role",
          graph,
          "Calendars.Read",
          "Mail.Read",
          "Sites.Read.All",
          "User.Read.All",
          "Group.Read.All",
        ),
      ),
      undefined,
    );
  });

  it("says what is missing and what is beyond, as whole sentences", () => {
    const found = match({
      displayName: "Sense Calendar Sync",
      signInAudience: "AzureADMyOrg",
      requiredResourceAccess: [
        asks("Scope", graph, "Calendars.ReadWrite.Shared", "offline_access", "Sites.Read.All"),
      ],
      web: { redirectUris: [] },
    });
    assert.equal(found?.profile.id, "sense");
    const sentences = [...found.gaps, ...found.beyond];
    assert.ok(found.gaps.some((gap) => gap.includes("User.Read")));
    assert.ok(found.gaps.some((gap) => gap.includes("sensehq.com")));
    assert.ok(found.beyond.some((gap) => gap.includes("Sites.Read.All")));
    for (const sentence of sentences) {
      assert.match(sentence, /^[\p{Lu}“].*\.$/su);
    }
  });

  it("finds no gap in what fits", () => {
    const found = match({
      displayName: "Calendar sync (read-only)",
      signInAudience: "AzureADMyOrg",
      requiredResourceAccess: [asks("Role", graph, "Calendars.Read")],
    });
    assert.equal(found?.profile.id, "graph-read");
    assert.deepEqual([found.gaps, found.beyond], [[], []]);
  });

  it("makes do with odd names and with what Microsoft Graph has as null", () => {
    for (const displayName of ["\u202Eesnes", "🗓️".repeat(64), "$(alert) <b>`x`", '\0\\"', "/* */ {{x}}"]) {
      assert.equal(
        match({
          displayName,
          signInAudience: null,
          web: null,
          passwordCredentials: [{ endDateTime: null }],
          requiredResourceAccess: [
            { resourceAppId: graph, resourceAccess: [{ id: "x", type: null }, {}] },
            {},
          ],
        }),
        undefined,
      );
    }
  });
});

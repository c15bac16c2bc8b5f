import assert from "node:assert/strict";
import { standardCatalogue } from "../../../src/catalogue/standard.js";
import { credentials } from "../../../src/manifest/credentials.js";
import { parseManifest, type Application } from "../../../src/manifest/manifest.js";
import { describeApplication } from "../../../src/ui/changes/describe-application.js";
import {
  describePermission,
  describeRequested,
  namePermission,
  nameOfRequestedResource,
} from "../../../src/ui/input/describe-permission.js";
import { describeSecret, listEnding } from "../../../src/ui/input/describe-secret.js";
import { countSnippet, describeSnippet } from "../../../src/ui/input/describe-snippet.js";
import {
  access,
  appCalendarsRead,
  application,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  resource,
} from "../../support/manifests.js";

const catalogue = standardCatalogue();
const unknown = "11111111-2222-3333-4444-555555555555";

function read(text: string): Application {
  const [first] = parseManifest(text, catalogue).applications;
  assert.ok(first);
  return first;
}

describe("a permission in a list", () => {
  it("says of what kind it is, when it ends and what it opens", () => {
    const permission = catalogue.findPermissionByName(exchangeOnline, "Role", "full_access_as_app");
    assert.ok(permission);
    const { label, description, detail } = describePermission(permission, "2026-11-21");
    assert.equal(label, "full_access_as_app");
    assert.equal(description, "application · retires on 2027-04-01");
    assert.match(detail, /mailbox/);
  });

  it("is named by what stands there where nobody knows it", () => {
    const { resources } = read(
      `{ "requiredResourceAccess": [${resource(unknown, access(unknown, "Role"), '{ "id": "$(x)" }', "{}")}] }`,
    );
    const [first, second, third] = resources.flatMap(({ permissions }) => permissions);
    assert.ok(first && second && third);
    assert.deepEqual(describeRequested(first, "2026-11-21"), {
      label: unknown,
      description: "application · not known",
      detail: "",
    });
    assert.doesNotMatch(describeRequested(second, "2026-11-21").label, /\$\(/);
    assert.equal(describeRequested(third, "2026-11-21").label, "Without an id");
    assert.equal(nameOfRequestedResource(first), unknown);
  });

  it("has a name for the middle of a sentence", () => {
    const { resources } = read(
      `{ "requiredResourceAccess": [${resource(graph, appCalendarsRead)}, ${resource(exchangeOnline, fullAccessAsApp)}] }`,
    );
    const permissions = resources.flatMap((each) => each.permissions);
    assert.deepEqual(permissions.map(namePermission), [
      "Calendars.Read (application)",
      "full_access_as_app (application)",
    ]);
    assert.deepEqual(permissions.map(nameOfRequestedResource), [
      "Microsoft Graph",
      "Office 365 Exchange Online",
    ]);
  });
});

describe("an application in a list", () => {
  it("has its name and id, or a number", () => {
    const named = read(
      application(`"displayName": "Sync", "appId": "${unknown}"`, resource(graph, appCalendarsRead)),
    );
    assert.deepEqual(describeApplication(named, 0), {
      label: "Sync",
      description: "1 permission",
      detail: unknown,
    });
    assert.equal(describeApplication(read('{ "requiredResourceAccess": [] }'), 1).label, "Application 2");
  });
});

describe("the secrets of an application", () => {
  const secrets = (...entries: readonly object[]) =>
    listEnding([
      ...credentials(
        read(
          `{ "displayName": "a", "passwordCredentials": ${JSON.stringify(entries)}, "keyCredentials": [{ "endDateTime": "2026-12-01T00:00:00Z" }], "requiredResourceAccess": [] }`,
        ),
      ),
    ]);

  it("are those that end, the next one first", () => {
    const found = secrets(
      { displayName: "later", endDateTime: "2027-05-01T00:00:00Z" },
      { displayName: "endless" },
      { displayName: "sooner", endDateTime: "2026-12-01T00:00:00Z" },
    );
    assert.deepEqual(
      found.map(({ name }) => name),
      ["sooner", "later"],
    );
  });

  it("say when they end", () => {
    const [past, next] = secrets(
      { displayName: "", keyId: unknown, endDateTime: "2026-11-01T00:00:00Z" },
      { endDateTime: "2026-12-01T00:00:00Z" },
    );
    assert.ok(past && next);
    assert.deepEqual(describeSecret(past, "2026-11-21"), {
      label: unknown,
      description: "ended on 1 November 2026, 20 days ago",
      detail: "",
    });
    assert.deepEqual(describeSecret(next, "2026-11-21"), {
      label: "A secret without a name",
      description: "ends on 1 December 2026, in 10 days",
      detail: "",
    });
  });
});

describe("a snippet", () => {
  it("is said in words", () => {
    const permission = catalogue.findPermissionByName(graph, "Role", "Calendars.Read");
    assert.ok(permission);
    const snippet = {
      permissions: [
        { resourceAppId: graph, id: permission.id, kind: "Role", permission },
        { resourceAppId: unknown, id: unknown, kind: "Scope", permission: undefined },
      ] as const,
      mended: [],
      ignored: [],
    };
    assert.equal(countSnippet(snippet), "2 permissions");
    assert.equal(describeSnippet(snippet), `Calendars.Read (application), ${unknown} (delegated)`);
  });
});

import assert from "node:assert/strict";
import type { PermissionKind } from "../../src/catalogue/catalogue.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { applyEdits } from "../../src/manifest/patch.js";
import { replacePermission, replaceResource } from "../../src/manifest/replace.js";
import {
  appCalendarsRead,
  calendarsRead,
  ewsAccessAsUser,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  offlineAccess,
  requesting,
  resource,
} from "../support/manifests.js";
import { context } from "../support/testing.js";

const { catalogue } = context;

function permission(kind: PermissionKind, name: string) {
  const found = catalogue.findPermissionByName(graph, kind, name);
  assert.ok(found);
  return found;
}

/** Asks for Calendars.Read in the place of the permission of that number. */
function replaces(text: string, expected: string, nth = 0, kind: PermissionKind = "Role"): void {
  const read = parseManifest(text, catalogue);
  const from = read.permissions[nth];
  assert.ok(from);
  assert.equal(applyEdits(text, replacePermission(read, from, permission(kind, "Calendars.Read"))), expected);
}

const exchange = (...accesses: string[]) => resource(exchangeOnline, ...accesses);

describe("replacing a permission", () => {
  it("changes the resource of an entry that asks for nothing else", () => {
    replaces(manifest(exchange(fullAccessAsApp)), requesting(appCalendarsRead));
  });

  it("changes the kind along with the id", () => {
    replaces(manifest(exchange(fullAccessAsApp)), requesting(calendarsRead), 0, "Scope");
  });

  it("moves it to the entry of the other resource and removes an entry that is left empty", () => {
    replaces(
      manifest(exchange(fullAccessAsApp), resource(graph, offlineAccess)),
      requesting(offlineAccess, appCalendarsRead),
    );
    replaces(manifest(resource(graph), exchange(fullAccessAsApp)), requesting(appCalendarsRead));
  });

  it("makes an entry for the other resource where others stay", () => {
    replaces(
      manifest(exchange(fullAccessAsApp, ewsAccessAsUser)),
      manifest(exchange(ewsAccessAsUser), resource(graph, appCalendarsRead)),
    );
    replaces(
      manifest(exchange(ewsAccessAsUser, fullAccessAsApp)),
      manifest(exchange(ewsAccessAsUser), resource(graph, appCalendarsRead)),
      1,
    );
  });

  it("only removes it where the other one is there already", () => {
    replaces(
      manifest(exchange(fullAccessAsApp), resource(graph, appCalendarsRead)),
      requesting(appCalendarsRead),
    );
    replaces(requesting(offlineAccess, appCalendarsRead), requesting(appCalendarsRead));
  });

  it("works on a single entry without a list around it", () => {
    replaces(exchange(fullAccessAsApp), resource(graph, appCalendarsRead));
  });

  it("keeps what stands in the list besides and is no permission", () => {
    replaces(
      manifest(`{ "resourceAppId": "${exchangeOnline}", "resourceAccess": [${fullAccessAsApp}, {{MORE}}] }`),
      manifest(
        `{ "resourceAppId": "${exchangeOnline}", "resourceAccess": [{{MORE}}] }`,
        resource(graph, appCalendarsRead),
      ),
    );
  });

  it("keeps comments and layout", () => {
    const before = `{\r\n  "requiredResourceAccess": [\r\n    {\r\n      "resourceAppId": "${exchangeOnline}", // Exchange\r\n      "resourceAccess": [\r\n        ${fullAccessAsApp}, // full\r\n        ${ewsAccessAsUser} // delegated\r\n      ]\r\n    } // the only one\r\n  ]\r\n}\r\n`;
    const after = `{\r\n  "requiredResourceAccess": [\r\n    {\r\n      "resourceAppId": "${exchangeOnline}", // Exchange\r\n      "resourceAccess": [\r\n        ${ewsAccessAsUser} // delegated\r\n      ]\r\n    }, // the only one\r\n    {\r\n      "resourceAppId": "${graph}",\r\n      "resourceAccess": [\r\n        ${appCalendarsRead}\r\n      ]\r\n    }\r\n  ]\r\n}\r\n`;
    replaces(before, after);
  });

  it("makes no edits where the text is too broken", () => {
    const text = `{ "requiredResourceAccess": [{ "resourceAppId": "${exchangeOnline}", "resourceAccess": [${fullAccessAsApp} ${ewsAccessAsUser}`;
    replaces(text, text);
  });
});

describe("replacing a resource", () => {
  /** Asks for the application permission Calendars.Read in the place of all roles, and for nothing in that of scopes. */
  function moves(text: string, expected: string): void {
    const read = parseManifest(text, catalogue);
    const requested = read.resources.find((entry) => entry.resource?.appId === exchangeOnline);
    assert.ok(requested);
    const edits = replaceResource(read, requested, graph, ({ kind }) =>
      kind === "Role" ? permission("Role", "Calendars.Read") : undefined,
    );
    assert.equal(applyEdits(text, edits), expected);
  }

  it("changes the entry in place and leaves out what has no counterpart", () => {
    moves(manifest(exchange(fullAccessAsApp)), requesting(appCalendarsRead));
    moves(manifest(exchange(fullAccessAsApp, ewsAccessAsUser)), requesting(appCalendarsRead));
    moves(manifest(exchange(ewsAccessAsUser, fullAccessAsApp)), requesting(appCalendarsRead));
  });

  it("leaves out several that have no counterpart", () => {
    moves(
      manifest(exchange(fullAccessAsApp, ewsAccessAsUser, ewsAccessAsUser)),
      requesting(appCalendarsRead),
    );
    moves(
      manifest(exchange(ewsAccessAsUser, fullAccessAsApp, ewsAccessAsUser)),
      requesting(appCalendarsRead),
    );
  });

  it("does nothing where something in the list is no permission", () => {
    const text = manifest(
      `{ "resourceAppId": "${exchangeOnline}", "resourceAccess": [${fullAccessAsApp}, {{MORE}}] }`,
    );
    moves(text, text);
  });

  it("asks for each counterpart once", () => {
    moves(manifest(exchange(fullAccessAsApp, fullAccessAsApp)), requesting(appCalendarsRead));
    moves(
      manifest(exchange(fullAccessAsApp), resource(graph, appCalendarsRead)),
      requesting(appCalendarsRead),
    );
  });

  it("joins the entry that the other resource has", () => {
    moves(
      manifest(exchange(fullAccessAsApp, ewsAccessAsUser), resource(graph, offlineAccess)),
      requesting(offlineAccess, appCalendarsRead),
    );
    moves(manifest(resource(graph), exchange(fullAccessAsApp)), requesting(appCalendarsRead));
  });
});

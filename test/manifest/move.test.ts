import assert from "node:assert/strict";
import { parseManifest, type RequestedPermission } from "../../src/manifest/manifest.js";
import { listMoves, planMoves, type Move, type MoveChoice } from "../../src/manifest/move.js";
import { applyEdits } from "../../src/manifest/patch.js";
import type { Plan } from "../../src/manifest/plan.js";
import {
  access,
  appCalendarsRead,
  calendarsRead,
  calendarsReadWrite,
  ewsAccessAsUser,
  ewsOfGraph,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manageAsApp,
  manifest,
  offlineAccess,
  requesting,
  resource,
} from "../support/manifests.js";
import { context } from "../support/testing.js";

const { catalogue } = context;
const exchange = (...accesses: string[]) => resource(exchangeOnline, ...accesses);

function read(text: string) {
  const parsed = parseManifest(text, catalogue);
  const [application] = parsed.applications;
  assert.ok(application);
  return { parsed, application };
}

function movesOf(text: string): readonly Move[] {
  const { parsed, application } = read(text);
  return listMoves(parsed, application, catalogue);
}

const valuesOf = ({ choices }: Move) =>
  choices.map(({ permissions }) => permissions.map(({ value }) => value).join());

/** Takes the choice of a name for each permission of EWS. Where there are fewer names, the last one holds for the rest. */
function move(text: string, ...names: readonly string[]): Plan & { readonly text: string } {
  const { parsed, application } = read(text);
  const chosen = new Map<RequestedPermission, MoveChoice>();
  for (const [index, { from, choices }] of listMoves(parsed, application, catalogue).entries()) {
    const choice = choices.find((each) => each.permissions[0]?.value === (names[index] ?? names.at(-1)));
    assert.ok(choice);
    chosen.set(from, choice);
  }
  const plan = planMoves(parsed, application, chosen);
  const moved = applyEdits(text, plan.edits);
  assert.ok(moved !== undefined);
  return { ...plan, text: moved };
}

function moves(text: string, expected: string, ...names: readonly string[]): void {
  const plan = move(text, ...names);
  assert.equal(plan.text, expected);
  assert.deepEqual(plan.left, []);
}

describe("listing what EWS needs", () => {
  it("finds each permission of EWS, with what Microsoft Graph has instead, narrowest first", () => {
    const [app, user, other, ...rest] = movesOf(
      manifest(
        exchange(fullAccessAsApp, manageAsApp, ewsAccessAsUser),
        resource(graph, offlineAccess, ewsOfGraph),
      ),
    );
    assert.ok(app && user && other);
    assert.deepEqual(rest, []);
    assert.deepEqual(valuesOf(app), ["Calendars.ReadBasic.All", "Calendars.Read", "Calendars.ReadWrite"]);
    assert.deepEqual(valuesOf(user), [
      "Calendars.ReadBasic",
      "Calendars.Read",
      "Calendars.Read.Shared",
      "Calendars.ReadWrite",
      "Calendars.ReadWrite.Shared",
    ]);
    assert.deepEqual(valuesOf(other), valuesOf(user));
    assert.ok(
      [app, user, other].every(({ from, choices }) =>
        choices.every(({ permissions }) =>
          permissions.every(({ kind, resource: { appId } }) => kind === from.kind && appId === graph),
        ),
      ),
    );
  });

  it("says in words what each choice opens", () => {
    for (const { choices } of movesOf(manifest(exchange(fullAccessAsApp, ewsAccessAsUser)))) {
      const titles = choices.map(({ title }) => title);
      assert.equal(new Set(titles).size, titles.length);
      for (const { title, permissions } of choices) {
        assert.match(title, /^Read .*[^.]$/);
        const [permission] = permissions;
        assert.equal(title.includes("change"), permission?.value.includes("Write"));
        assert.equal(title.includes("shared"), permission?.value.includes("Shared"));
        assert.equal(title.includes("without bodies"), permission?.value.includes("Basic"));
      }
    }
  });

  it("says which application permissions can be limited to chosen mailboxes", () => {
    const [basic, ...others] = movesOf(manifest(exchange(fullAccessAsApp)))[0]?.choices ?? [];
    assert.match(basic?.note ?? "", /no means to scope it/);
    assert.equal(others.length, 2);
    for (const { note } of others) {
      assert.match(note ?? "", /RBAC for Applications/);
    }
  });

  it("is silent about all else, the Outlook REST API, too", () => {
    assert.deepEqual(
      movesOf(
        manifest(
          exchange(manageAsApp, access("798ee544-9d2d-430c-a058-570e29e34338", "Role")),
          resource(graph, calendarsRead),
          `{ "resourceAppId": "${exchangeOnline}", "resourceAccess": [{ "id": "dc890d15-9560-4a4c-9b7f-a736ec74ec40", "type": "Scope" }, {{MORE}}] }`,
        ),
      ),
      [],
    );
  });
});

describe("moving from EWS to Graph", () => {
  it("turns an entry that asks for nothing else into that of Microsoft Graph", () => {
    moves(manifest(exchange(fullAccessAsApp)), requesting(appCalendarsRead), "Calendars.Read");
    moves(
      manifest(exchange(fullAccessAsApp, ewsAccessAsUser)),
      requesting(appCalendarsRead, calendarsReadWrite),
      "Calendars.Read",
      "Calendars.ReadWrite",
    );
  });

  it("joins the entry that Microsoft Graph has", () => {
    moves(
      manifest(exchange(fullAccessAsApp, ewsAccessAsUser), resource(graph, offlineAccess)),
      requesting(offlineAccess, appCalendarsRead, calendarsRead),
      "Calendars.Read",
    );
  });

  it("makes an entry where others stay", () => {
    moves(
      manifest(exchange(fullAccessAsApp, manageAsApp, ewsAccessAsUser)),
      manifest(exchange(manageAsApp), resource(graph, appCalendarsRead, calendarsRead)),
      "Calendars.Read",
    );
  });

  it("changes in its place what Microsoft Graph exposes itself", () => {
    moves(
      requesting(offlineAccess, ewsOfGraph, appCalendarsRead),
      requesting(offlineAccess, calendarsRead, appCalendarsRead),
      "Calendars.Read",
    );
  });

  it("asks once where several become the same", () => {
    moves(
      manifest(exchange(ewsAccessAsUser, ewsAccessAsUser), resource(graph, offlineAccess, ewsOfGraph)),
      requesting(offlineAccess, calendarsRead),
      "Calendars.Read",
    );
    moves(
      manifest(exchange(fullAccessAsApp), exchange(fullAccessAsApp), exchange(manageAsApp)),
      manifest(resource(graph, appCalendarsRead), exchange(manageAsApp)),
      "Calendars.Read",
    );
  });

  it("fills what becomes free where the new one is asked for already", () => {
    moves(
      manifest(exchange(fullAccessAsApp), resource(graph, calendarsRead, ewsOfGraph)),
      requesting(calendarsRead, appCalendarsRead),
      "Calendars.Read",
    );
  });

  it("only removes the old one where the new one is asked for already", () => {
    moves(
      manifest(exchange(fullAccessAsApp), resource(graph, appCalendarsRead)),
      requesting(appCalendarsRead),
      "Calendars.Read",
    );
  });

  it("says what it does", () => {
    const both = manifest(exchange(fullAccessAsApp, ewsAccessAsUser), resource(graph, calendarsRead));
    assert.deepEqual(move(both, "Calendars.Read").changes, [
      "Replaces full_access_as_app (application) of Office 365 Exchange Online by Calendars.Read (application) of Microsoft Graph.",
      "Removes EWS.AccessAsUser.All (delegated) of Office 365 Exchange Online, because Calendars.Read (delegated) of Microsoft Graph is asked for already.",
    ]);
  });

  it("works on a single entry, and says where that has no place for another one", () => {
    moves(exchange(fullAccessAsApp), resource(graph, appCalendarsRead), "Calendars.Read");
    const { edits, changes, left } = move(exchange(fullAccessAsApp, manageAsApp), "Calendars.Read");
    assert.deepEqual([edits, changes], [[], []]);
    assert.deepEqual(left, [
      "full_access_as_app (application) of Office 365 Exchange Online stays, because the text has no place for an entry of another resource.",
    ]);
  });

  it("changes nothing in a broken text, and says why", () => {
    const { edits, changes, left } = move(
      `{ "requiredResourceAccess": [${exchange(fullAccessAsApp)} }`,
      "Calendars.Read",
    );
    assert.deepEqual([edits, changes], [[], []]);
    assert.equal(left.length, 1);
  });

  it("does nothing where nothing is chosen, and nothing to another application", () => {
    const text = `[${manifest(exchange(fullAccessAsApp))}, ${requesting(offlineAccess)}]`;
    const { parsed, application } = read(text);
    const nothing = { edits: [], changes: [], left: [] };
    assert.deepEqual(planMoves(parsed, application, new Map()), nothing);

    const [only] = listMoves(parsed, application, catalogue);
    const [choice] = only?.choices ?? [];
    const other = parsed.applications[1];
    assert.ok(only && choice && other);
    assert.deepEqual(planMoves(parsed, other, new Map([[only.from, choice]])), nothing);
  });
});

import assert from "node:assert/strict";
import { parseManifest } from "../../src/manifest/manifest.js";
import { listMoves, type Move } from "../../src/manifest/move.js";
import { readReference } from "../../src/profiles/choose.js";
import { needsOf } from "../../src/profiles/needs.js";
import type { Mode } from "../../src/profiles/profile.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import {
  appCalendarsRead,
  appCalendarsReadWrite,
  calendarsReadShared,
  ewsAccessAsUser,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
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

function movesOf(text: string, reference?: string): readonly Move[] {
  const { parsed, application } = read(text);
  return listMoves(parsed, application, catalogue, reference === undefined ? undefined : needsFor(reference));
}

function needsFor(reference: string) {
  const { profile, mode } = readReference(reference, standardProfiles);
  return needsOf(profile, mode, {}, catalogue);
}

function suggestedBy({ choices }: Move): string | undefined {
  const suggested = choices.filter((choice) => choice.suggested);
  assert.equal(suggested.length, 1);
  return suggested[0]?.permissions[0]?.value;
}

describe("suggesting a permission of Microsoft Graph", () => {
  const app = manifest(exchange(fullAccessAsApp));
  const user = manifest(exchange(ewsAccessAsUser));

  it("takes the one that only reads, where nothing else is known", () => {
    assert.deepEqual(movesOf(manifest(exchange(fullAccessAsApp, ewsAccessAsUser))).map(suggestedBy), [
      "Calendars.Read",
      "Calendars.Read",
    ]);
  });

  it("takes the broadest of those that are asked for already", () => {
    const text = manifest(
      resource(graph, appCalendarsReadWrite, appCalendarsRead, calendarsReadShared),
      exchange(fullAccessAsApp, ewsAccessAsUser),
    );
    assert.deepEqual(movesOf(text).map(suggestedBy), ["Calendars.ReadWrite", "Calendars.Read.Shared"]);
  });

  it("goes by the profile that takes the place of an outdated one", () => {
    assert.deepEqual(movesOf(app, "clockwork").map(suggestedBy), ["Calendars.ReadWrite"]);
    assert.deepEqual(movesOf(app, "graph-read").map(suggestedBy), ["Calendars.Read"]);
    assert.deepEqual(movesOf(app, "graph-readwrite").map(suggestedBy), ["Calendars.ReadWrite"]);
    const asked = manifest(resource(graph, appCalendarsRead), exchange(fullAccessAsApp));
    assert.deepEqual(movesOf(asked, "clockwork").map(suggestedBy), ["Calendars.ReadWrite"]);
  });

  it("learns from a profile of the other kind whether the product writes", () => {
    assert.deepEqual(movesOf(user, "graph-readwrite").map(suggestedBy), ["Calendars.ReadWrite"]);
    const asked = manifest(resource(graph, calendarsReadShared), exchange(ewsAccessAsUser));
    assert.deepEqual(movesOf(asked, "graph-readwrite").map(suggestedBy), ["Calendars.Read.Shared"]);
  });

  it("is not misled by a reference to nothing, or to a mode of the same profile", () => {
    const needs = needsFor("clockwork");
    const { mode, profile } = needs;
    const pointing = (instead: string) => {
      const { parsed, application } = read(app);
      const outdated: Mode = { ...mode, outdated: { since: "2026-10-01", why: "It ends.", instead } };
      const today: Mode = { ...readReference("graph-readwrite", standardProfiles).mode, id: "today" };
      const changed = { ...profile, id: "own", modes: [outdated, today] as const };
      return listMoves(parsed, application, catalogue, { ...needs, mode: outdated, profile: changed }).map(
        suggestedBy,
      );
    };
    assert.deepEqual(pointing("nothing"), ["Calendars.Read"]);
    assert.deepEqual(pointing("own:nothing"), ["Calendars.Read"]);
    assert.deepEqual(pointing("own:constructor"), ["Calendars.Read"]);
    assert.deepEqual(pointing("OWN:today"), ["Calendars.ReadWrite"]);
  });

  it("leaves out what a profile has as optional only", () => {
    const { mode, profile } = needsFor("graph-readwrite");
    const request = {
      resource: "Microsoft Graph",
      kind: "Role",
      value: "Calendars.Read",
      why: "It reads.",
    } as const;
    const optional = { ...request, value: "Calendars.ReadWrite", optional: true } as const;
    assert.ok(mode.registration.by === "administrator");
    const registration = { ...mode.registration, permissions: [request, optional] };
    const needs = needsOf(profile, { ...mode, registration }, {}, catalogue);
    const { parsed, application } = read(app);
    assert.deepEqual(listMoves(parsed, application, catalogue, needs).map(suggestedBy), ["Calendars.Read"]);
  });
});

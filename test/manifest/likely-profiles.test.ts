import assert from "node:assert/strict";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { sortByLikeness } from "../../src/manifest/likely-profiles.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import {
  access,
  appCalendarsRead,
  appCalendarsReadWrite,
  application,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  manifest,
  requesting,
  resource,
} from "../support/manifests.js";

const catalogue = standardCatalogue();

function likeliest(text: string): string[] {
  const [first] = parseManifest(text, catalogue).applications;
  assert.ok(first);
  return sortByLikeness(first, standardProfiles, catalogue).map(({ id }) => id);
}

describe("sortByLikeness", () => {
  it("goes by the name that the guide suggests, however it is spelled", () => {
    const text = application(
      '"displayName": "ClockWork Office365Sync (test)"',
      resource(exchangeOnline, fullAccessAsApp),
    );
    assert.equal(likeliest(text)[0], "clockwork");
  });

  it("goes by a redirect URI that only one product has", () => {
    const text = application(
      '"displayName": "Sync", "web": { "redirectUris": ["https://acme.sensehq.com/settings/calendar-sync/auth-result"] }',
    );
    assert.equal(likeliest(text)[0], "sense");
  });

  it("goes by the permissions", () => {
    assert.equal(likeliest(requesting(appCalendarsReadWrite))[0], "graph-readwrite");
    const ews = access("9769c687-087d-48ac-9cb3-c37dde652038", "Scope");
    assert.equal(
      likeliest(manifest(resource(exchangeOnline, fullAccessAsApp), resource(graph, ews)))[0],
      "innovaphone",
    );
    assert.match(likeliest(requesting(appCalendarsRead))[0] ?? "", /^(?:graph-read|calendar-connector)$/);
  });

  it("keeps the order where nothing speaks for any", () => {
    const ids = standardProfiles.map(({ id }) => id);
    assert.deepEqual(likeliest(`{ "requiredResourceAccess": [] }`), ids);
  });
});

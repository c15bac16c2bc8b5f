import assert from "node:assert/strict";
import { standardCatalogue } from "../../../src/catalogue/standard.js";
import { parseManifest } from "../../../src/manifest/manifest.js";
import { needsOf } from "../../../src/profiles/needs.js";
import type { Mode } from "../../../src/profiles/profile.js";
import { cautionOf, listNotes } from "../../../src/ui/changes/profile-notes.js";
import {
  appCalendarsRead,
  fullAccessAsApp,
  exchangeOnline,
  graph,
  manifest,
  resource,
} from "../../support/manifests.js";
import { mode, profile } from "../../support/ui-profiles.js";

const catalogue = standardCatalogue();
const { permissions: asked } = parseManifest(
  manifest(resource(graph, appCalendarsRead), resource(exchangeOnline, fullAccessAsApp)),
  catalogue,
);

const needs = (one: Mode) => needsOf(profile("acme", one), one, {}, catalogue);

describe("what to know before a profile is applied", () => {
  it("is nothing where it is current and asks for all that is there", () => {
    const current = needs(mode("current"));
    assert.deepEqual(cautionOf(current, [], "2026-11-21"), {});
    assert.deepEqual(
      listNotes(current, [], new Set()).flatMap(({ sentences }) => sentences),
      [],
    );
  });

  it("is that it is out of date, and what could be set up instead", () => {
    const old = mode("old", { outdated: { since: "2026-10-01", why: "It ends.", instead: "new" } });
    const { caution } = cautionOf(needs(old), [profile("new")], "2026-11-21");
    assert.equal(caution?.title, "Out of date since 1 October 2026");
    assert.deepEqual(caution.choices, [
      { id: "new", label: "Use Product new instead", detail: "What new does." },
    ]);
    assert.deepEqual(cautionOf(needs(old), [], "2026-11-21").caution?.choices, []);
  });

  it("is what of the guide is left out", () => {
    const guide = mode("guide", {
      registration: {
        by: "administrator",
        audience: "AzureADMyOrg",
        redirects: [],
        permissions: [
          {
            resource: "Microsoft Graph",
            kind: "Scope",
            value: "User.Read",
            why: "Signs in.",
            outdated: "Nobody needs it.",
          },
        ],
      },
    });
    const leftOut = (wanted: readonly string[]) => listNotes(needs(guide), [], new Set(wanted))[1]?.sentences;
    assert.deepEqual(leftOut([]), ["User.Read (delegated): Nobody needs it."]);
    assert.deepEqual(leftOut(["User.Read"]), []);
  });

  it("is what stays although the profile does not need it", () => {
    const [, , one] = listNotes(needs(mode("a")), asked.slice(0, 1), new Set());
    assert.match(
      one?.sentences.join() ?? "",
      /^Calendars\.Read \(application\): it stays\..* to remove it\.$/,
    );
    const [, , both] = listNotes(needs(mode("a")), asked, new Set());
    assert.match(
      both?.sentences.join() ?? "",
      /, full_access_as_app \(application\): they stay\..* to remove them\.$/,
    );
  });

  it("is why there is nothing to register", () => {
    const vendors = mode("vendors", { registration: { by: "vendor", why: "The vendor has one." } });
    assert.deepEqual(listNotes(needs(vendors), [], new Set())[0]?.sentences, ["The vendor has one."]);
  });
});

import assert from "node:assert/strict";
import { findMeanings } from "../../src/catalogue/explain.js";
import { explainAt, explainGuid } from "../../src/manifest/hover.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { describeMeanings, describeResource, escapeMarkdown } from "../../src/manifest/markdown.js";
import {
  access,
  appCalendarsRead,
  exchangeOnline,
  fullAccessAsApp,
  requesting,
  resource,
} from "../support/manifests.js";
import { context } from "../support/testing.js";

const { catalogue, asOf } = context;
const plain = (markdown: string | undefined) => markdown?.replaceAll(/\\(?=[!-/:-@[-`{-~])/g, "") ?? "";

function hover(text: string, at: string): string {
  return plain(explainAt(parseManifest(text, catalogue), text.indexOf(at), catalogue, asOf)?.markdown);
}

describe("escapeMarkdown", () => {
  it("leaves no mark that means anything", () => {
    const hostile =
      "[a](command:x) <b> **b** `c` $(zap) https://x.example www.x.example a@b.c | # 1. - &lt; ![x](y)";
    assert.doesNotMatch(escapeMarkdown(hostile), /(?<!\\)[!-/:-@[-`{-~](?<!\\)/);
    assert.equal(plain(escapeMarkdown(hostile)), hostile);
  });

  it("puts everything on one line and drops what cannot be seen", () => {
    assert.equal(escapeMarkdown("a\n\n# b\u202E\u200Bc\u0000"), "a \\# b c");
  });
});

describe("explainAt", () => {
  it("explains a permission", () => {
    const text = hover(requesting(appCalendarsRead), "798ee544");
    assert.match(text, /\*\*Calendars.Read\*\* · application permission of Microsoft Graph/);
    assert.match(text, /Reads the events of every mailbox/);
    assert.match(text, /An administrator must consent\./);
    assert.match(text, /As delegated permission: `465a38f9/);
    assert.match(text, /As published by Microsoft on \d{4}-\d\d-\d\d\./);
  });

  it("says when it ends", () => {
    assert.match(hover(resource(exchangeOnline, fullAccessAsApp), "dc890d15"), /1 April 2027/);
  });

  it("explains resources, types and names", () => {
    assert.match(hover(requesting(appCalendarsRead), "00000003"), /Microsoft Graph\*\* · resource/);
    assert.match(hover(requesting(appCalendarsRead), "Role"), /without anybody signed in/);
    assert.match(hover(requesting(access("Calendars.Read", "Role")), "Calendars.Read"), /798ee544/);
  });

  it("says what a GUID stands for that is not what was asked", () => {
    const text = hover(requesting(access("465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "Role")), "465a38f9");
    assert.match(text, /^Microsoft Graph has no application permission of this id\. It stands for:/);
    assert.match(text, /delegated permission of Microsoft Graph/);
  });

  it("says nothing of what it does not know", () => {
    const text = requesting(access("11111111-2222-3333-4444-555555555555", "Role"));
    assert.equal(explainAt(parseManifest(text, catalogue), text.indexOf("1111"), catalogue, asOf), undefined);
  });
});

describe("explainGuid", () => {
  it("gives every meaning, wherever the GUID stands", () => {
    const text = plain(explainGuid("EF54D2BF-783F-4E0F-BCA1-3210C0444D99", catalogue, asOf));
    assert.match(text, /\*\*Calendars.ReadWrite\*\* · application permission of Microsoft Graph/);
    assert.match(text, /\*\*Calendars.ReadWrite.All\*\*.*of Office 365 Exchange Online/);
  });

  it("knows resources, and nothing of other GUIDs", () => {
    assert.match(
      plain(explainGuid("00000003-0000-0000-c000-000000000000", catalogue, asOf)),
      /Microsoft Graph/,
    );
    assert.equal(explainGuid("11111111-2222-3333-4444-555555555555", catalogue, asOf), undefined);
  });
});

describe("describeMeanings", () => {
  it("does not go on without end", () => {
    const found = findMeanings("User.Read", catalogue);
    const permissions = Array.from({ length: 6 }, () => found.permissions)
      .flat()
      .slice(0, 6);
    assert.match(
      plain(describeMeanings({ permissions, resource: undefined }, catalogue, asOf)),
      /2 more meanings not shown here\.$/,
    );
  });

  it("does not say on which day a resource ended, for the sources disagree", () => {
    const azureAdGraph = context.catalogue.findResource("00000002-0000-0000-c000-000000000000");
    assert.ok(azureAdGraph);
    const text = describeResource(azureAdGraph, context.catalogue, "2026-11-21").replaceAll("\\", "");
    assert.match(text, /It is retired; its final date, 2025-08-31, is past\./);
  });
});

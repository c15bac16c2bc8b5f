import assert from "node:assert/strict";
import { listHints } from "../../src/manifest/hints.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import {
  access,
  appCalendarsRead,
  azureAdGraph,
  exchangeOnline,
  fullAccessAsApp,
  graph,
  requesting,
  resource,
} from "../support/manifests.js";
import { context } from "../support/testing.js";

const { catalogue, asOf } = context;

/** The text with its hints in it, as a person sees it. */
function show(text: string, within = { offset: 0, length: text.length }, day = asOf): string {
  let shown = "";
  let from = 0;
  for (const { offset, label } of listHints(parseManifest(text, catalogue), catalogue, day, within)) {
    shown += `${text.slice(from, offset)} «${label}»`;
    from = offset;
  }
  return shown + text.slice(from);
}

const labels = (text: string, day = asOf) =>
  listHints(parseManifest(text, catalogue), catalogue, day, { offset: 0, length: text.length }).map(
    ({ label }) => label,
  );

describe("listHints", () => {
  it("stands at the end of the line", () => {
    assert.equal(
      show(
        `{ "resourceAppId": "${graph}",\n  "resourceAccess": [\n    ${appCalendarsRead},\n    ${appCalendarsRead} // why\n  ] }`,
      ),
      `{ "resourceAppId": "${graph}", «Microsoft Graph»\n  "resourceAccess": [\n    ${appCalendarsRead}, «Calendars.Read · application»\n    ${appCalendarsRead} «Calendars.Read · application» // why\n  ] }`,
    );
  });

  it("stands behind each GUID where a line holds several", () => {
    const shown = show(requesting(appCalendarsRead));
    assert.match(shown, /"00000003-0000-0000-c000-000000000000" «Microsoft Graph», /);
    assert.ok(shown.endsWith("«Calendars.Read · application»"));
  });

  it("looks at no more than the part that is visible", () => {
    const text = requesting(appCalendarsRead);
    assert.equal(show(text, { offset: 0, length: 10 }), text);
  });

  it("says what retires and what has retired", () => {
    const ews = resource(exchangeOnline, fullAccessAsApp);
    assert.ok(labels(ews).includes("full_access_as_app · until 2027-04-01 · application"));
    assert.ok(labels(ews, "2027-04-01").includes("full_access_as_app · retired · application"));
    assert.ok(labels(resource(azureAdGraph)).includes("Windows Azure Active Directory · retired"));
  });

  it("says what is not known", () => {
    const strange = "11111111-2222-3333-4444-555555555555";
    assert.deepEqual(labels(resource(strange, access(strange, "Role"))), ["unknown resource"]);
    assert.deepEqual(labels(requesting(access(strange, "Role"))), ["Microsoft Graph", "unknown permission"]);
  });

  it("says what a GUID is that stands in the wrong place", () => {
    assert.equal(
      labels(requesting(access("465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "Role")))[1],
      "Calendars.Read · delegated, not application",
    );
    assert.equal(
      labels(requesting(fullAccessAsApp))[1],
      "full_access_as_app · of Office 365 Exchange Online",
    );
  });

  it("leaves names alone, which speak for themselves", () => {
    assert.deepEqual(labels(resource("Microsoft Graph", access("Calendars.Read", "Role"))), []);
  });
});

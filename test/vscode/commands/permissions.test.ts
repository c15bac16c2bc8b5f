import assert from "node:assert/strict";
import * as vscode from "vscode";
import { press, screenshot, type } from "../support/browser.js";
import {
  appCalendarsRead,
  closeAll,
  exchangeOnline,
  faulty,
  fullAccessAsApp,
  graph,
  open,
} from "../language/editing.js";
import {
  asked,
  awaitFirstRow,
  awaitRow,
  awaitStep,
  choose,
  rows,
  undoOnce,
  driveInBrowser,
} from "./driving.js";

const start = `{
  "displayName": "Calendar sync",
  "requiredResourceAccess": [
    { "resourceAppId": "${graph}", "resourceAccess": [{ "id": "${appCalendarsRead}", "type": "Role" }] },
    { "resourceAppId": "${exchangeOnline}", "resourceAccess": [{ "id": "${fullAccessAsApp}", "type": "Role" }] }
  ]
}
`;

const calendarsReadWrite = "1ec239c2-d7c9-4623-a91a-a9775856bb36";

const run = (id: string, ...args: unknown[]) =>
  vscode.commands.executeCommand(`calendarOnramp.${id}`, ...args);

describe("Add Permission…", () => {
  driveInBrowser();

  it("begins with what calendars need, and marks what is asked for", async () => {
    await open(start);
    const done = run("addPermission");
    await awaitStep("Add Permission");
    await awaitRow("Calendars.Read");
    const [first = ""] = await rows();
    assert.match(first, /^Calendars\.Read ?application · Microsoft Graph · asked for already/);
    await screenshot("add-permission");
    await press("Escape");
    await done;
  });

  it("finds a permission by its GUID and adds it", async () => {
    const { document } = await open(start);
    const done = run("addPermission");
    await awaitStep("Add Permission");
    await type(calendarsReadWrite);
    await awaitFirstRow("Calendars.ReadWrite");
    await press("Enter");
    await done;
    assert.ok(asked(document.getText()).includes(`Scope ${calendarsReadWrite}`));
    assert.equal(asked(document.getText()).length, 3);
    await undoOnce(document, start);
  });

  it("adds none that is asked for already", async () => {
    const { document } = await open(start);
    const done = run("addPermission");
    await awaitStep("Add Permission");
    await type("full_access_as_app");
    await awaitFirstRow("full_access_as_app");
    await press("Enter");
    await done;
    assert.equal(document.getText(), start);
  });
});

describe("Remove Permission", () => {
  driveInBrowser();

  it("removes those that are ticked, as one step", async () => {
    const { document } = await open(start);
    const done = run("removePermission");
    await choose("full_access_as_app");
    await screenshot("remove-permission");
    await press("Enter");
    await done;
    assert.deepEqual(asked(document.getText()), [`Role ${appCalendarsRead}`]);
    assert.doesNotMatch(document.getText(), new RegExp(exchangeOnline));
    await undoOnce(document, start);
  });
});

describe("Remove Permission with a place", () => {
  afterEach(closeAll);

  it("removes the one there, without asking", async () => {
    const { document } = await open(faulty);
    await run("removePermission", document.uri, faulty.lastIndexOf(fullAccessAsApp));
    assert.deepEqual(asked(document.getText()), [`Role ${fullAccessAsApp}`]);
  });
});

describe("Remove Permissions beyond the Profile…", () => {
  driveInBrowser();

  it("offers what the profile does not need, with nothing ticked", async () => {
    const { document } = await open(start);
    const done = run("removeBeyond");
    await choose("Graph calendar sync, read-only");
    await awaitRow("full_access_as_app");
    assert.equal((await rows()).length, 1);
    await choose("full_access_as_app");
    await press("Enter");
    await done;
    assert.deepEqual(asked(document.getText()), [`Role ${appCalendarsRead}`]);
    await undoOnce(document, start);
  });
});

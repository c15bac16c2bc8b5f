import assert from "node:assert/strict";
import * as vscode from "vscode";
import { press, screenshot } from "../support/browser.js";
import { appCalendarsRead, graph, open } from "../language/editing.js";
import { awaitRow, choose, rows, undoOnce, driveInBrowser } from "./driving.js";

const requests = `"requiredResourceAccess": [
    { "resourceAppId": "${graph}", "resourceAccess": [{ "id": "${appCalendarsRead}", "type": "Role" }] }
  ]`;

const legacy = `{
  "name": "Calendar sync",
  "errorUrl": "https://contoso.com/error",
  "replyUrlsWithType": [{ "url": "https://contoso.com/auth", "type": "Web" }],
  ${requests}
}
`;

const mixed = `{
  "displayName": "Calendar sync",
  "web": { "redirectUris": [] },
  "logoutUrl": "https://contoso.com/out",
  ${requests}
}
`;

const run = () => vscode.commands.executeCommand("calendarOnramp.convertManifest");

describe("Convert Manifest Format…", () => {
  driveInBrowser();

  it("lists what has no counterpart, and converts as one step", async () => {
    const { document } = await open(legacy);
    const done = run();
    await awaitRow("Apply 1 change");
    assert.ok(
      (await rows()).some((row) => row.includes("errorUrl")),
      (await rows()).join("\n"),
    );
    await screenshot("convert-manifest");
    await press("Enter");
    await done;
    const converted = JSON.parse(document.getText()) as Record<string, unknown>;
    assert.equal(converted["displayName"], "Calendar sync");
    assert.deepEqual(converted["web"], { redirectUris: ["https://contoso.com/auth"] });
    await undoOnce(document, legacy);
  });

  it("converts the other way, too, and warns of it", async () => {
    const { document } = await open(
      legacy.replace('"name"', '"displayName"').replace(/ {2}"(?:error|reply).*\n/g, ""),
    );
    const done = run();
    await awaitRow("The portal neither shows nor takes the old format");
    await press("Enter");
    await done;
    assert.match(document.getText(), /"name": "Calendar sync"/);
  });

  it("asks which format is meant where there is something of both", async () => {
    const { document } = await open(mixed);
    const done = run();
    await choose("To the current format");
    await awaitRow("Apply 1 change");
    await press("Enter");
    await done;
    assert.match(document.getText(), /"web": \{[^}]*"logoutUrl"/);
  });

  it("has nothing to do for what is the same in both formats", async () => {
    const { document } = await open(`{ ${requests} }`);
    await run();
    assert.equal(document.getText(), `{ ${requests} }`);
  });
});

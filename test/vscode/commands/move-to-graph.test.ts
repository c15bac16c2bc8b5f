import assert from "node:assert/strict";
import * as vscode from "vscode";
import { press, screenshot } from "../support/browser.js";
import { closeAll, exchangeOnline, fullAccessAsApp, open, problems } from "../language/editing.js";
import { asked, awaitRow, awaitStep, choose, goBack, undoOnce, driveInBrowser } from "./driving.js";

const ewsAccessAsUser = "3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5";

const start = `{
  "displayName": "Calendar sync",
  "requiredResourceAccess": [
    {
      "resourceAppId": "${exchangeOnline}",
      "resourceAccess": [
        { "id": "${fullAccessAsApp}", "type": "Role" },
        { "id": "${ewsAccessAsUser}", "type": "Scope" }
      ]
    }
  ]
}
`;

describe("Move from EWS to Graph…", () => {
  driveInBrowser();

  it("asks for each permission, and moves them as one step", async () => {
    const { document } = await open(start);
    const done = vscode.commands.executeCommand("calendarOnramp.moveToGraph");
    await awaitStep("full_access_as_app (application)");
    await awaitRow("suggested");
    await screenshot("move-to-graph");
    await choose("Read and change events, in all mailboxes or chosen ones");
    await awaitStep("EWS.AccessAsUser.All (delegated)");
    await goBack();
    await choose("Read and change events, in all mailboxes or chosen ones");
    await awaitStep("EWS.AccessAsUser.All (delegated)");
    await choose("Leave it as it is");
    await awaitRow("Apply 1 change");
    await screenshot("move-to-graph-last");
    await press("Enter");
    await done;
    assert.deepEqual(asked(document.getText()).sort(), [
      "Role ef54d2bf-783f-4e0f-bca1-3210c0444d99",
      `Scope ${ewsAccessAsUser}`,
    ]);
    await undoOnce(document, start);
  });
});

describe("a permission that ends with EWS", () => {
  afterEach(closeAll);

  it("leads to its replacements from the lamp", async () => {
    const { document } = await open(start);
    await problems(document.uri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      document.lineAt(6).range,
      vscode.CodeActionKind.QuickFix.value,
      50,
    );
    const move = actions.find(({ title }) => title === "Move from EWS to Graph…");
    assert.equal(move?.command?.command, "calendarOnramp.moveToGraph");
    const [uri, offset] = move.command.arguments as [vscode.Uri, number];
    assert.equal(uri.toString(), document.uri.toString());
    assert.equal(document.positionAt(offset).line, 6);
  });
});

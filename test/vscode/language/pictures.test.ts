import * as vscode from "vscode";
import { hasBrowser, screenshot, waitFor } from "../support/browser.js";
import { closeAll, graph, open, problems, setSetting } from "./editing.js";

const manifest = `{
  "displayName": "ClockWork Office365 Sync",
  "signInAudience": "AzureADMyOrg",
  "requiredResourceAccess": [
    {
      "resourceAppId": "00000002-0000-0ff1-ce00-000000000000",
      "resourceAccess": [
        { "id": "dc890d15-9560-4a4c-9b7f-a736ec74ec40", "type": "Role" },
        { "id": "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "type": "Scope" }
      ]
    },
    {
      "resourceAppId": "${graph}",
      "resourceAccess": [
        { "id": "798ee544-9d2d-430c-a058-570e29e34338", "type": "Role" },
        { "id": "798ee544-9d2d-430c-a058-570e29e34338", "type": "Role" },
        { "id": "7427e0e9-2fba-42fe-b0c0-848c9e6a8182", "type": "Role" },
        { "id": "7427e0e9-2fba-42fe-b0c0-848c9e6a8183", "type": "Scope" }
      ]
    },
    {
      "resourceAppId": "00000002-0000-0000-c000-000000000000",
      "resourceAccess": [
        { "id": "311a71cc-e848-46a1-bdf8-97ff7156d8e6", "type": "Scope" }
      ]
    }
  ],
  "web": { "redirectUris": ["http://clockwork.example/callback"] }
}
`;

/** They are taken to be looked at by a person, and fail only where nothing can be seen. */
describe("a faulty manifest, as it looks", () => {
  before(function () {
    if (!hasBrowser) {
      this.skip();
    }
  });

  after(async () => {
    await setSetting("workbench.colorTheme", undefined);
    await setSetting("editor.minimap.enabled", undefined);
    await vscode.commands.executeCommand("workbench.action.closePanel");
    await closeAll();
  });

  for (const [name, theme] of [
    ["light", "Default Light Modern"],
    ["dark", "Default Dark Modern"],
    ["high-contrast", "Default High Contrast"],
  ] as const) {
    it(`in ${name}`, async () => {
      await setSetting("workbench.colorTheme", theme);
      await setSetting("editor.minimap.enabled", false);
      await vscode.commands.executeCommand("workbench.action.closeSidebar");
      const editor = await open(manifest);
      await problems(editor.document.uri);
      await vscode.commands.executeCommand("workbench.actions.view.problems");
      await vscode.commands.executeCommand("workbench.action.focusActiveEditorGroup");
      await waitFor(".codelens-decoration");
      await waitFor('.view-lines :text("full_access_as_app")');
      await screenshot(`manifest-${name}`);
      editor.selection = new vscode.Selection(7, 20, 7, 20);
      await vscode.commands.executeCommand("editor.action.showHover");
      await waitFor(".monaco-hover-content");
      await screenshot(`manifest-${name}-hover`);
      await closeAll();
    });
  }
});

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { settingIds } from "../../../src/ui/ids.js";
import {} from "../support/browser.js";
import { codeOf, faulty, open, problems } from "../language/editing.js";
import { awaitRow, choose, driveInBrowser } from "./driving.js";

const run = () => vscode.commands.executeCommand("calendarOnramp.bindProfile");

describe("Check against a Profile…", () => {
  driveInBrowser();

  it("binds a manifest to a profile, and to none", async () => {
    const { document } = await open(faulty);
    const isBound = (found: readonly vscode.Diagnostic[]) =>
      found.some((each) => codeOf(each) === "extra-permission");
    const written = () =>
      Object.values(
        vscode.workspace
          .getConfiguration(undefined, document.uri)
          .get<Readonly<Record<string, string>>>(settingIds.lintProfiles) ?? {},
      );
    const done = run();
    await choose("Graph calendar sync, read-only");
    await done;
    assert.deepEqual(written(), ["graph-read:app-only"]);
    await problems(document.uri, isBound);

    const again = run();
    await awaitRow("checked against it");
    await choose("The manifest is checked by the general rules alone.");
    await again;
    assert.deepEqual(written(), []);
    await problems(document.uri, (found) => !isBound(found));
  });
});

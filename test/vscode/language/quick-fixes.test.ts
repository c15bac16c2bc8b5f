import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, eventually, faulty, open, problems } from "./editing.js";

const repeat = faulty.split("\n")[6] ?? "";
const mended = faulty.replace(`${repeat}\n`, "").replace(/"Role" \},/, '"Role" }');

function actionsAt(
  document: vscode.TextDocument,
  line: number,
  kind?: vscode.CodeActionKind,
): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    document.lineAt(line).range,
    kind?.value,
    50,
  );
}

describe("the quick fixes of a manifest", () => {
  afterEach(closeAll);

  it("mend a problem, the safe one first", async () => {
    const { document } = await open(faulty);
    await problems(document.uri);
    const action = (await actionsAt(document, 6)).find(({ title }) => title === "Remove the repeat");

    assert.equal(action?.isPreferred, true);
    assert.ok(action.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.equal(document.getText(), mended);
  });

  it("silence a rule on one line, last and only where comments may stand", async () => {
    const jsonc = await open(faulty, "jsonc");
    await problems(jsonc.document.uri);
    const actions = (await actionsAt(jsonc.document, 6)).filter(({ title }) => !/chat|AI/i.test(title));
    const silencer = actions.find(({ title }) => title === "Ignore duplicate-permission on this line");
    assert.ok(silencer?.edit && actions.indexOf(silencer) > 0);
    assert.ok(await vscode.workspace.applyEdit(silencer.edit));
    assert.equal(
      jsonc.document.lineAt(6).text,
      "        // calendar-onramp-disable-next-line duplicate-permission",
    );
    await problems(jsonc.document.uri, (found) => !found.some(({ message }) => message.includes("already")));

    const json = await open(faulty);
    await problems(json.document.uri);
    assert.ok(!(await actionsAt(json.document, 6)).some(({ title }) => title.startsWith("Ignore")));
  });

  it("lead to the page about the rule", async () => {
    const { document } = await open(faulty);
    await problems(document.uri);
    const explain = (await actionsAt(document, 6)).find(
      ({ title }) => title === "Explain duplicate-permission",
    );
    assert.ok(explain?.command);
    await vscode.commands.executeCommand(
      explain.command.command,
      ...(explain.command.arguments as unknown[]),
    );
    await eventually(
      () =>
        vscode.window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ label }) => label.includes("rules.md")),
        ) || undefined,
    );
  });

  it("insert a missing comma, though the editor itself reports it", async () => {
    const { document } = await open(faulty.replace('"Role" },', '"Role" }'));
    await problems(document.uri);
    const titles = (await actionsAt(document, 6)).map(({ title }) => title);
    assert.ok(titles.includes("Insert the missing comma"), titles.join());
  });

  it("mend everything as a source action", async () => {
    const { document } = await open(faulty);
    const kind = vscode.CodeActionKind.SourceFixAll.append("calendarOnramp");
    const [action] = await actionsAt(document, 0, kind);
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.equal(document.getText(), mended);
  });

  it("mend everything by command, and one undo takes it back", async () => {
    const { document } = await open(faulty);
    await vscode.commands.executeCommand("calendarOnramp.fixAll");
    assert.equal(document.getText(), mended);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), faulty);
  });
});

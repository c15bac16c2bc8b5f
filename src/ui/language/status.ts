import * as vscode from "vscode";
import { Delays } from "../delays.js";
import { contextKeys, manifestLanguages } from "../ids.js";
import type { Services } from "../services.js";

/** After so many days, permissions may well have come and gone. */
const oldAfterDays = 180;

const pauseMilliseconds = 150;

/** Tells the workbench whether the active editor shows a manifest, and the reader of one how old our knowledge is. */
export function registerStatus({ manifests, today, log }: Services): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  let shown = false;

  async function update(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const read = document && (await manifests.find(document));
    if (document !== vscode.window.activeTextEditor?.document) {
      return; // The next update knows better.
    }
    const isManifest = read?.isManifest === true;
    if (isManifest !== shown) {
      shown = isManifest;
      await vscode.commands.executeCommand("setContext", contextKeys.manifestActive, isManifest);
    }
    if (isManifest) {
      item ??= createItem(await describeCatalogue(today()));
    } else {
      item?.dispose();
      item = undefined;
    }
  }

  const delays = new Delays(log);
  const run = (milliseconds: number) => {
    delays.run("active editor", milliseconds, update);
  };
  run(0);

  return vscode.Disposable.from(
    delays,
    vscode.window.onDidChangeActiveTextEditor(() => {
      run(0);
    }),
    vscode.workspace.onDidOpenTextDocument(() => {
      run(0); // A document that is given another language is opened once more.
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) {
        run(pauseMilliseconds);
      }
    }),
    { dispose: () => item?.dispose() },
  );
}

interface Description {
  readonly text: string;
  readonly detail: string;
  readonly isOld: boolean;
}

async function describeCatalogue(today: string): Promise<Description> {
  const [{ standardCatalogue }, { daysBetween, inDays }, { counted }] = await Promise.all([
    import("../../catalogue/standard.js"),
    import("../../base/days.js"),
    import("../../manifest/words.js"),
  ]);
  const { date, resources } = standardCatalogue();
  const days = daysBetween(date, today);
  const permissions = resources.reduce((sum, resource) => sum + resource.permissions.length, 0);

  return {
    text: `Permissions as of ${date}`,
    detail: `${counted(permissions, "permission")} of ${counted(resources.length, "resource")}, read ${inDays(-days)}`,
    isOld: days > oldAfterDays,
  };
}

function createItem({ text, detail, isOld }: Description): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem("calendarOnramp.catalogue", [...manifestLanguages]);
  item.name = "Calendar Onramp";
  item.text = text;
  item.detail = detail;
  item.severity = isOld ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  return item;
}

import * as vscode from "vscode";
import { Delays } from "../delays.js";
import { contextKeys, manifestLanguages } from "../ids.js";
import type { Services } from "../services.js";
import { Turns } from "../turns.js";

/** After so many days, permissions may well have come and gone. */
const oldAfterDays = 180;

const pauseMilliseconds = 150;

/** Tells the workbench whether the active editor shows a manifest, and the reader of one how old our knowledge is. */
export function registerStatus({ manifests, today, log }: Services): vscode.Disposable {
  let item: vscode.LanguageStatusItem | undefined;
  let shown = false;
  const turns = new Turns();

  async function update(): Promise<void> {
    const isLatest = turns.begin("active editor");
    const document = vscode.window.activeTextEditor?.document;
    const read = document && (await manifests.find(document));
    const description = read?.isManifest ? await describeCatalogue(today()) : undefined;

    // From here to the end nothing waits, so that no two updates create the item.
    if (!isLatest() || document !== vscode.window.activeTextEditor?.document) {
      return; // The next update knows better.
    }
    const isManifest = description !== undefined;
    if (isManifest !== shown) {
      shown = isManifest;
      void vscode.commands.executeCommand("setContext", contextKeys.manifestActive, isManifest);
    }
    if (description) {
      item ??= vscode.languages.createLanguageStatusItem("calendarOnramp.catalogue", [...manifestLanguages]);
      show(description, item);
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
    {
      dispose() {
        turns.end();
        item?.dispose();
      },
    },
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

function show({ text, detail, isOld }: Description, item: vscode.LanguageStatusItem): void {
  item.name = "Calendar Onramp";
  item.text = text;
  item.detail = detail;
  item.severity = isOld ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
}

import * as vscode from "vscode";
import { Delays } from "../delays.js";
import { commandIds, contextKeys, manifestLanguages } from "../ids.js";
import type { ReadManifest } from "../read-manifest.js";
import type { Services } from "../services.js";
import { Turns } from "../turns.js";

/** After so many days, permissions may well have come and gone. */
const oldAfterDays = 180;

const pauseMilliseconds = 150;

/**
 * Tells the workbench whether the active editor shows a manifest, and the reader of one how old our knowledge is and
 * which profile it is checked against.
 */
export function registerStatus({ manifests, today, log }: Services): vscode.Disposable {
  const catalogueItem = new Item("calendarOnramp.catalogue");
  const profileItem = new Item("calendarOnramp.profile");
  let shown = false;
  const turns = new Turns();

  async function update(): Promise<void> {
    const isLatest = turns.begin("active editor");
    const document = vscode.window.activeTextEditor?.document;
    const read = document && (await manifests.find(document));
    const description = read?.isManifest ? await describeCatalogue(today()) : undefined;

    // From here to the end nothing waits, so that no two updates create an item.
    if (!isLatest() || document !== vscode.window.activeTextEditor?.document) {
      return; // The next update knows better.
    }
    const isManifest = description !== undefined;
    if (isManifest !== shown) {
      shown = isManifest;
      void vscode.commands.executeCommand("setContext", contextKeys.manifestActive, isManifest);
    }
    catalogueItem.show(description);
    profileItem.show(read && isManifest ? describeProfile(read) : undefined);
  }

  const delays = new Delays(log);
  const run = (milliseconds: number) => {
    delays.run("active editor", milliseconds, update);
  };
  run(0);

  return vscode.Disposable.from(
    delays,
    manifests.onDidChange(() => {
      run(0);
    }),
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
        catalogueItem.show(undefined);
        profileItem.show(undefined);
      },
    },
  );
}

interface Description {
  readonly text: string;
  readonly detail: string;
  readonly isWarning: boolean;
  readonly command?: vscode.Command;
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
    isWarning: days > oldAfterDays,
  };
}

function describeProfile({ context: { needs }, bindingError }: ReadManifest): Description | undefined {
  const command = { command: commandIds.bindProfile, title: "Change" };
  if (bindingError) {
    const { message, remedy = "" } = bindingError;
    return {
      text: message,
      detail: `Nothing is checked against a profile. ${remedy}`.trim(),
      isWarning: true,
      command,
    };
  }
  return (
    needs && {
      text: `Profile: ${needs.profile.product}`,
      detail: needs.mode.title,
      isWarning: false,
      command,
    }
  );
}

/** A line of the language status, which is there only while there is something to say. */
class Item {
  readonly #id: string;
  #item: vscode.LanguageStatusItem | undefined;

  constructor(id: string) {
    this.#id = id;
  }

  show(description: Description | undefined): void {
    if (!description) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    const { text, detail, isWarning, command } = description;
    const item = (this.#item ??= vscode.languages.createLanguageStatusItem(this.#id, [...manifestLanguages]));
    item.name = "Calendar Onramp";
    item.text = text;
    item.detail = detail;
    item.command = command;
    item.severity = isWarning
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
  }
}

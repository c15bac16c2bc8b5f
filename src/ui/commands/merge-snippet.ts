import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import { planMerge, readSnippet, type UnderstoodSnippet } from "../../manifest/snippet.js";
import { tell } from "../changes/carry-out.js";
import { proposeChange } from "../changes/propose-change.js";
import { chooseTarget } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { countSnippet, describeSnippet } from "../input/describe-snippet.js";
import { plain } from "../input/plain.js";
import { askText, back, note, pick, wrong } from "../input/quick-input.js";
import type { Place, Step } from "../input/steps.js";
import { takeSteps } from "../input/steps.js";
import type { Command } from "./command.js";

/** No guide prints as much, and what was copied by mistake may be anything. */
const longestSnippet = 200_000;

/** Merges the snippet that it is given, or one that the user has. */
export const mergeSnippet: Command<readonly [uri?: unknown, place?: unknown, snippet?: unknown]> = {
  id: commandIds.mergeSnippet,

  async run(services, ...args) {
    const title = "Merge a Snippet";
    const target = await chooseTarget(services, args, { title, orNew: true });
    const { manifest, application } = target;
    const [, , given] = args;
    let snippet = typeof given === "string" ? understand(given) : undefined;
    let isPasted = false;

    const choose: Step = async (place) => {
      const source = await askSource(title, place);
      isPasted = source === "paste";
      snippet = typeof source === "object" ? source : undefined;
      return "next";
    };
    const paste: Step = async (place) => {
      const pasted = await askSnippet(title, place);
      if (pasted === back) {
        isPasted = false;
        return "back";
      }
      snippet = pasted;
      return "next";
    };
    const propose: Step = async (place) => {
      if (!snippet) {
        return "back";
      }
      const plan = planMerge(manifest, application, snippet);
      const { mended, ignored } = snippet;
      const notes = [
        { title: "To understand the snippet", sentences: mended },
        { title: "Not merged", sentences: ignored },
      ];
      const decision = await proposeChange(target, { plan, notes }, { title, place });
      if (decision.what === "back") {
        return "back";
      }
      tell(plan.edits.length > 0 ? plan.changes.join(" ") : "");
      return "next";
    };
    await takeSteps(() =>
      typeof given === "string" ? [propose] : [choose, ...(isPasted ? [paste] : []), propose],
    );
  },
};

interface SourceItem extends vscode.QuickPickItem {
  readonly source: "file" | "paste" | UnderstoodSnippet | undefined;
}

/** Where the snippet comes from. What the clipboard holds is shown in words, so that nobody merges what was copied before. */
async function askSource(title: string, place: Place): Promise<"paste" | UnderstoodSnippet> {
  const clipboard = await readClipboard();
  const found = clipboard === undefined ? undefined : readSnippet(clipboard, standardCatalogue());
  const items: SourceItem[] = [
    {
      label: "Merge from the clipboard",
      iconPath: new vscode.ThemeIcon("clippy"),
      ...(found && "permissions" in found
        ? { description: countSnippet(found), detail: describeSnippet(found), source: found }
        : {
            detail: found ? plain(found.problem) : "The clipboard holds no text.",
            source: undefined,
          }),
    },
    {
      label: "Paste it here…",
      iconPath: new vscode.ThemeIcon("edit"),
      detail: "Says what it understands before anything is changed.",
      source: "paste",
    },
    { label: "Merge from a file…", iconPath: new vscode.ThemeIcon("file"), source: "file" },
  ];
  const chosen = await pick({
    title,
    place,
    placeholder: "Where is what the guide prints?",
    items: found && "permissions" in found ? items : [...items.slice(1), ...items.slice(0, 1)],
    stays: true,
    accepts: ({ source }) => source !== undefined,
  });
  if (chosen === back || chosen.source === undefined) {
    throw new vscode.CancellationError();
  }
  return chosen.source === "file" ? readFile(title) : chosen.source;
}

async function readClipboard(): Promise<string | undefined> {
  try {
    const text = await vscode.env.clipboard.readText();
    return text.trim() === "" || text.length > longestSnippet ? undefined : text;
  } catch {
    return undefined; // A browser asks the user, who may say no.
  }
}

async function readFile(title: string): Promise<UnderstoodSnippet> {
  const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: "Merge" })) ?? [];
  if (!uri) {
    throw new vscode.CancellationError();
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > longestSnippet) {
    throw new UserError("This file is too large to be a snippet.", {
      remedy: "Copy the part that asks for permissions.",
    });
  }
  return understand(await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { uri }));
}

function askSnippet(title: string, place: Place): Promise<UnderstoodSnippet | typeof back> {
  let understood: UnderstoodSnippet | undefined;
  return askText({
    title,
    place,
    prompt: "What the guide prints, in whatever shape. It does no harm that the line ends go.",
    placeholder: '{ "resourceAppId": …',
    judge(text) {
      const read = readSnippet(text, standardCatalogue());
      understood = "permissions" in read ? read : undefined;
      return "permissions" in read
        ? note(`${countSnippet(read)}: ${describeSnippet(read)}`)
        : wrong(plain(read.problem));
    },
  }).then((answer) => (answer === back || !understood ? back : understood));
}

function understand(text: string): UnderstoodSnippet {
  const read = readSnippet(text, standardCatalogue());
  if ("problem" in read) {
    throw new UserError(read.problem, { remedy: "Nothing was changed." });
  }
  return read;
}

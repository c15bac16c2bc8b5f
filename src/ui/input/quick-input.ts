import * as vscode from "vscode";
import type { Place } from "./steps.js";

/** What a question is answered with by whoever wants to see the one before. */
export const back = "back";

/** The name of a group of items, above them. */
export interface Separator extends vscode.QuickPickItem {
  readonly kind: vscode.QuickPickItemKind.Separator;
}

export function separator(label: string): Separator {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

/** Items in groups under their names, in the order in which the groups come up. */
export function grouped<Item extends vscode.QuickPickItem>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): (Item | Separator)[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups].flatMap(([name, members]) => [separator(name), ...members]);
}

interface Question {
  readonly title: string;
  /** Absent where the question stands alone. From the second one on, there is a way back. */
  readonly place?: Place | undefined;
}

export interface PickQuestion<Item extends vscode.QuickPickItem> extends Question {
  readonly placeholder?: string;
  readonly items: readonly (Item | Separator)[];
  readonly active?: Item | undefined;
  /** Whether it stays when the user looks at something else. */
  readonly stays?: boolean;
  /** What the field says at first. */
  readonly value?: string;
  /** Finds the items for what was typed. Without it, those whose words match are shown. */
  readonly find?: (text: string) => readonly (Item | Separator)[];
  /** Whether an item is an answer. One that is none may change what is shown. */
  readonly accepts?: (
    item: Item,
    show: (items: readonly (Item | Separator)[], active: Item | undefined) => void,
  ) => boolean;
}

/** Asks to choose one of several. Throws a `CancellationError` where the user leaves, as all questions do. */
export function pick<Item extends vscode.QuickPickItem>(
  question: PickQuestion<Item>,
): Promise<Item | typeof back> {
  const { items, active, find, accepts, value = "", stays = false, placeholder } = question;
  const input = vscode.window.createQuickPick<Item | Separator>();
  // In the typings it is still a proposal. Without it, what was found would be sorted by its label, and lose its groups.
  Object.assign(input, { sortByLabel: false });
  input.placeholder = placeholder;
  input.ignoreFocusOut = stays;
  input.matchOnDescription = true;
  input.value = value;

  const show = (shown: readonly (Item | Separator)[], chosen?: Item) => {
    input.items = find ? shown.map((item) => ({ ...item, alwaysShow: true })) : shown;
    if (chosen) {
      input.activeItems = [chosen];
    }
  };
  show(find ? find(value) : items, active);
  if (find) {
    input.onDidChangeValue((text) => {
      show(find(text));
    });
  }
  return ask(input, question, (answer) => {
    input.onDidAccept(() => {
      const [item] = input.selectedItems;
      if (item && !isSeparator(item) && (accepts?.(item, show) ?? true)) {
        answer(item);
      }
    });
  });
}

function isSeparator(item: vscode.QuickPickItem): item is Separator {
  return item.kind === vscode.QuickPickItemKind.Separator;
}

export interface PickManyQuestion<Item extends vscode.QuickPickItem> extends Question {
  readonly placeholder?: string;
  readonly items: readonly (Item | Separator)[];
}

/** Asks to tick any number, those with `picked` being ticked already. */
export function pickMany<Item extends vscode.QuickPickItem>({
  placeholder,
  items,
  ...question
}: PickManyQuestion<Item>): Promise<readonly Item[] | typeof back> {
  const input = vscode.window.createQuickPick<Item | Separator>();
  input.canSelectMany = true;
  input.placeholder = placeholder;
  input.ignoreFocusOut = true;
  input.matchOnDescription = true;
  input.items = items;
  input.selectedItems = items.filter(({ picked }) => picked);

  return ask(input, question, (answer) => {
    input.onDidAccept(() => {
      answer(input.selectedItems.filter((item): item is Item => !isSeparator(item)));
    });
  });
}

export interface TextQuestion extends Question {
  readonly prompt?: string;
  readonly placeholder?: string | undefined;
  readonly value?: string;
  /** Whether it is a secret, which is shown as dots. */
  readonly isSecret?: boolean;
  /** What there is to say about a text, as one types. One that is wrong is not taken. */
  readonly judge: (text: string) => vscode.InputBoxValidationMessage | undefined;
}

/** Asks for a text. Blanks around it, which pasting brings along, are not part of it. */
export function askText({
  prompt,
  placeholder,
  value = "",
  isSecret = false,
  judge,
  ...question
}: TextQuestion): Promise<{ readonly text: string } | typeof back> {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.placeholder = placeholder;
  input.value = value;
  input.password = isSecret;
  input.ignoreFocusOut = true;
  const look = (text: string) => {
    const judgement = judge(text.trim());
    input.validationMessage = judgement;
    return judgement?.severity !== vscode.InputBoxValidationSeverity.Error;
  };
  if (value !== "") {
    look(value);
  }
  input.onDidChangeValue(look);

  return ask(input, question, (answer) => {
    input.onDidAccept(() => {
      if (look(input.value)) {
        answer({ text: input.value.trim() });
      }
    });
  });
}

/** Something that must be changed before it is taken. */
export function wrong(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Error };
}

/** Something to know, with which it is taken. */
export function note(message: string): vscode.InputBoxValidationMessage {
  return { message, severity: vscode.InputBoxValidationSeverity.Info };
}

/** Shows an input until it is answered. */
function ask<Answer>(
  input: vscode.QuickInput & {
    buttons: readonly vscode.QuickInputButton[];
    onDidTriggerButton: vscode.Event<vscode.QuickInputButton>;
  },
  { title, place }: Question,
  listen: (answer: (value: Answer) => void) => void,
): Promise<Answer | typeof back> {
  return new Promise((resolve, reject) => {
    const end = (value: Answer | typeof back) => {
      resolve(value);
      input.hide();
    };
    input.title = title;
    if (place && place.totalSteps > 1) {
      input.step = place.step;
      input.totalSteps = place.totalSteps;
    }
    input.buttons = (place?.step ?? 1) > 1 ? [vscode.QuickInputButtons.Back] : [];
    input.onDidTriggerButton(() => {
      end(back);
    });
    input.onDidHide(() => {
      reject(new vscode.CancellationError());
      input.dispose();
    });
    listen(end);
    input.show();
  });
}

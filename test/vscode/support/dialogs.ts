import * as vscode from "vscode";
import { eventually } from "../language/editing.js";
import { click, press, text, waitFor } from "./browser.js";

const box = ".monaco-dialog-box";

/** What a question in the middle of the window says, once there is one with these words. */
export async function awaitDialog(words: string): Promise<string> {
  await waitFor(`${box}:has-text("${words}")`);
  const parts = await text(box);
  return parts.join("\n");
}

/** Answers it. */
export async function answerDialog(button: string): Promise<void> {
  await click(`${box} .monaco-button:has-text("${button}")`);
}

export async function leaveDialog(): Promise<void> {
  await press("Escape");
  await eventually(async () => ((await text(box)).length === 0 ? true : undefined));
}

/** All messages in the corner, once one of them holds these words. */
export async function awaitMessage(words: string): Promise<string> {
  return await eventually(async () => {
    await vscode.commands.executeCommand("notifications.showList");
    const messages = await text(".notifications-center .notification-list-item-message");
    return messages.find((message) => message.includes(words));
  });
}

/** Takes what a message in the corner offers. */
export async function takeAction(label: string): Promise<void> {
  await click(`.notifications-center .monaco-button:has-text("${label}")`);
}

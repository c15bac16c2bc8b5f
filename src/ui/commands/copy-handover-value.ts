import * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { tell } from "../changes/carry-out.js";
import { readSheet } from "../handover/read-sheet.js";
import { findSheet } from "../handover/sheets.js";
import { commandIds } from "../ids.js";
import { plain } from "../input/plain.js";
import { back, grouped, pick } from "../input/quick-input.js";
import type { Command } from "./command.js";

/** Copies the value that it is given, or one of the sheet that is open. */
export const copyHandoverValue: Command<readonly [value?: unknown]> = {
  id: commandIds.copyHandoverValue,

  async run(services, given) {
    const value = typeof given === "string" ? given : await ask();
    if (value !== undefined) {
      await vscode.env.clipboard.writeText(value);
      tell(`Copied ${value}.`);
    }

    async function ask(): Promise<string | undefined> {
      const uri = findSheet();
      const sheet = uri && (await readSheet(services, uri));
      if (!sheet) {
        throw new UserError("No hand-over sheet is open.", { remedy: "Open one first." });
      }
      if (sheet.values.length === 0) {
        throw new UserError("This sheet has no value that is known.");
      }
      const items = sheet.values.map(({ field, section, value: known }) => ({
        label: plain(field),
        description: plain(known),
        section: plain(section ?? ""),
        known,
      }));
      const chosen = await pick({
        title: "Copy a Value",
        placeholder: "Which field of the product?",
        items: grouped(items, (item) => item.section),
      });
      return chosen === back ? undefined : chosen.known;
    }
  },
};

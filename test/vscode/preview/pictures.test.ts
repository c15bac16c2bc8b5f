import * as vscode from "vscode";
import { driveInBrowser } from "../commands/driving.js";
import { removeAll } from "../connections/opened.js";
import { click, screenshot, waitFor } from "../support/browser.js";
import { choice, clickLine, connectAs, footer, mailboxLine, openDemo, read, setTheme } from "./previewing.js";

/** They are taken to be looked at by a person, and fail only where nothing can be seen. */
describe("previews, as they look", () => {
  driveInBrowser();
  before(async () => {
    await removeAll();
    await vscode.commands.executeCommand("workbench.action.closeSidebar");
  });
  after(async () => {
    await setTheme(undefined);
    await vscode.commands.executeCommand("workbench.view.explorer");
    await removeAll();
  });

  for (const [name, theme] of [
    ["light", "Default Light Modern"],
    ["dark", "Default Dark Modern"],
    ["contrast", "Default High Contrast"],
    ["contrast-light", "Default High Contrast Light"],
  ] as const) {
    it(`in ${name}`, async () => {
      await setTheme(theme);
      await openDemo();
      await clickLine(await mailboxLine("Ada Lindqvist"));
      await footer(read);
      for (const view of ["Day", "Work week", "Week", "Month", "Agenda", "Side by side"]) {
        await click(choice(view));
        await footer(read);
        await waitFor(".calendar");
        await screenshot(`preview-${name}-${view.toLowerCase().replaceAll(" ", "-")}`);
      }
      await click(choice("Week"));
      await click(choice("Both"));
      await waitFor('.verdict:has-text("agree on")');
      await click('.ec-event:has-text("Lunch")');
      await waitFor(".panel h3");
      await screenshot(`preview-${name}-both`);
      await click(".menu.vendor > summary");
      await screenshot(`preview-${name}-menu`);
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");

      const { connection } = await connectAs("ClockWork", `clockwork-${name}`);
      const { mailbox } = (await mailboxLine("Ada Lindqvist")).node as unknown as { mailbox: object };
      await vscode.commands.executeCommand("calendarOnramp.previewCalendar", { connection, mailbox });
      await waitFor(".refusals.whole h3");
      await screenshot(`preview-${name}-refused`);
    });
  }
});

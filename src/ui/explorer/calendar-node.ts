import * as vscode from "vscode";
import type { ListedCalendar } from "../../graph/calendars.js";
import type { ListedUser } from "../../graph/users.js";
import type { Connection } from "../../identity/connection.js";
import { commandIds } from "../ids.js";
import { describeCalendar, nameCalendar, nameMailbox } from "../tenant/name-mailbox.js";
import { nearestThemeColour } from "./calendar-colour.js";
import { paintLine } from "./line-node.js";
import type { TreeNode } from "./tree-node.js";

interface CalendarPlace {
  readonly connection: Connection;
  readonly mailbox: ListedUser;
  readonly calendar: ListedCalendar;
}

/** A calendar of a mailbox. Commands are given its `connection`, `mailbox` and `calendar`. */
export class CalendarNode implements TreeNode {
  readonly id: string;
  readonly connection: Connection;
  readonly mailbox: ListedUser;
  readonly calendar: ListedCalendar;

  constructor(parent: string, { connection, mailbox, calendar }: CalendarPlace) {
    this.id = `${parent}/${calendar.id}`;
    this.connection = connection;
    this.mailbox = mailbox;
    this.calendar = calendar;
  }

  item(): vscode.TreeItem {
    const { calendar, mailbox } = this;
    const name = nameCalendar(calendar);
    const description = describeCalendar(calendar);
    const colour = nearestThemeColour(calendar.hexColor);
    return paintLine({
      label: name,
      description,
      tooltip: [
        `${name}: ${description}`,
        `In the mailbox of ${nameMailbox(mailbox)}.`,
        ...(calendar.owner?.address ? [`The owner is ${calendar.owner.address}.`] : []),
        calendar.canViewPrivateItems ? "Private events are shown." : "Private events are hidden.",
      ].join("\n"),
      icon: new vscode.ThemeIcon("calendar", colour && new vscode.ThemeColor(colour)),
      contextValue: "calendar",
      command: { command: commandIds.previewCalendar, title: "Preview Calendar", arguments: [this] },
      spoken: `Calendar ${name}, ${description}`,
    });
  }

  children(): readonly TreeNode[] {
    return [];
  }
}

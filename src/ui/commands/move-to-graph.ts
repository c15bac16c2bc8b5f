import type * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import type { RequestedPermission } from "../../manifest/manifest.js";
import { listMoves, planMoves, type Move, type MoveChoice } from "../../manifest/move.js";
import { kindWord, nameOf } from "../../manifest/words.js";
import { tell } from "../changes/carry-out.js";
import { proposeChange } from "../changes/propose-change.js";
import { chooseTarget } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { namePermission } from "../input/describe-permission.js";
import { plain } from "../input/plain.js";
import { back, pick } from "../input/quick-input.js";
import { takeSteps, type Step } from "../input/steps.js";
import type { Command } from "./command.js";

export const moveToGraph: Command = {
  id: commandIds.moveToGraph,

  async run(services, ...args) {
    const title = "Move from EWS to Graph";
    const target = await chooseTarget(services, args, { title });
    const { document, manifest, application } = target;
    const read = await services.manifests.find(document);
    const moves = listMoves(manifest, application, standardCatalogue(), read?.context.needs);
    if (moves.length === 0) {
      throw new UserError("This application asks for nothing that Exchange Web Services need.");
    }
    const chosen = new Map<RequestedPermission, MoveChoice>();

    const propose: Step = async (place) => {
      const plan = planMoves(manifest, application, chosen);
      const kept = moves.filter(({ from }) => !chosen.has(from));
      const notes = [
        { title: "Kept", sentences: kept.map(({ from }) => `${namePermission(from)} stays.`) },
        {
          title: "To know",
          sentences: [
            "The product has to use Microsoft Graph, too, and an administrator has to consent anew.",
            ...new Set(
              [...chosen.values()].flatMap((choice) =>
                choice.note === undefined ? [] : [`${namesIn(choice)}: ${choice.note}`],
              ),
            ),
          ],
        },
      ];
      const decision = await proposeChange(target, { plan, notes }, { title, place });
      if (decision.what === "back") {
        return "back";
      }
      tell(plan.edits.length > 0 ? plan.changes.join(" ") : "");
      return "next";
    };
    await takeSteps(() => [...moves.map((move) => askMove(move, chosen, title)), propose]);
  },
};

interface ChoiceItem extends vscode.QuickPickItem {
  /** Absent for the one that leaves it as it is. */
  readonly choice: MoveChoice | undefined;
}

function askMove({ from, choices }: Move, chosen: Map<RequestedPermission, MoveChoice>, title: string): Step {
  return async (place) => {
    const items: ChoiceItem[] = [
      ...choices.toSorted((a, b) => Number(b.suggested) - Number(a.suggested)).map(toItem),
      { label: "Leave it as it is", choice: undefined },
    ];
    const answer = await pick({
      title: `${title}: ${plain(namePermission(from))}`,
      place,
      placeholder: "What does the product do with calendars?",
      items,
      active: items.find(({ choice }) => choice !== undefined && choice.title === chosen.get(from)?.title),
      stays: true,
    });
    if (answer === back) {
      return "back";
    }
    if (answer.choice) {
      chosen.set(from, answer.choice);
    } else {
      chosen.delete(from);
    }
    return "next";
  };
}

function toItem(choice: MoveChoice): ChoiceItem {
  const { title, note, suggested } = choice;
  return {
    label: plain(title),
    description: [namesIn(choice), suggested ? "suggested" : ""].filter(Boolean).join(" · "),
    detail: plain(note ?? ""),
    choice,
  };
}

function namesIn({ permissions }: MoveChoice): string {
  return permissions.map((each) => `${nameOf(each)} (${kindWord[each.kind]})`).join(", ");
}

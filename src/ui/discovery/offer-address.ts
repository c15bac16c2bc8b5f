import * as vscode from "vscode";
import { askToAgree } from "../../ews/agree-address.js";
import type { Discovered } from "../../ews/autodiscover.js";
import { tell } from "../changes/carry-out.js";
import { plain } from "../input/plain.js";
import { offerActions } from "../offer-actions.js";
import type { Services } from "../services.js";
import type { Place } from "./choose-place.js";

/** Whether tokens of a connection go to the address that was found, although it is not the cloud's. */
export function isAgreed({ agreedAddresses }: Services, { connection }: Place, { ews }: Discovered): boolean {
  return connection !== undefined && ews !== undefined && agreedAddresses.find(connection.id) === ews;
}

/** Where an address was found that is not the cloud's, offers to use it with tokens, or no more. */
export function offerAddress(services: Services, place: Place, found: Discovered): void {
  const { agreedAddresses } = services;
  const { connection, cloud } = place;
  const question = askToAgree(found, cloud);
  if (!connection || !question) {
    return;
  }
  const { host } = new URL(question.address);
  if (isAgreed(services, place, found)) {
    offerActions(services, `Tokens of ${connection.name} go to ${host}, as you agreed.`, {
      "Stop Using It": async () => {
        await agreedAddresses.forget(connection.id);
        tell(`No token of ${connection.name} goes to ${host} any more.`);
      },
    });
    return;
  }
  offerActions(services, `EWS is at ${host}, which does not belong to ${cloud.title}.`, {
    "Use This Address…": async () => {
      const chosen = await vscode.window.showWarningMessage(
        plain(question.title),
        { modal: true, detail: question.detail.split("\n\n").map(plain).join("\n\n") },
        "Use This Address",
      );
      if (chosen !== undefined) {
        await agreedAddresses.agree(connection.id, question.address);
        tell(`EWS of ${connection.name} is asked at ${host} from now on.`);
      }
    },
  });
}

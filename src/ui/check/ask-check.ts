import { randomUUID } from "node:crypto";
import type * as vscode from "vscode";
import { numbered } from "../../base/words.js";
import type { Via } from "../../calendar/mailbox-check.js";
import type { Connection } from "../../identity/connection.js";
import { isServer } from "../connections/describe-connection.js";
import { plain } from "../input/plain.js";
import { askText, back, pick, wrong } from "../input/quick-input.js";
import { takeSteps, type Place, type Step } from "../input/steps.js";
import type { Services } from "../services.js";
import { title, type CheckAnswers } from "./answers.js";
import type { CheckRecord } from "./check-record.js";
import { requestWords } from "./check-words.js";
import { doorNames, windowWords } from "./describe-check.js";
import { listConnectionSteps } from "./connection-step.js";
import { mailboxStep } from "./mailbox-step.js";
import { spans, windowOf } from "./spans.js";

/** So many are tried before all of more than so many. */
const usualSample = 20;
const many = 100;

/**
 * Asks what is to be checked, step by step, or which of the checks that are kept is shown again. `given` is the connection of
 * the line that the command was started from.
 */
export async function askCheck(
  services: Services,
  given: Connection | undefined,
  kept: readonly CheckRecord[],
): Promise<CheckRecord> {
  const answers: CheckAnswers = {
    via: "graph",
    impersonates: true,
    ...(given ? { connection: given } : {}),
  };
  await takeSteps(() => [
    ...(given ? [] : listConnectionSteps(services, answers)),
    mailboxStep(services, answers, kept),
    ...(answers.kept ? [] : listOtherSteps(answers)),
  ]);
  if (answers.kept) {
    return answers.kept;
  }
  const { connection, selection, via, impersonates, span = spans[0], sample } = answers;
  if (!connection || !selection || !span) {
    throw new Error("Not all questions were answered.");
  }
  return {
    version: 1,
    key: randomUUID(),
    connectionName: connection.name,
    list: selection.words,
    impersonates,
    owners: selection.owners,
    sample,
    state: {
      version: 1,
      connection: connection.id,
      via: isServer(connection.way) ? "ews" : via,
      window: windowOf(span, new Date()),
      mailboxes: selection.mailboxes,
      verdicts: [],
    },
  };
}

function listOtherSteps(answers: CheckAnswers): Step[] {
  const isOnServer = answers.connection !== undefined && isServer(answers.connection.way);
  return [isOnServer ? accessStep(answers) : doorStep(answers), spanStep(answers), startStep(answers)];
}

const countOf = ({ selection }: CheckAnswers) => selection?.mailboxes.length ?? 0;

/** Through which of the two doors of Exchange Online. */
function doorStep(answers: CheckAnswers): Step {
  const items = (["graph", "ews"] as const).map((via) => ({
    label: doorNames[via],
    description: requestWords(countOf(answers), via),
    via,
  }));
  return choose(
    { title: `${title}: Door`, placeholder: "Through which door?" },
    items,
    ({ via }) => via === answers.via,
    ({ via }) => {
      answers.via = via;
    },
  );
}

/** How the account of an Exchange Server gets into mailboxes of others. */
function accessStep(answers: CheckAnswers): Step {
  const items = [
    {
      label: "It acts as the owner of each",
      description: "impersonation",
      detail: "Takes the role ApplicationImpersonation.",
      impersonates: true,
    },
    {
      label: "It reads what is shared with it",
      description: "delegate access",
      detail: "Takes a right to each calendar.",
      impersonates: false,
    },
  ];
  return choose(
    { title: `${title}: Access`, placeholder: "How does the account get at calendars of others?" },
    items,
    ({ impersonates }) => impersonates === answers.impersonates,
    ({ impersonates }) => {
      answers.impersonates = impersonates;
    },
  );
}

function spanStep(answers: CheckAnswers): Step {
  const items = spans.map((span) => ({
    label: span.title,
    description: windowWords(windowOf(span, new Date())),
    span,
  }));
  return choose(
    { title: `${title}: Days`, placeholder: "In which days are events counted?" },
    items,
    ({ span }) => span === answers.span,
    ({ span }) => {
      answers.span = span;
    },
  );
}

interface PartItem extends vscode.QuickPickItem {
  /** Absent: all of them. */
  readonly sample: number | "ask" | undefined;
}

/** What is checked first, and how many requests that takes at most. Nothing was sent to a mailbox before. */
function startStep(answers: CheckAnswers): Step {
  return async (place) => {
    const { connection } = answers;
    const count = countOf(answers);
    const via = connection && isServer(connection.way) ? "ews" : answers.via;
    const all: PartItem = {
      label: count === 1 ? "Check the mailbox" : `Check all ${numbered(count)}`,
      description: requestWords(count, via),
      sample: undefined,
    };
    const samples = [usualSample, many]
      .filter((size) => size < count)
      .map((size): PartItem => ({
        label: `Check a sample of ${numbered(size)} first`,
        description: requestWords(size, via),
        sample: size,
      }));
    const another: PartItem = { label: "Check another number first…", sample: "ask" };
    const items =
      count > many ? [...samples, another, all] : [all, ...samples, ...(count > 2 ? [another] : [])];
    const chosen = await pick({
      title: `${title}: Start`,
      place,
      placeholder: plain(startWords(answers, via)),
      items,
      stays: true,
    });
    if (chosen === back) {
      return "back";
    }
    const sample = chosen.sample === "ask" ? await askSample(count, place) : chosen.sample;
    if (sample === back) {
      // To the same question: its place is counted from 1.
      return { goTo: place.step - 1 };
    }
    answers.sample = sample;
    return "next";
  };
}

function startWords({ selection, connection }: CheckAnswers, via: Via): string {
  const { note, words = "" } = selection ?? {};
  const besides =
    connection && !isServer(connection.way) ? "; a few requests more tell who administrates" : "";
  return `${note === undefined ? "" : `${note} `}${words} through ${doorNames[via]}${besides}`;
}

async function askSample(count: number, { step, totalSteps }: Place): Promise<number | typeof back> {
  const answer = await askText({
    title: `${title}: Sample`,
    place: { step, totalSteps },
    prompt: `How many of ${numbered(count)} are checked first? They are spread over the list.`,
    value: String(Math.min(usualSample, count - 1)),
    judge: (text) =>
      /^\d+$/.test(text) && Number(text) >= 1 && Number(text) < count
        ? undefined
        : wrong(`Write a number from 1 to ${numbered(count - 1)}.`),
  });
  return answer === back ? back : Number(answer.text);
}

function choose<Item extends vscode.QuickPickItem>(
  question: { readonly title: string; readonly placeholder: string },
  items: readonly Item[],
  isActive: (item: Item) => boolean,
  take: (item: Item) => void,
): Step {
  return async (place) => {
    const chosen = await pick({ ...question, place, items, active: items.find(isActive), stays: true });
    if (chosen === back) {
      return "back";
    }
    take(chosen);
    return "next";
  };
}

import type * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { counted, numbered } from "../../base/words.js";
import type { Connection } from "../../identity/connection.js";
import { isServer } from "../connections/describe-connection.js";
import { showError } from "../errors.js";
import { plain } from "../input/plain.js";
import { askText, back, note, pick, separator, wrong, type Separator } from "../input/quick-input.js";
import type { Place, Step } from "../input/steps.js";
import type { Services } from "../services.js";
import { title, type CheckAnswers } from "./answers.js";
import type { CheckRecord } from "./check-record.js";
import { doorNames, stateWords } from "./describe-check.js";
import {
  countMailboxes,
  listGroup,
  listTenant,
  mostMailboxes,
  readList,
  readListFile,
  type MailboxSelection,
} from "./mailbox-lists.js";

type From = "tenant" | "group" | "file" | "text";

interface FromItem extends vscode.QuickPickItem {
  readonly from: From | CheckRecord;
}

/** The step that asks which mailboxes. Where they cannot be listed it says why, and asks again. */
export function mailboxStep(services: Services, answers: CheckAnswers, kept: readonly CheckRecord[]): Step {
  return async (place) => {
    answers.kept = undefined;
    const { connection } = answers;
    if (!connection) {
      throw new Error("Mailboxes are chosen through a connection.");
    }
    const items = [...(await listItems(services, connection)), ...listKept(kept, connection)];
    const chosen = await pick({
      title: `${title}: Mailboxes`,
      place,
      placeholder: "Which mailboxes?",
      items,
      stays: true,
    });
    if (chosen === back) {
      return "back";
    }
    if (typeof chosen.from === "object") {
      answers.kept = chosen.from;
      return "next";
    }
    const again = { goTo: place.step - 1 };
    try {
      const selection = await gather(services, connection, chosen.from, place);
      if (!selection) {
        return again;
      }
      answers.selection = selection;
      return "next";
    } catch (error) {
      if (error instanceof UserError) {
        void showError(error, services.log);
        return again;
      }
      throw error;
    }
  };
}

/** An Exchange Server lists nobody. */
async function listItems(services: Services, connection: Connection): Promise<readonly FromItem[]> {
  const given: readonly FromItem[] = [
    { label: "$(file) A CSV or text file…", from: "file" },
    { label: "$(edit) Addresses that I type or paste…", from: "text" },
  ];
  if (isServer(connection.way)) {
    return given;
  }
  const count = await countMailboxes(services, connection);
  return [
    {
      label: "$(organization) All mailboxes of the tenant",
      description:
        count === undefined
          ? ""
          : count > mostMailboxes
            ? `${numbered(count)}, of which the first ${numbered(mostMailboxes)} are checked`
            : numbered(count),
      from: "tenant",
    },
    { label: "$(group-by-ref-type) The members of a group…", from: "group" },
    ...given,
  ];
}

function listKept(kept: readonly CheckRecord[], { id }: Connection): readonly (FromItem | Separator)[] {
  const own = kept.filter(({ state }) => state.connection === id);
  return own.length === 0
    ? []
    : [
        separator("Show again"),
        ...own.map((record) => ({
          label: `$(history) ${plain(record.list)}`,
          description: plain(`${doorNames[record.state.via]} · ${stateWords(record)}`),
          from: record,
        })),
      ];
}

async function gather(
  services: Services,
  connection: Connection,
  from: From,
  place: Place,
): Promise<MailboxSelection | undefined> {
  switch (from) {
    case "tenant":
      return await listTenant(services, connection);
    case "group":
      return await listGroup(services, connection, `${title}: Group`);
    case "file":
      return await readListFile();
    case "text":
      return await askAddresses(place);
  }
}

async function askAddresses({ step, totalSteps }: Place): Promise<MailboxSelection | undefined> {
  const answer = await askText({
    title: `${title}: Addresses`,
    // From here, too, a way leads back to the choice of lists.
    place: { step: Math.max(2, step), totalSteps: Math.max(2, totalSteps) },
    prompt: "Mail addresses with blanks, commas or semicolons between them.",
    placeholder: "ada@contoso.com, alex@contoso.com",
    judge: judgeAddresses,
  });
  return answer === back ? undefined : readList(split(answer.text), "from a pasted list");
}

function judgeAddresses(text: string) {
  if (text === "") {
    return wrong("Write at least one mail address.");
  }
  try {
    const { mailboxes, note: skipped } = readList(split(text), "");
    return note([`${counted(mailboxes.length, "mailbox", "mailboxes")}.`, skipped].filter(Boolean).join(" "));
  } catch (error) {
    if (error instanceof UserError) {
      return wrong(error.message);
    }
    throw error;
  }
}

/** The field has one line, in which the lines of a pasted list stand beside each other. */
function split(text: string): string {
  return text.includes("<")
    ? text.replaceAll(/[;>]\s*/g, (end) => `${end}\n`)
    : text.replaceAll(/[\s,;]+/g, "\n");
}

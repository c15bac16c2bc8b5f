import { UserError } from "../../base/errors.js";
import { counted, numbered } from "../../base/words.js";
import { checkMailboxes } from "../../calendar/check-mailboxes.js";
import { findOtherSubject, KeptCheck, type CheckState } from "../../calendar/check-state.js";
import type { MailboxList } from "../../calendar/read-mailbox-list.js";
import type { DoorOptions } from "../calendar/doors.js";
import { doorNames } from "../calendar/names.js";
import { describeWindow, readWindow, type ChosenWindow, type WindowOptions } from "../calendar/window.js";
import { chooseMailboxes, readGroup, readList, type NamedMailboxes } from "../check/named-mailboxes.js";
import { checkReason, openDoor, readWhoAdministrates, type OpenedDoor } from "../check/open-door.js";
import { createVerdictPrinter, type CheckFormat } from "../check/print-verdicts.js";
import { PrintedVerdicts } from "../check/printed-verdicts.js";
import { nameConnection, readState, StateFile } from "../check/state-file.js";
import { Summary } from "../check/summary.js";
import type { CommandWorld, ExitCode, Io } from "../io.js";
import { withChosen, type Chosen } from "../tenant/with-connection.js";
import { printable } from "../words.js";

export interface CheckRequest extends DoorOptions, WindowOptions, NamedMailboxes {
  readonly state?: string;
  readonly format: CheckFormat;
}

/** Checks of many mailboxes whether their calendars can be read. What is known is kept, however it ends. */
export async function runCheck(request: CheckRequest, { io }: CommandWorld): Promise<ExitCode> {
  checkNamed(request);
  const list = await readList(request.mailboxes, io);
  const before = request.state === undefined ? undefined : await readState(request.state, io);
  const chosenWindow = chooseWindow(request, before, io);
  const check = new Check(request, io, { list, before, chosenWindow });
  try {
    return await withChosen(request, io, (chosen) => check.run(chosen));
  } finally {
    io.showProgress(undefined);
    await check.end();
  }
}

function checkNamed({
  mailboxes,
  group,
  connection,
  endpoints,
  certificate,
  secretStdin,
}: CheckRequest): void {
  if (mailboxes === undefined && group === undefined) {
    throw new UserError("It is not said which mailboxes to check.", {
      remedy: "Name a list of them with --mailboxes, or a group with --group.",
    });
  }
  if (mailboxes === "-" && (secretStdin === true || [connection, endpoints, certificate].includes("-"))) {
    throw new UserError("Standard input cannot be the list of mailboxes and something else, too.");
  }
}

/** Where no window is named, that of the check that goes on: today is another day. */
function chooseWindow(request: CheckRequest, before: CheckState | undefined, io: Io): ChosenWindow {
  const { from, to } = request;
  const isNamed = from !== undefined || to !== undefined;
  return readWindow(
    before && !isNamed ? { ...request, from: before.window.start, to: before.window.end } : request,
    io,
  );
}

interface CheckParts {
  readonly list: MailboxList;
  readonly before: CheckState | undefined;
  readonly chosenWindow: ChosenWindow;
}

class Check {
  readonly #request: CheckRequest;
  readonly #io: Io;
  readonly #parts: CheckParts;
  readonly #summary = new Summary();
  #file: StateFile | undefined;
  #total = 0;
  #isDone = false;

  constructor(request: CheckRequest, io: Io, parts: CheckParts) {
    this.#request = request;
    this.#io = io;
    this.#parts = parts;
  }

  async run(chosen: Chosen): Promise<ExitCode> {
    const opened = await openDoor(chosen, this.#request);
    try {
      return await this.#check(chosen, opened);
    } finally {
      await opened.close();
    }
  }

  /** Keeps what is known. Says so where it is not all. */
  async end(): Promise<void> {
    await this.#file?.write();
    const { state } = this.#request;
    if (!this.#isDone && this.#file && state !== undefined) {
      this.#io.complain(
        `${numbered(this.#summary.count)} of ${counted(this.#total, "mailbox", "mailboxes")} are kept in ${printable(state)}. Run the same command again to go on.`,
      );
    }
  }

  async #check({ connection, signal }: Chosen, opened: OpenedDoor): Promise<ExitCode> {
    const { group, state, format } = this.#request;
    const { list, before, chosenWindow } = this.#parts;
    const { window } = chosenWindow;
    const { door, graph } = opened;
    const io = this.#io;
    const members = group === undefined ? [] : await readGroup(graph, group, { signal, io });
    const { mailboxes, sampled } = chooseMailboxes([...list.mailboxes, ...members], this.#request);
    this.#total = mailboxes.length;
    const subject = { connection: nameConnection(connection), via: door.via, window, mailboxes };
    const other = before && findOtherSubject(before, subject);
    if (other !== undefined) {
      throw new UserError(`${printable(state ?? "")} belongs to a check with ${other}.`, {
        remedy: "Name another file with --state, or check in the same way as before.",
      });
    }
    const kept = new KeptCheck(subject);
    for (const verdict of before?.verdicts ?? []) {
      kept.add(verdict);
    }
    this.#file = state === undefined ? undefined : new StateFile(state, kept, io);
    await this.#file?.write();

    const { isAdministrator, problem } = await readWhoAdministrates(opened, signal);
    if (problem) {
      io.complain(
        printable(
          `It is not known who is an administrator. ${problem.message} ${problem.remedy ?? ""}`.trim(),
        ),
      );
    }
    const printed = new PrintedVerdicts(createVerdictPrinter(format, io), io);
    const verdicts = checkMailboxes(mailboxes, {
      door,
      window,
      signal,
      reason: checkReason,
      now: () => io.now,
      resumeFrom: before,
      administrators: isAdministrator,
      onVerdict: (verdict) => {
        kept.add(verdict);
      },
    });
    for await (const verdict of verdicts) {
      this.#summary.add(verdict);
      if (!(await printed.add(verdict))) {
        return 1;
      }
      await this.#file?.writeInTime();
      this.#showProgress();
    }
    io.showProgress(undefined);
    await printed.end();
    this.#isDone = true;
    for (const sentence of this.#summary.describe(
      doorNames[door.via],
      describeWindow(chosenWindow),
      sampled,
    )) {
      io.complain(printable(sentence));
    }
    return this.#summary.unreadable + list.problems.length > 0 ? 1 : 0;
  }

  #showProgress(): void {
    const { count, unreadable } = this.#summary;
    const bad = unreadable > 0 ? `, ${numbered(unreadable)} of them not readable` : "";
    this.#io.showProgress(`${numbered(count)} of ${counted(this.#total, "mailbox", "mailboxes")}${bad} …`);
  }
}

import { UserError } from "../../base/errors.js";
import { counted, quoted } from "../../base/words.js";
import { sampleOf, uniqueMailboxes } from "../../calendar/mailbox-address.js";
import type { MailboxList } from "../../calendar/read-mailbox-list.js";
import type { GraphClient } from "../../graph/client.js";
import { readText } from "../change-file.js";
import type { Io } from "../io.js";
import { complainBelow } from "../words.js";

export interface NamedMailboxes {
  readonly mailboxes?: string;
  readonly group?: string;
  readonly sample?: number;
}

/** The list of a file, with what is not understood said on standard error. Throws a `UserError`. */
export async function readList(path: string | undefined, io: Io): Promise<MailboxList> {
  if (path === undefined) {
    return { mailboxes: [], problems: [] };
  }
  const { readMailboxList } = await import("../../calendar/read-mailbox-list.js");
  const { text, name } = await readText(path, io);
  const list = readMailboxList(text);
  const shown = list.problems
    .slice(0, mostProblems)
    .map(
      ({ line, text: what }) =>
        `Line ${String(line)}: ${what === "" ? "there is no address in it" : `${quoted(what)} is no mail address`}.`,
    );
  const more = list.problems.length - shown.length;
  complainBelow(
    `Not understood in ${name}:`,
    [...shown, ...(more > 0 ? [`And ${counted(more, "line")} more.`] : [])],
    io,
  );
  return list;
}

const mostProblems = 20;

/** The addresses of a group's members. Those who have none have no mailbox either. Throws a `UserError`. */
export async function readGroup(
  graph: GraphClient | undefined,
  group: string,
  { signal, io }: { readonly signal: AbortSignal; readonly io: Io },
): Promise<readonly string[]> {
  if (!graph) {
    throw new UserError("A group is looked up in Microsoft Graph, which an Exchange Server does not have.", {
      remedy: "Write its members into a file, for instance with Get-DistributionGroupMember and Export-Csv.",
    });
  }
  const { findGroup, listGroupMembers } = await import("../../graph/groups.js");
  const found = await findGroup(graph, group, { signal });
  if (!found) {
    throw new UserError(`There is no group with the id or the address ${quoted(group)}.`, {
      remedy: "Look at how it is written. A security group without an address is found by its object ID.",
    });
  }
  const addresses: string[] = [];
  for await (const { items } of listGroupMembers(graph, found.id, { signal })) {
    addresses.push(...items.flatMap(({ mail }) => mail ?? []));
    io.showProgress(`${counted(addresses.length, "member")} of the group …`);
  }
  io.showProgress(undefined);
  return addresses;
}

/** All of them, each once, or a sample with how many there are. Throws a `UserError` where there is none. */
export function chooseMailboxes(
  addresses: Iterable<string>,
  { group, sample }: NamedMailboxes,
): { readonly mailboxes: readonly string[]; readonly sampled: number | undefined } {
  const all = uniqueMailboxes(addresses);
  if (all.length === 0) {
    throw new UserError(
      `There is no address of a mailbox in the ${group === undefined ? "list" : "group"}, so nothing was checked.`,
    );
  }
  return sample === undefined || sample >= all.length
    ? { mailboxes: all, sampled: undefined }
    : { mailboxes: sampleOf(all, sample), sampled: all.length };
}

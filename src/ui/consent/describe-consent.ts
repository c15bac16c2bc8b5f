import type { Day } from "../../base/days.js";
import { counted } from "../../base/words.js";
import { kindWord } from "../../catalogue/explain.js";
import { findMeaning } from "../../catalogue/meanings.js";
import { opensEveryMailbox } from "../../catalogue/reach.js";
import type { ConsentItem } from "../../tenant/consent.js";
import { describePermission } from "../input/describe-permission.js";
import { plain } from "../input/plain.js";

/** A permission as a line of a list that can be ticked. */
export function describeConsent({ line, words, refusal }: ConsentItem, asOf: Day) {
  const { permission, value, id, kind } = line;
  const described = permission
    ? describePermission(permission, asOf)
    : { label: plain(value ?? id ?? words), description: kindWord[kind], detail: "" };
  return refusal === undefined
    ? described
    : { ...described, label: `$(circle-slash) ${described.label}`, detail: plain(refusal) };
}

/** What is about to be granted, each permission by its name and with what it opens. */
export function describeGranting(
  items: readonly ConsentItem[],
  refused: readonly ConsentItem[],
  { hasPrincipal }: { readonly hasPrincipal: boolean },
): string {
  const wide = items.filter(({ line }) => line.permission && opensEveryMailbox(line.permission)).length;
  return paragraphs([
    bullets(items.map((item) => `${plain(item.words)}: ${meaningOf(item)}`)),
    wide === 0
      ? ""
      : wide === items.length && wide === 1
        ? "It opens every mailbox of the organisation until that is limited in Exchange Online."
        : `${counted(wide, "of them opens", "of them open")} every mailbox of the organisation until that is limited in Exchange Online.`,
    hasPrincipal
      ? ""
      : "Its service principal (the enterprise application) is made first, because this tenant has none.",
    refused.length === 0
      ? ""
      : paragraphs([
          "Not granted:",
          bullets(refused.map(({ words, refusal = "" }) => `${plain(words)}: ${plain(refusal)}`)),
        ]),
  ]);
}

/** What is about to be taken away, each permission by its name and with what stops. */
export function describeRevoking(items: readonly ConsentItem[]): string {
  return paragraphs([
    "What it can no longer do:",
    bullets(items.map((item) => `${plain(item.words)}${holdersOf(item)}: ${meaningOf(item)}`)),
    items.every(({ line }) => line.state === "granted")
      ? "Its registration asks for none of this any more."
      : "It still asks for what stands in its registration, so that it can be granted again.",
    "A token that it holds already stays good until it ends, mostly for about an hour.",
  ]);
}

function meaningOf({ line: { permission, kind } }: ConsentItem): string {
  const meaning = permission && findMeaning(permission);
  return (
    meaning ??
    (kind === "Role"
      ? "Works for the whole organisation, without anybody signed in."
      : "Works for whoever is signed in, as far as that person may.")
  );
}

function holdersOf({ line: { forEverybody, principalIds } }: ConsentItem): string {
  return principalIds.length === 0
    ? ""
    : `, granted to ${forEverybody ? "everybody and " : ""}${counted(principalIds.length, "user")} one by one`;
}

/** Few are easier to read with room between them, and many have to fit into the window. */
const bullets = (lines: readonly string[]) =>
  lines.map((line) => `• ${line}`).join(lines.length > 5 ? "\n" : "\n\n");

const paragraphs = (parts: readonly string[]) => parts.filter((part) => part !== "").join("\n\n");

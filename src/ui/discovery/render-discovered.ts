import { counted, listed } from "../../base/words.js";
import type { Discovered } from "../../ews/autodiscover.js";
import { describeDiscovered } from "../../ews/discovery/verdict.js";
import type { Cloud } from "../../identity/clouds.js";
import { escapeMarkdown } from "../../manifest/markdown.js";
import { code } from "../../profiles/sheet-text.js";

/** Where a mailbox is reached, who said so and what follows from it, as a Markdown document. */
export function renderDiscovered(
  found: Discovered,
  { cloud, isAgreed }: { readonly cloud: Cloud; readonly isAgreed: boolean },
): string {
  const { mailbox, ews, autodiscover, steps } = found;
  const { says, tokens, next } = describeDiscovered(found, cloud);
  const lines = [
    ["Asked first", cloud.title],
    ["Address of EWS", ews ?? "not found"],
    ["Tokens", isAgreed ? "You agreed that those of this connection go to this address." : tokens],
    ["Autodiscover server", autodiscover && `${autodiscover}, for products that want to be told one`],
  ] as const;
  const hosts = [...new Set(steps.map(({ url }) => new URL(url).host))];
  return [
    `# ${escapeMarkdown(`Where EWS of ${mailbox} is`)}`,
    `**${escapeMarkdown(says)}**`,
    lines
      .flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${escapeMarkdown(value)}`]))
      .join("\n"),
    "## What to do next",
    next.map((sentence) => `- ${escapeMarkdown(sentence)}`).join("\n"),
    "## What was asked and answered",
    renderSteps(found),
    "The same with whole addresses:",
    renderQuestions(found),
    "---",
    escapeMarkdown(
      `${counted(steps.length, "question")} · nobody signed in · the address was sent to ${listed(hosts)}, as far as they could be reached`,
    ),
    "",
  ].join("\n\n");
}

/** With hosts alone, because whole addresses would make the table wider than the window. */
function renderSteps({ steps }: Discovered): string {
  const rows = steps.map(({ protocol, url, status, words }) => [
    new URL(url).host,
    protocol,
    status === undefined ? "none" : String(status),
    words,
  ]);
  return [
    "|   | Asked | About | Answer | What that means |",
    "| - | ----- | ----- | ------ | --------------- |",
    ...rows.map((cells, index) => `| ${String(index + 1)} | ${cells.map(escapeMarkdown).join(" | ")} |`),
  ].join("\n");
}

function renderQuestions({ steps }: Discovered): string {
  return steps
    .map(({ url, leadsTo }, index) =>
      [
        `${String(index + 1)}. ${code(`GET ${url}`)}`,
        ...(leadsTo === undefined ? [] : [`leads to ${code(leadsTo)}`]),
      ].join("  \n   "),
    )
    .join("\n");
}

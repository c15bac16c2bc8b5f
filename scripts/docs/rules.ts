import { standardCatalogue } from "../../src/catalogue/standard.js";
import { lint } from "../../src/manifest/lint.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import type { Rule } from "../../src/manifest/rule.js";
import { rules } from "../../src/manifest/rules/index.js";
import { readReference } from "../../src/profiles/choose.js";
import { needsOf, type Needs } from "../../src/profiles/needs.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";

/** The examples are judged for this day, so that the page only changes when a rule does. */
const asOf = "2026-11-21";

const opening = `# The rules

What Calendar Onramp looks for in an app manifest. This page is written from the rules (\`npm run docs\`).

Each rule has a severity that the setting \`calendarOnramp.lint.severity\` and the option \`--rule ID=SEVERITY\` change or
switch off (\`off\`). A comment silences it in a file:

\`\`\`jsonc
// calendar-onramp-disable-next-line RULE -- the reason
// calendar-onramp-disable-line RULE
// calendar-onramp-disable RULE   (for the whole file)
\`\`\`

Several rules are separated by commas; without any, all rules are silent. A fix marked *safe* keeps what the manifest asks
for. “Fix all” and \`calendar-onramp fix\` make only these.

Some rules speak only where a manifest is bound to a profile, which says what a vendor’s product needs. In the editor the
setting \`calendarOnramp.lint.profiles\` binds manifests by their path or a glob:

\`\`\`json
"calendarOnramp.lint.profiles": {
  "setups/clockwork.json": "clockwork",
  "sense/**/*.json": "sense"
}
\`\`\`

A path counts more than a glob, and of several globs the last one counts. An empty text stands for no profile. On the command
line it is \`calendar-onramp lint --profile ID[:MODE]\`. Without a mode, the first one of the profile is meant.
`;

/** docs/rules.md */
export function renderRules(): string {
  const catalogue = standardCatalogue();
  const table = rules.map(({ id, severity, title }) => `| [${id}](#${id}) | ${severity} | ${title} |`);
  const facts = `Facts about permissions are as of ${catalogue.date}; where they come from is told in [NOTICE](../NOTICE.md). The examples are judged for ${asOf}.`;

  return [
    opening,
    facts,
    "",
    "| rule | severity | |",
    "| --- | --- | --- |",
    ...table,
    "",
    ...rules.map(renderRule),
  ].join("\n");
}

function renderRule(rule: Rule): string {
  const { id, title, severity, why, example, profile, sources = [] } = rule;
  const isJson = /[{[]/.test(example);

  return [
    `## ${id}`,
    "",
    `${title}. Severity: ${severity}.`,
    "",
    why,
    "",
    ...(profile === undefined
      ? []
      : [`Only where a manifest is bound to a profile. Here it is \`${profile}\`.`, ""]),
    ...(isJson ? ["```jsonc", example, "```"] : [`Example: ${example}`]),
    "",
    ...(isJson ? renderFindings(rule) : []),
    ...sources.map(({ page, read }) => `Source: <${page}>, read on ${read}.`).flatMap((line) => [line, ""]),
  ].join("\n");
}

function renderFindings(rule: Rule): string[] {
  const needs = needsOfExample(rule);
  const context = { catalogue: standardCatalogue(), asOf, secretWarnDays: 30, secretErrorDays: 7, needs };
  const findings = lint(parseManifest(rule.example, context.catalogue), context, { rules: [rule] });

  return findings.flatMap(({ message, fixes }) => [
    `> ${escape(message)}`,
    "",
    ...fixes.map(({ title, safe }) => `- ${escape(title)}${safe ? " (*safe*)" : ""}`),
    ...(fixes.length > 0 ? [""] : []),
  ]);
}

/** What the example of a rule is to be checked against, if the rule speaks only then. */
export function needsOfExample({ profile: reference }: Rule): Needs | undefined {
  if (reference === undefined) {
    return undefined;
  }
  const { profile, mode } = readReference(reference, standardProfiles);
  return needsOf(profile, mode, {}, standardCatalogue());
}

/** Messages are text; what Markdown would read as marks is made plain. */
const escape = (text: string) => text.replaceAll(/[<>*_[\]`]/g, "\\$&");

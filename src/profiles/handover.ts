import { readableDay } from "../base/days.js";
import { holdsSecret } from "./secrets.js";
import type { HandoverField, Mode, Profile } from "./profile.js";
import { code, plain } from "./sheet-text.js";
import { fill, listNames } from "./template.js";
import { findValue, type Values } from "./values.js";

/** The values to enter into the vendor's product, as the product names them. */
export interface Handover {
  readonly profile: Profile;
  readonly mode: Mode;
  readonly entries: readonly HandoverEntry[];
}

export interface HandoverEntry {
  readonly section: string | undefined;
  readonly field: string;
  /** What is to be typed. Absent where it is not known yet, is for the administrator to choose, or is a secret. */
  readonly value: string | undefined;
  readonly isSecret: boolean;
  /** The title of the secret that belongs there. */
  readonly secret: string | undefined;
  /** Titles of the values that are missing. */
  readonly missing: readonly string[];
  readonly choices: readonly string[];
  readonly note: string | undefined;
}

/** Never has a secret in it, whatever `values` holds. */
export function createHandover(profile: Profile, mode: Mode, values: Values): Handover {
  const known = withoutSecrets(profile, values);
  return { profile, mode, entries: mode.handover.map((field) => createEntry(field, profile, known)) };
}

function createEntry(
  { section, field, value: template, choices = [], note }: HandoverField,
  profile: Profile,
  values: Values,
): HandoverEntry {
  const names = listNames(template ?? "");
  const secret = names.find((name) => isSecretName(name, profile));
  return {
    section,
    field,
    value: template === undefined || secret !== undefined ? undefined : fill(template, values),
    isSecret: secret !== undefined,
    secret: secret === undefined ? undefined : titleOf(secret, profile),
    missing: names
      .filter((name) => !isSecretName(name, profile) && !Object.hasOwn(values, name))
      .map((name) => titleOf(name, profile)),
    choices,
    note,
  };
}

/** Without what is empty, what is given for a secret, and whatever repeats such a secret under another name. */
function withoutSecrets(profile: Profile, values: Values): Values {
  const given = Object.entries(values).filter(([, value]) => value.trim() !== "");
  const secrets = given.filter(([name]) => isSecretName(name, profile)).map(([, value]) => value.trim());
  return Object.fromEntries(
    given.filter(
      ([name, value]) =>
        !isSecretName(name, profile) &&
        !holdsSecret(value) &&
        !secrets.some((secret) => repeats(value, secret)),
    ),
  );
}

/** A short one may well be a part of something else. */
function repeats(value: string, secret: string): boolean {
  return value.trim() === secret || (secret.length >= 8 && value.includes(secret));
}

function titleOf(name: string, profile: Profile): string {
  return findValue(profile, name)?.title ?? name;
}

/** Whatever a profile says of it, the value called `secret` is one. */
function isSecretName(name: string, profile: Profile): boolean {
  return name === "secret" || findValue(profile, name)?.format === "secret";
}

/** The sheet as Markdown, in which everything that comes from `values` or from the profile is text. */
export function renderHandover({ profile, mode, entries }: Handover): string {
  const { outdated } = mode;
  const sections = [...new Set([undefined, ...entries.map(({ section }) => section)])];
  const missing = [...new Set(entries.flatMap((entry) => entry.missing))];

  return `${[
    `# Values for ${plain(profile.product)}`,
    `${plain(profile.vendor)} · ${plain(mode.title)}`,
    ...(outdated
      ? [
          `> **Out of date since ${readableDay(outdated.since)}.** ${plain(outdated.why)} Set up ${code(outdated.instead)} instead.`,
        ]
      : []),
    entries.length === 0
      ? "Nothing is typed into the product for this."
      : "Each value is typed into the field of the product that stands before it.",
    ...(missing.length > 0 ? [`Not known yet: ${missing.map(plain).join(", ")}.`] : []),
    ...sections.flatMap((section) => {
      const here = entries.filter((entry) => entry.section === section);
      const heading = section === undefined || here.length === 0 ? [] : [`## ${plain(section)}`];
      return [...heading, ...(here.length === 0 ? [] : [here.map(renderEntry).join("\n")])];
    }),
  ].join("\n\n")}\n`;
}

function renderEntry(entry: HandoverEntry): string {
  const note = entry.note === undefined ? "" : `\n  - ${plain(entry.note)}`;
  return `- **${plain(entry.field)}**: ${describeValue(entry)}${note}`;
}

function describeValue({ value, secret, missing, choices }: HandoverEntry): string {
  if (secret !== undefined) {
    return `Copy the ${plain(inSentence(secret))} from where you keep it; it is not written here.`;
  }
  if (missing.length > 0) {
    return `*not known yet: ${missing.map(plain).join(", ")}*`;
  }
  const chosen = choices.length > 0 ? `one of ${choices.map(code).join(", ")}` : undefined;
  if (value === undefined) {
    return chosen ?? "for you to choose";
  }
  return chosen === undefined ? code(value) : `${code(value)}, or ${chosen}`;
}

/** A title in the middle of a sentence: "client secret", but "API key". */
function inSentence(title: string): string {
  return title.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

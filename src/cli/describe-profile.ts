import { readableDay } from "../base/days.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { kindWord, nameOf } from "../manifest/words.js";
import { checkTitles } from "../profiles/checks.js";
import { listAsked, needsOf } from "../profiles/needs.js";
import type { Doubt, Mode, Profile, Step } from "../profiles/profile.js";
import type { Io } from "./io.js";
import { listSettable } from "./read-values.js";
import { complainBelow } from "./words.js";

/** A profile in words, without the hand-over sheet, which is a command of its own. */
export function describeProfile(profile: Profile, catalogue: Catalogue): string[] {
  const { id, vendor, product, summary, modes, doubts, sources } = profile;
  const settable = listSettable(profile).flatMap(([name, { title, what, example }]) => [
    `--set ${name}=${example ?? "…"}`,
    `    ${title}. ${what}`,
  ]);
  return [
    `${id}: ${product} (${vendor})`,
    `  ${summary}`,
    ...modes.flatMap((mode) => ["", ...describeMode(profile, mode, catalogue)]),
    ...section("Values", settable),
    ...section("Where the guide is in doubt", doubts.flatMap(describeDoubt)),
    ...section(
      "Sources",
      sources.map(({ title, section: part, page, read }) =>
        [title, part, page, `read on ${readableDay(read)}`].filter(Boolean).join(", "),
      ),
    ),
  ];
}

/** Says since when a mode is out of date, why, and what to set up instead. Nothing where it is not. */
export function complainOutdated({ outdated }: Mode, io: Io): void {
  if (outdated) {
    const { since, why, instead } = outdated;
    complainBelow(`Out of date since ${readableDay(since)}:`, [why, `Instead: ${instead}.`], io);
  }
}

function describeMode(profile: Profile, mode: Mode, catalogue: Catalogue): string[] {
  const { id, title, what, outdated, steps, disable = [], delays, verify } = mode;
  return [
    `${profile.id}:${id}: ${title}`,
    `  ${what}`,
    ...(outdated
      ? [
          `  Out of date since ${readableDay(outdated.since)}. ${outdated.why}`,
          `  Instead: ${outdated.instead}.`,
        ]
      : []),
    ...below("Registration", describeRegistration(profile, mode, catalogue)),
    ...below("Steps", steps.flatMap(describeStep)),
    ...below("To take it away again", disable.flatMap(describeStep)),
    ...below(
      "Delays",
      delays.map((delay) => delay.what),
    ),
    ...below(
      "To verify",
      verify.map(({ check, note }) => `${checkTitles[check]}.${note === undefined ? "" : ` ${note}`}`),
    ),
  ];
}

function describeRegistration(profile: Profile, mode: Mode, catalogue: Catalogue): string[] {
  const { registration } = mode;
  if (registration.by !== "administrator") {
    return [registration.why];
  }
  const { name, audience, redirects, publicClient, secret } = registration;
  const permissions = needsOf(profile, mode, {}, catalogue).permissions.flatMap(
    ({ permission, request: { why, outdated }, optional }) => [
      `${nameOf(permission)} (${kindWord[permission.kind]}) of ${permission.resource.name}${optional ? ", optional" : ""}`,
      `  ${permission.id}`,
      `  ${why}`,
      ...(outdated === undefined ? [] : [`  ${outdated}`]),
    ],
  );
  const asked = listAsked(mode);
  return [
    ...(name === undefined ? [] : [`Name: ${name}`]),
    ...permissions,
    `Audience: ${audience}`,
    ...redirects.flatMap(({ platform, uri, note }) => [
      `Redirect URI (${platform}): ${uri}`,
      ...(note === undefined ? [] : [`  ${note}`]),
    ]),
    ...(asked.length > 0 ? [`Needs --set ${asked.join(", ")}.`] : []),
    ...(publicClient === undefined ? [] : [`Public client: ${publicClient ? "yes" : "no"}`]),
    ...(secret
      ? [
          `Secret: at most ${String(secret.months)} months`,
          ...(secret.guideMonths === undefined
            ? []
            : [`  The guide says ${String(secret.guideMonths)} months.`]),
          ...(secret.note === undefined ? [] : [`  ${secret.note}`]),
        ]
      : []),
  ];
}

function describeStep({ title, what, optional, outdated }: Step, index: number): string[] {
  const since = outdated?.since === undefined ? "" : ` since ${readableDay(outdated.since)}`;
  return [
    `${String(index + 1)}. ${title}${optional ? ", optional" : ""}`,
    `   ${what}`,
    ...(outdated ? [`   Out of date${since}. ${outdated.why} ${outdated.instead}`] : []),
  ];
}

function describeDoubt({ kind, guide, section: part, today, since, page }: Doubt): string[] {
  const place = part === undefined ? "" : `, ${part}`;
  const day = since === undefined ? "" : `Since ${readableDay(since)}. `;
  return [`${kind}${place}: ${guide}`, `    ${day}${today}`, ...(page === undefined ? [] : [`    ${page}`])];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ["", heading, ...lines.map((line) => `  ${line}`)] : [];
}

function below(heading: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`  ${heading}`, ...lines.map((line) => `    ${line}`)] : [];
}

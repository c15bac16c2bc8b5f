import { UserError } from "../../base/errors.js";
import type { Application } from "../../manifest/manifest.js";
import { findRedirectGaps } from "../../manifest/needed-redirects.js";
import { sayRequested } from "../../manifest/plan-permissions.js";
import { planNeeds } from "../../manifest/plan.js";
import { nameOf } from "../../manifest/words.js";
import { needsOf, type Needs } from "../../profiles/needs.js";
import { findValue } from "../../profiles/values.js";
import { giveBackEdited, readTarget, type ChangeRequest } from "../change-application.js";
import { giveBack, readForChange } from "../change-file.js";
import { chooseProfile, type ProfileRequest } from "../choose-profile.js";
import { complainOutdated } from "../describe-profile.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { complainBelow, printable } from "../words.js";

export interface ApplyRequest extends ProfileRequest, ChangeRequest {
  /** Names of optional permissions, or "all". */
  readonly optional: readonly string[];
}

/** Adds to an application what a profile needs, and says what it did not do. */
export async function runApply(
  reference: string,
  path: string,
  request: ApplyRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  const { write } = request;
  const { profile, mode, values } = await chooseProfile(reference, request, { io, catalogue });
  const needs = needsOf(profile, mode, values, catalogue);
  const optional = chooseOptional(request.optional, needs);
  const title = `${profile.product}, ${mode.title} (${profile.id}:${mode.id})`;

  if (mode.registration.by !== "administrator") {
    const file = await readForChange(path, write, io);
    await giveBack(file, file.text, write, io);
    complainBelow(`Nothing to do in ${file.name} for ${title}:`, [mode.registration.why], io);
    complainOutdated(mode, io);
    return 0;
  }

  const target = await readTarget(path, request, { io, catalogue });
  const { name } = target.file;
  const plan = planNeeds(target.manifest, target.application, needs, { optional });
  const { edits, changes, left, beyond, isPartial = false } = plan;
  const missing = listMissing(target.application, needs);

  await giveBackEdited(target, edits, write, io);
  if (changes.length > 0) {
    complainBelow(`For ${title}, in ${name}:`, changes, io);
  } else {
    io.complain(printable(`Nothing ${isPartial ? "was changed" : "to do"} in ${name} for ${title}.`));
  }
  complainBelow("Not done:", left, io);
  complainBelow("Still to be given:", missing, io);
  complainBelow(
    "Beyond the profile, and kept:",
    beyond.map((each) => `${sayRequested(each)}.`),
    io,
  );
  complainOutdated(mode, io);
  return isPartial ? 1 : 0;
}

/** Permissions that should be left out today have to be named, because nobody means them by "all". */
function chooseOptional(named: readonly string[], { permissions, profile, mode }: Needs) {
  const optional = permissions.filter((needed) => needed.optional);
  const wanted = new Set<string>();
  for (const name of named) {
    const meant = optional.filter(({ permission, request: { outdated } }) =>
      name.toLowerCase() === "all"
        ? outdated === undefined
        : permission.value.toLowerCase() === name.toLowerCase() || permission.id === name.toLowerCase(),
    );
    if (meant.length === 0 && name.toLowerCase() !== "all") {
      const names = optional.map(({ permission }) => nameOf(permission));
      throw new UserError(
        `${profile.id}:${mode.id} has no optional permission called ${JSON.stringify(name)}.`,
        {
          remedy: names.length > 0 ? `There are: ${names.join(", ")}.` : "It has none at all.",
        },
      );
    }
    meant.forEach(({ permission }) => wanted.add(permission.value));
  }
  return (value: string) => wanted.has(value);
}

/**
 * What has to be given before everything can be done. Where any redirect URI of the right form is there, nothing has,
 * and a fragment has no place for one.
 */
function listMissing(application: Application, needs: Needs): string[] {
  const gaps = application.node ? findRedirectGaps(application, needs) : [];
  const names = gaps.flatMap(({ need }) => need.missing);
  return [...new Set(names)].map((name) => {
    const { title, what, example } = findValue(needs.profile, name) ?? { title: name, what: "" };
    return `${title}, with --set ${name}=${example ?? "VALUE"}. ${what}`.trimEnd();
  });
}

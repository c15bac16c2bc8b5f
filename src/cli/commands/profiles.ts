import type { Catalogue } from "../../catalogue/catalogue.js";
import { listAsked, needsOf } from "../../profiles/needs.js";
import type { Mode, Profile } from "../../profiles/profile.js";
import { standardProfiles } from "../../profiles/vendors/index.js";
import { readReferenced } from "../choose-profile.js";
import { describeProfile } from "../describe-profile.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { listSettable } from "../read-values.js";
import { printable } from "../words.js";

/** Lists the profiles, or says everything about one of them or one of its modes. */
export async function runProfiles(
  reference: string | undefined,
  format: "text" | "json",
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  const chosen = reference === undefined ? undefined : await readReferenced(reference, { io, catalogue });
  if (format === "json") {
    const list = (chosen ? [chosen] : standardProfiles).map((profile) => renderProfile(profile, catalogue));
    io.print(`${JSON.stringify(list, undefined, 2)}\n`);
  } else {
    const lines = chosen ? describeProfile(chosen, catalogue) : standardProfiles.flatMap(listProfile);
    io.print(`${lines.map(printable).join("\n")}\n`);
  }
  return 0;
}

function renderProfile(profile: Profile, catalogue: Catalogue) {
  const { id, vendor, product, modes } = profile;
  return {
    id,
    vendor,
    product,
    modes: modes.map((mode) => renderMode(profile, mode, catalogue)),
    values: listSettable(profile).map(([name, { title, format }]) => ({ name, title, format })),
  };
}

function renderMode(profile: Profile, mode: Mode, catalogue: Catalogue) {
  const { id, title, outdated, kind } = mode;
  return {
    id,
    title,
    outdated: outdated ? { since: outdated.since, why: outdated.why, instead: outdated.instead } : null,
    permissions: needsOf(profile, mode, {}, catalogue).permissions.map(({ permission, optional }) => ({
      resourceAppId: permission.resource.appId,
      id: permission.id,
      value: permission.value,
      kind: permission.kind,
      optional,
    })),
    kind,
    asks: listAsked(mode),
  };
}

function listProfile({ id, vendor, product, modes }: Profile): string[] {
  const width = Math.max(...modes.map((mode) => mode.id.length));
  return [
    `${id}  ${product} (${vendor})`,
    ...modes.map(({ id: mode, title, outdated }) => {
      const state = outdated ? `  (out of date since ${outdated.since}, instead: ${outdated.instead})` : "";
      return `  ${mode.padEnd(width)}  ${title}${state}`;
    }),
  ];
}

import { createHandover, renderHandover, type Handover } from "../../profiles/handover.js";
import { chooseProfile, type ProfileRequest } from "../choose-profile.js";
import { complainOutdated } from "../describe-profile.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { printableLines } from "../words.js";

export interface HandoverRequest extends ProfileRequest {
  readonly format: "markdown" | "json";
}

/** Prints the values to enter into the vendor's product, as far as they are known. */
export async function runHandover(
  reference: string,
  request: HandoverRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  const { profile, mode, values } = await chooseProfile(reference, request, { io, catalogue });
  const handover = createHandover(profile, mode, values);
  if (request.format === "json") {
    io.print(`${JSON.stringify(renderJson(handover), undefined, 2)}\n`);
  } else {
    io.print(printableLines(renderHandover(handover)));
  }
  complainOutdated(mode, io);
  return 0;
}

function renderJson({ profile, mode, entries }: Handover) {
  return {
    version: 1,
    profile: profile.id,
    mode: mode.id,
    entries: entries.map(({ section, field, value, isSecret, missing, choices, note }) => ({
      section: section ?? null,
      field,
      value: isSecret ? null : (value ?? null),
      isSecret,
      missing,
      choices,
      note: note ?? null,
    })),
  };
}

import { convertToLegacy } from "../../manifest/convert-to-legacy.js";
import { convertToGraph } from "../../manifest/convert.js";
import { giveBackEdited, readTarget, type ChangeRequest } from "../change-application.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { complainBelow } from "../words.js";

const conversions = { graph: convertToGraph, legacy: convertToLegacy };

const titles = {
  graph: "the format of Microsoft Graph",
  legacy: "the old format of Azure AD Graph",
} as const;

export type Format = keyof typeof conversions;

export interface ConvertRequest extends ChangeRequest {
  readonly to: Format;
}

/** Spells an application in the other format, and says what has no place there. */
export async function runConvert(
  path: string,
  request: ConvertRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  const { to, write } = request;
  const target = await readTarget(path, request, { io, catalogue });
  const { node, dialect } = target.application;
  const { name } = target.file;
  const isFragment = dialect === "fragment" || node === undefined;
  const { edits, dropped } = isFragment ? { edits: [], dropped: [] } : conversions[to](target.manifest, node);

  await giveBackEdited(target, edits, write, io);
  if (isFragment) {
    io.complain(`There is nothing in ${name} that the two formats write in different ways.`);
  } else if (edits.length > 0) {
    io.complain(`Put ${name} into ${titles[to]}.`);
  } else {
    io.complain(`${name} is in ${titles[to]} already.`);
  }
  complainBelow(
    "Left out, because the other format has no place for it, or another value there:",
    dropped,
    io,
  );
  return 0;
}

import { UserError } from "../../base/errors.js";
import { planMerge, readSnippet } from "../../manifest/snippet.js";
import { giveBackEdited, readTarget, type ChangeRequest } from "../change-application.js";
import { readText } from "../change-file.js";
import type { CommandWorld, ExitCode } from "../io.js";
import { complainBelow } from "../words.js";

export interface MergeRequest extends ChangeRequest {
  /** A file, or "-". */
  readonly snippet: string;
}

/** Puts what a guide prints next to what an application asks for. */
export async function runMerge(
  path: string,
  request: MergeRequest,
  { io, catalogue }: CommandWorld,
): Promise<ExitCode> {
  if (path === "-" && request.snippet === "-") {
    throw new UserError("The snippet and the manifest cannot both come from standard input.", {
      remedy: "Put one of them into a file.",
    });
  }
  const source = await readText(request.snippet, io);
  const snippet = readSnippet(source.text, catalogue);
  if ("problem" in snippet) {
    throw new UserError(
      `The snippet in ${source.name} was not understood, so nothing was changed. ${snippet.problem}`,
    );
  }
  const target = await readTarget(path, request, { io, catalogue });
  const { name } = target.file;
  const plan = planMerge(target.manifest, target.application, snippet);
  const { edits, changes, left, isPartial = false } = plan;

  await giveBackEdited(target, edits, request.write, io);
  complainBelow(`To understand the snippet in ${source.name}:`, snippet.mended, io);
  complainBelow("Ignored in the snippet:", snippet.ignored, io);
  if (changes.length > 0) {
    complainBelow(`In ${name}:`, changes, io);
  } else {
    io.complain(
      isPartial
        ? `Nothing was changed in ${name}.`
        : `Nothing to do in ${name}, which asks for all of it already.`,
    );
  }
  if (isPartial) {
    complainBelow("Not done:", left, io);
  } else if (changes.length > 0) {
    complainBelow("Already there:", left, io);
  }
  return isPartial ? 1 : 0;
}

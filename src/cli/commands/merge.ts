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
  const { edits, changes, left } = planMerge(target.manifest, target.application, snippet);

  await giveBackEdited(target, edits, request.write, io);
  complainBelow(`To understand the snippet in ${source.name}:`, snippet.mended, io);
  complainBelow("Ignored in the snippet:", snippet.ignored, io);
  if (changes.length > 0) {
    complainBelow(`In ${name}:`, changes, io);
  } else {
    io.complain(`Nothing to do in ${name}${left.length === 0 ? ", which asks for all of it already" : ""}.`);
  }
  complainBelow("Not done:", left, io);
  return 0;
}

import { UserError } from "../base/errors.js";
import { applyEdits, type Edit } from "../manifest/edits.js";
import type { Application, Manifest } from "../manifest/manifest.js";
import { chooseApplication, parseTarget } from "../manifest/target.js";
import { giveBack, readForChange, type ReadFile } from "./change-file.js";
import type { CommandWorld, Io } from "./io.js";

export interface ChangeRequest {
  /** The appId or name of the application, where there are several. */
  readonly app?: string;
  readonly write: boolean;
}

export interface Target {
  readonly file: ReadFile;
  readonly manifest: Manifest;
  readonly application: Application;
}

/** The application of a file that is to be changed. Throws a `UserError` where there is none or nobody knows which. */
export async function readTarget(
  path: string,
  { app, write }: ChangeRequest,
  { io, catalogue }: CommandWorld,
): Promise<Target> {
  const file = await readForChange(path, write, io);
  const manifest = parseTarget(file.text, catalogue);
  return { file, manifest, application: choose(manifest, app, file.name) };
}

/** The core knows neither what the file is called nor how an application is named here. */
function choose(manifest: Manifest, app: string | undefined, file: string): Application {
  try {
    return chooseApplication(manifest, app === undefined ? {} : { appId: app });
  } catch (error) {
    if (!(error instanceof UserError)) {
      throw error;
    }
    const isUnclear =
      app === undefined && manifest.applications.length > 1 && manifest.syntaxErrors.length === 0;
    throw new UserError(
      [`${file}:`, error.message, error.remedy, isUnclear ? "Do so with --app." : ""]
        .filter(Boolean)
        .join(" "),
      { cause: error },
    );
  }
}

/** Prints or writes the file of a target with some edits made. */
export async function giveBackEdited(
  { file }: Target,
  edits: readonly Edit[],
  write: boolean,
  io: Io,
): Promise<void> {
  const text = applyEdits(file.text, edits);
  if (text === undefined) {
    throw new Error("Two edits of one plan want the same place.");
  }
  await giveBack(file, text, write, io);
}

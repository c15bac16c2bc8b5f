import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { ensureDependencies } from "./host/dependencies.mjs";
import { openInBrowser } from "./host/open.mjs";
import { project as thisProject } from "./host/paths.mjs";
import { build, run, UserError } from "./host/run.mjs";
import { startServer } from "./host/server.mjs";
import { endOnSignals } from "./host/signals.mjs";
import { ensureVsCode } from "./host/vscode.mjs";

/** Has the extension begin with its demo tenant connected. */
const withDemo = { CALENDAR_ONRAMP_DEMO: "open" };

/**
 * Shows the extension to a person: VS Code in a browser, or the desktop's, with a copy of the samples to play with.
 *
 * The samples are trusted, because they are this project's own and the question would be the first thing to be seen.
 * The extension is installed rather than loaded for development, as the latter silences the workbench's notifications.
 *
 * @param {object} options
 * @param {boolean} [options.desktop]
 * @param {boolean} [options.open] whether to open the browser
 * @param {number} [options.port]
 * @param {string} [options.project] the folder of the extension to show
 */
export async function start({ desktop = false, open = true, port = 0, project = thisProject }) {
  await ensureDependencies(project);
  if (desktop) {
    await build(project);
    await startDesktop(project);
    return;
  }

  const [vscode] = await Promise.all([ensureVsCode(), build(project)]);
  const workspace = join(project, "samples");
  const server = await startServer({ vscode, workspace, extensions: [project], port, env: withDemo });
  let stopping = false;
  const stop = async () => {
    stopping = true;
    await server.stop();
    console.log("\nVS Code has ended.");
    return 0;
  };
  endOnSignals(stop);
  endWithParent(stop);

  const manifest = await findManifest(server.workspace);
  const url = server.url(manifest ? { openFile: manifest } : {});
  console.log(`\nVS Code ${vscode.version} with Calendar Onramp is at:\n\n  ${url}\n\nCtrl-C ends it.`);
  if (open) {
    openInBrowser(url);
  }

  await server.exited;
  if (stopping) {
    return;
  }
  throw new UserError(`VS Code ended on its own. It said:\n\n${server.log().trim()}`);
}

/** npm that is told to end does not tell its children, who then belong to somebody else. @param {() => Promise<number>} stop */
function endWithParent(stop) {
  const parent = process.ppid;
  const watch = setInterval(async () => {
    if (process.ppid !== parent) {
      clearInterval(watch);
      process.exit(await stop());
    }
  }, 1_000);
  watch.unref();
}

/** The sample to begin with, which is the one that their README names first. @param {string} workspace */
async function findManifest(workspace) {
  const readme = await readFile(join(workspace, "README.md"), "utf8");
  const [, name] = /`([^`]+\.json)`/.exec(readme) ?? [];
  return name && join(workspace, name);
}

/** @param {string} project */
async function startDesktop(project) {
  // On Windows `code` is a script, which only a shell can start.
  const shell = process.platform === "win32";
  const isInstalled = await run("code", ["--version"], { shell }).catch(() => ({ code: 1 }));
  if (isInstalled.code !== 0) {
    throw new UserError(
      "There is no `code` command. VS Code adds it with “Shell Command: Install 'code' command in PATH”. Without --desktop, VS Code runs in the browser.",
    );
  }

  const folder = await mkdtemp(join(tmpdir(), "calendar-onramp-"));
  try {
    const workspace = join(folder, "samples");
    await cp(join(project, "samples"), workspace, { recursive: true });
    const manifest = await findManifest(workspace);
    const args = [
      ...["--wait", "--new-window", "--disable-workspace-trust", `--extensionDevelopmentPath=${project}`],
      ...[workspace, ...(manifest ? [manifest] : [])],
    ];
    console.log("VS Code opens with Calendar Onramp. This command ends when its window is closed.");
    await run("code", shell ? args.map((arg) => `"${arg}"`) : args, {
      shell,
      inherit: true,
      env: { ...process.env, ...withDemo },
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    endOnSignals();
    const { values } = parseArgs({
      options: { desktop: { type: "boolean" }, "no-open": { type: "boolean" }, port: { type: "string" } },
    });
    const port = Number(values.port ?? 0);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
      throw new UserError(`--port takes a number up to 65535, which "${values.port}" is not.`);
    }
    await start({ desktop: values.desktop, open: !values["no-open"], port });
  } catch (error) {
    const isForUser = error instanceof UserError || error.code?.startsWith("ERR_PARSE_ARGS");
    console.error(isForUser ? error.message : error);
    process.exit(1);
  }
}

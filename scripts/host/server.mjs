import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

import { UserError } from "./run.mjs";

/** A quiet workbench: no welcome pages, no side bar for an assistant that is not there, no look-ups. */
const baseSettings = {
  "chat.agentHost.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
  "telemetry.telemetryLevel": "off",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

/**
 * Starts VS Code on 127.0.0.1 with fresh folders for everything it keeps, and waits until it answers.
 *
 * @param {object} options
 * @param {{ node: string, server: string }} options.vscode what `ensureVsCode` found
 * @param {string} options.workspace the folder to open. It is copied, so edits stay out of the original.
 * @param {boolean} [options.trust] false leaves the workspace in Restricted Mode
 * @param {boolean} [options.smokeTest] lets `url` load an extension under development and its tests. It also turns off
 *   notification toasts and other things that a person expects, so it is for tests only.
 * @param {Record<string, unknown>} [options.userSettings]
 * @param {readonly string[]} [options.extensions] folders to have installed. They are linked, so the window's next
 *   reload shows what was built in the meantime.
 * @param {number} [options.port] 0 takes any free one
 * @param {NodeJS.ProcessEnv} [options.env] variables that the extension host sees in addition
 */
export async function startServer({
  vscode,
  workspace,
  trust = true,
  smokeTest = false,
  userSettings = {},
  extensions = [],
  port = 0,
  env = {},
}) {
  const folder = await makeFolder();
  const userDataDir = join(folder, "user");
  const copy = join(folder, basename(workspace));
  // Whoever can open the address has a terminal here, and every account on this machine can reach the loopback
  // address. So the address carries a secret, in tests too, where it costs nothing.
  const token = randomBytes(8).toString("hex");

  await mkdir(join(userDataDir, "User"), { recursive: true });
  await mkdir(join(folder, "extensions"));
  await mkdir(join(folder, "tmp"));
  await cp(workspace, copy, { recursive: true });
  await writeFile(
    join(userDataDir, "User/settings.json"),
    JSON.stringify({ ...baseSettings, ...userSettings }),
  );
  await writeFile(join(folder, "token"), token, { mode: 0o600 });
  for (const extension of extensions) {
    await symlink(extension, join(folder, "extensions", basename(extension)), "dir");
  }

  const args = [
    vscode.server,
    ...["--host", "127.0.0.1", "--port", String(port), "--connection-token-file", join(folder, "token")],
    ...["--user-data-dir", userDataDir, "--server-data-dir", join(folder, "server")],
    ...["--extensions-dir", join(folder, "extensions")],
    ...["--accept-server-license-terms", "--telemetry-level", "off", "--disable-telemetry"],
    ...["--disable-update-check", "--disable-getting-started-override", "--force-disable-user-env"],
    ...(trust ? ["--disable-workspace-trust"] : []),
    ...(smokeTest ? ["--enable-smoke-test-driver"] : []),
  ];
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "leash.mjs"), folder, vscode.node, ...args],
    {
      detached: true, // Ctrl-C in the terminal is for this process, which then takes the server down in order.
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...cleanEnvironment(), TMPDIR: join(folder, "tmp"), ...env },
    },
  );

  let log = "";
  const receive = (/** @type {string} */ text) => (log += text);
  child.stdout.setEncoding("utf8").on("data", receive);
  child.stderr.setEncoding("utf8").on("data", receive);
  const exited = new Promise((resolve) => child.once("exit", resolve));

  const boundPort = await listening(child, () => log);
  const authority = `127.0.0.1:${boundPort}`;

  return {
    port: boundPort,
    userDataDir,
    workspace: copy,
    exited,
    log: () => log,

    /**
     * The address that opens the workspace.
     *
     * @param {Record<string, string>} [paths] what to do besides, as the workbench names it, and with which file or
     *   folder: `openFile`, and in smoke tests `extensionDevelopmentPath` and `extensionTestsPath`
     */
    url(paths = {}) {
      const payload = Object.entries(paths).map(([name, path]) => [
        name,
        `vscode-remote://${authority}${path.split("/").map(encodeURIComponent).join("/")}`,
      ]);
      const query = payload.length > 0 ? `&payload=${encode(JSON.stringify(payload))}` : "";
      return `http://${authority}/?tkn=${token}&folder=${encode(copy)}${query}`;
    },

    async stop() {
      child.stdin.end();
      await exited;
    },
  };
}

/** Not the longer temporary folder of macOS, in which the names of sockets would grow past their limit. */
function makeFolder() {
  return mkdtemp(join(process.platform === "darwin" ? "/tmp" : tmpdir(), "calendar-onramp-"));
}

/**
 * Without what npm, or a VS Code around this terminal, tells its children about itself, and without the second place
 * for sockets, which would stay there.
 */
function cleanEnvironment() {
  const foreign = /^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$|XDG_RUNTIME_DIR$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {() => string} log
 * @returns {Promise<number>} the port
 */
function listening(child, log) {
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ reason) => {
      child.stdin?.end();
      reject(new UserError(`${reason}\n\n${log().trim()}`));
    };
    const timer = setTimeout(() => fail("VS Code did not start within a minute."), 60_000);
    child.stdout?.on("data", () => {
      const port = /agent listening on (\d+)/.exec(log())?.[1];
      if (port && log().includes("Extension host agent started")) {
        clearTimeout(timer);
        resolve(Number(port));
      }
    });
    child.stderr?.on("data", () => {
      // The server logs this and then waits for nothing.
      const taken = /EADDRINUSE.*:(\d+)/.exec(log())?.[1];
      if (taken) {
        clearTimeout(timer);
        child.stdin?.end();
        reject(new UserError(`Port ${taken} is taken by another program.`));
      }
    });
    child.once("exit", () => {
      clearTimeout(timer);
      fail("VS Code could not be started.");
    });
  });
}

/** Leaves readable what an address allows, for it is printed. @param {string} text */
function encode(text) {
  return encodeURIComponent(text).replace(/%(3A|2F|2C)/g, decodeURIComponent);
}

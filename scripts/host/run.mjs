import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Something that the reader can act on: shown as its message alone, without a stack. */
export class UserError extends Error {}

/** Children that are still running, so that none outlives this process. */
const running = new Set();
process.on("exit", () => running.forEach((child) => child.kill()));

/**
 * Runs a program to its end. A program that fails is a result, one that cannot be started is an error.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, inherit?: boolean, shell?: boolean, onLine?: (line: string) => void }} [options]
 *   `inherit` shows the output as it comes; `onLine` receives each line of it instead.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd, env, inherit = false, shell = false, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = inherit ? "inherit" : ["ignore", "pipe", "pipe"];
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio, shell });
    running.add(child);

    let output = "";
    let rest = "";
    const receive = (/** @type {string} */ text) => {
      output += text;
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop() ?? "";
      lines.forEach((line) => onLine?.(line));
    };
    child.stdout?.setEncoding("utf8").on("data", receive);
    child.stderr?.setEncoding("utf8").on("data", receive);

    child.on("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.on("close", (code) => {
      running.delete(child);
      if (rest) {
        onLine?.(rest);
      }
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Builds what ships and the tests, into `dist`.
 *
 * @param {string} project
 */
export async function build(project) {
  const { code, output } = await run(process.execPath, ["esbuild.mjs"], { cwd: project });
  if (code !== 0) {
    throw new UserError(`The build failed:\n\n${output.trimEnd()}`);
  }
}

/**
 * Runs npm quietly; its output is shown only when it fails. The flags that matter here are all given, so that the
 * reader's own npm settings decide on the registry and the proxy and on nothing else.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function npm(args, cwd) {
  const cli = process.env["npm_execpath"];
  const useCli = cli?.endsWith("npm-cli.js") && existsSync(cli);
  const command = useCli ? process.execPath : "npm";
  const flags = [
    ...args,
    "--no-audit",
    "--no-fund",
    "--no-progress",
    "--loglevel=error",
    "--engine-strict=false",
  ];
  const shell = !useCli && process.platform === "win32";

  const { code, output } = await run(command, useCli ? [cli, ...flags] : flags, { cwd, shell });
  if (code !== 0) {
    throw new UserError(`\`npm ${args.join(" ")}\` failed in ${cwd}:\n\n${output.trimEnd()}`);
  }
}

/**
 * Unpacks parts of a package from the registry into a folder. It neither runs the package's scripts nor installs what
 * it depends on, which makes it several times faster than an install.
 *
 * @param {string} spec such as `some-package@1.2.3`
 * @param {string} folder
 * @param {readonly string[]} [parts] what to unpack, as paths inside the package; all of it when absent
 */
export async function unpack(spec, folder, parts = ["."]) {
  const downloads = `${folder}.download`;
  await mkdir(downloads, { recursive: true });
  try {
    await npm(
      ["pack", spec, "--ignore-scripts", "--prefer-offline", "--pack-destination", downloads],
      downloads,
    );
    const archive = join(downloads, (await readdir(downloads)).find((name) => name.endsWith(".tgz")) ?? "");
    await mkdir(folder, { recursive: true });
    await tar([
      "-xzf",
      archive,
      "-C",
      folder,
      "--strip-components=1",
      ...parts.map((part) => join("package", part)),
    ]);
  } finally {
    await rm(downloads, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} args */
export async function tar(args) {
  const { code, output } = await run("tar", args);
  if (code !== 0) {
    throw new UserError(`\`tar\` failed:\n\n${output.trimEnd()}`);
  }
}

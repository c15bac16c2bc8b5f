import { execFile } from "node:child_process";
import { join } from "node:path";

/**
 * Runs a program without a shell and gives its standard output. It runs in a folder in which only an administrator could
 * have put another one of the same name, because Windows looks there first.
 */
export function runProgram(file: string, args: readonly string[], signal?: AbortSignal): Promise<string> {
  const folder =
    process.platform === "win32" ? join(process.env["SystemRoot"] ?? "C:\\Windows", "System32") : "/";
  const options = {
    cwd: folder,
    windowsHide: true,
    maxBuffer: 4 * 1024 * 1024,
    ...(signal ? { signal } : {}),
  };
  return new Promise((resolve, reject) => {
    const child = execFile(file, [...args], options, (error, stdout, stderr) => {
      if (error) {
        reject(Object.assign(error as Error, { stderr }));
      } else {
        resolve(stdout);
      }
    });
    child.stdin?.end();
  });
}

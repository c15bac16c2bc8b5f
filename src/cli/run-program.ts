import { execFile } from "node:child_process";
import { join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a program of the same name can be only if an administrator put it there. Windows looks there first. */
export function safeFolder(environment: Environment, platform = process.platform): string {
  return platform === "win32" ? join(environment["SystemRoot"] ?? "C:\\Windows", "System32") : "/";
}

/** The environment as other programs may see it. */
export function withoutOurs(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^CALENDAR_ONRAMP_/i.test(name)));
}

/**
 * Runs a program without a shell and gives its standard output. Rejects with `code: "ENOENT"` where there is no such
 * program, and where it fails with what it wrote in `stderr`.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  environment: Environment,
  signal?: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = {
      cwd: safeFolder(environment),
      env: withoutOurs(environment),
      windowsHide: true,
      maxBuffer: 4 * 1024 * 1024,
      ...(signal ? { signal } : {}),
    };
    const child = execFile(file, [...args], options, (error, stdout, stderr) => {
      if (error) {
        reject(Object.assign<Error, { stderr: string }>(error, { stderr }));
      } else {
        resolve(stdout);
      }
    });
    child.stdin?.end();
  });
}

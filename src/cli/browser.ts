import { spawn } from "node:child_process";
import { join } from "node:path";
import { safeFolder, withoutOurs } from "./run-program.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** The program that opens an address in the browser, or `undefined` where there is no screen to show one on. */
export function browserCommand(
  url: string,
  environment: Environment,
  platform: NodeJS.Platform,
): readonly [string, readonly string[]] | undefined {
  if (platform === "win32") {
    return [join(safeFolder(environment, platform), "rundll32.exe"), ["url.dll,FileProtocolHandler", url]];
  }
  if (platform === "darwin") {
    return ["/usr/bin/open", [url]];
  }
  const screens = ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"];
  return screens.some((name) => environment[name]) ? ["xdg-open", [url]] : undefined;
}

/** Opens an address in the system's browser. Throws where there is none. */
export async function openBrowser(
  url: string,
  environment: Environment,
  platform = process.platform,
): Promise<void> {
  const command = browserCommand(url, environment, platform);
  if (!command) {
    throw new Error("There is no screen.");
  }
  const [file, args] = command;
  await new Promise<void>((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: safeFolder(environment),
      env: withoutOurs(environment),
      detached: true,
      stdio: "ignore",
    });
    child.once("error", reject);
    child.once("spawn", () => {
      child.unref(); // It may run as long as the browser does.
      resolve();
    });
  });
}

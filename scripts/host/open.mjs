import { spawn } from "node:child_process";

/**
 * Opens an address in the reader's browser, where there is one to open. The address is printed besides, so a machine
 * without a screen is no failure.
 *
 * @param {string} url
 */
export function openInBrowser(url) {
  const hasScreen = process.platform !== "linux" || process.env["DISPLAY"] || process.env["WAYLAND_DISPLAY"];
  if (process.env["CI"] || !hasScreen) {
    return;
  }
  const command = process.platform === "darwin" ? "open" : "xdg-open";
  const child = spawn(command, [url], { detached: true, stdio: "ignore" });
  child.on("error", () => {});
  child.unref();
}

import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";

import { project } from "./host/paths.mjs";

// Runs the compiled tests of `dist/test/vscode` in the desktop's VS Code. Tests that need a browser skip themselves.
const source = join(project, "test/fixtures/workspace");
const folder = await mkdtemp(join(tmpdir(), "calendar-onramp-"));
const workspace = join(folder, "workspace");

try {
  await mkdir(source, { recursive: true });
  await cp(source, workspace, { recursive: true });
  const vscodeExecutablePath = await download();
  if (vscodeExecutablePath) {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: project,
      extensionTestsPath: join(project, "dist/test/vscode/index.js"),
      launchArgs: [workspace, "--disable-extensions", "--user-data-dir", join(folder, "user")],
    }).catch((error) => {
      console.error(error.message);
      process.exitCode = 1;
    });
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function download() {
  try {
    return await downloadAndUnzipVSCode({ cachePath: join(project, ".vscode-test/desktop") });
  } catch (error) {
    console.error(
      `The desktop's VS Code could not be downloaded (${error.message}). \`npm test\` runs the same tests without it.`,
    );
    process.exitCode = 2;
    return undefined;
  }
}

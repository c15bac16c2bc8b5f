import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ensureDependencies } from "./host/dependencies.mjs";
import { project } from "./host/paths.mjs";
import { build, UserError } from "./host/run.mjs";

// Builds, and runs the tests of `test/vscode` in the desktop's VS Code. Tests that need a browser skip themselves.
try {
  await ensureDependencies();
  await build(project);
  process.exitCode = await test(await import("@vscode/test-electron"));
} catch (error) {
  console.error(error instanceof UserError ? error.message : error);
  process.exitCode = 1;
}

/** @param {import("@vscode/test-electron")} electron */
async function test({ downloadAndUnzipVSCode, runTests }) {
  let vscodeExecutablePath;
  try {
    vscodeExecutablePath = await downloadAndUnzipVSCode({ cachePath: join(project, ".vscode-test/desktop") });
  } catch (error) {
    console.error(
      `The desktop's VS Code could not be downloaded (${error.message}). \`npm test\` runs the same tests without it.`,
    );
    return 2;
  }

  const source = join(project, "test/fixtures/workspace");
  const folder = await mkdtemp(join(tmpdir(), "calendar-onramp-"));
  const workspace = join(folder, "workspace");
  try {
    await mkdir(source, { recursive: true });
    await cp(source, workspace, { recursive: true });
    return await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: project,
      extensionTestsPath: join(project, "dist/test/vscode/index.js"),
      launchArgs: [workspace, "--disable-extensions", "--user-data-dir", join(folder, "user")],
    });
  } catch (error) {
    console.error(error.message);
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

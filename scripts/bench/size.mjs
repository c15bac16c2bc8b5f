import { build } from "esbuild";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { bundling } from "../host/bundle.mjs";
import { cache, project } from "../host/paths.mjs";
import { run } from "../host/run.mjs";
import { vsixName } from "../host/vsix.mjs";

/** What VS Code loads to activate the extension, and what a user downloads. */
export async function sizeFigures() {
  const { metafile } = await build({
    ...bundling,
    absWorkingDir: project,
    entryPoints: { extension: "src/extension.ts" },
    splitting: true,
    minify: true,
    external: ["vscode"],
    outdir: join(cache, "bench/extension"),
    metafile: true,
  });
  const activation = bytesToActivate(metafile.outputs);

  const { code, output } = await run(process.execPath, ["scripts/package.mjs"], { cwd: project });
  if (code !== 0) {
    throw new Error(`The package could not be built:\n\n${output}`);
  }
  const vsix = await stat(join(project, await vsixName()));

  return [
    {
      name: "What VS Code loads to activate, minified",
      value: activation / 1000,
      bound: 150,
      unit: "kB",
      detail: `${activation.toLocaleString("en-GB")} bytes; what is imported on first use is not among them`,
    },
    {
      name: "The .vsix",
      value: vsix.size / 1000,
      bound: 1000,
      unit: "kB",
      detail: `${vsix.size.toLocaleString("en-GB")} bytes`,
    },
  ];
}

/** The entry and everything that it imports without waiting for first use. */
function bytesToActivate(outputs) {
  const entry = Object.keys(outputs).find((path) => path.endsWith("/extension.js"));
  const loaded = new Set([entry]);
  for (const path of loaded) {
    for (const { path: imported, kind } of outputs[path].imports) {
      if (kind === "import-statement" && outputs[imported]) {
        loaded.add(imported);
      }
    }
  }
  const page = [...loaded]
    .flatMap((path) => Object.keys(outputs[path].inputs))
    .find((path) => /preview-page|event-calendar/.test(path));
  if (page) {
    throw new Error(`Activation loads ${page}, which belongs to the preview.`);
  }
  return [...loaded].reduce((sum, path) => sum + outputs[path].bytes, 0);
}

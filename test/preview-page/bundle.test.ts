import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type BuildOptions, type Metafile } from "esbuild";

interface Bundling {
  readonly bundling: BuildOptions;
  readonly previewBundling: BuildOptions;
}

describe("the preview's script", function () {
  this.timeout(120_000);
  let script = "";
  let inputs: readonly string[] = [];
  let settings: Bundling;

  before(async () => {
    settings = (await import(pathToFileURL(resolve("scripts/host/bundle.mjs")).href)) as Bundling;
    const { outputFiles, metafile } = await build({
      ...settings.previewBundling,
      entryPoints: { preview: "src/preview-page/main.ts" },
      outdir: "dist",
      minify: true,
      write: false,
      metafile: true,
    });
    const file = outputFiles.find(({ path }) => path.endsWith(".js"));
    script = file?.text ?? "";
    inputs = inputsOf(metafile, ".js");
  });

  it("is small", () => {
    assert.ok(script.length > 50_000 && script.length < 350_000, `${String(script.length)} bytes`);
  });

  it("asks for nothing of Node's, which no webview has", () => {
    assert.deepEqual(script.match(/\b(?:Buffer|process|require|__dirname|setImmediate)\b/g) ?? [], []);
  });

  it("asks no network and writes no HTML of its own", () => {
    const ours = inputs.filter((path) => path.startsWith("src/")).map((path) => readFileSync(path, "utf8"));
    assert.ok(ours.length > 20);
    for (const text of ours) {
      assert.doesNotMatch(text, /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b\(/);
      assert.doesNotMatch(text, /\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/);
    }
  });

  it("carries no tables of time zones, which the browser has itself", () => {
    assert.deepEqual(
      inputs.filter((path) => /windows-iana|temporal-polyfill/.test(path)),
      [],
    );
  });

  it("is not among what the extension loads", async () => {
    const { metafile } = await build({
      ...settings.bundling,
      entryPoints: { extension: "src/extension.ts" },
      splitting: true,
      external: ["vscode"],
      outdir: "dist/none",
      write: false,
      metafile: true,
    });
    const all = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
    assert.ok(all.some((path) => path.startsWith("src/ui/")) && existsSync("src/preview-page"));
    assert.deepEqual(
      all.filter((path) => path.startsWith("src/preview-page/") || /event-calendar|svelte/.test(path)),
      [],
    );
  });
});

function inputsOf({ outputs }: Metafile, ending: string): readonly string[] {
  const [, output] = Object.entries(outputs).find(([path]) => path.endsWith(ending)) ?? [];
  return Object.keys(output?.inputs ?? {});
}

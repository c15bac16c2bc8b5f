import assert from "node:assert/strict";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Linter } from "eslint";

/** What the walls of eslint.config.mjs say to a line of code in a file. */
async function createJudge(): Promise<(file: string, code: string) => string[]> {
  const url = pathToFileURL(resolve("eslint.config.mjs")).href;
  const { default: config } = (await import(url)) as { default: Linter.Config[] };
  const walls = config.filter(({ rules = {} }) => "no-restricted-imports" in rules);
  const linter = new Linter();
  return (file, code) => linter.verify(code, walls, { filename: file }).map(({ message }) => message);
}

describe("the walls", () => {
  let judge: (file: string, code: string) => string[];

  before(async () => {
    judge = await createJudge();
  });

  const bothWays = (path: string) => [
    `import { x } from "${path}"; export { x };`,
    `export { x } from "${path}";`,
    `export const x = await import("${path}");`,
  ];

  it("stand between the rooms, also on first use", () => {
    for (const [file, path] of [
      ["src/base/x.js", "../manifest/manifest.js"],
      ["src/manifest/rules/x.js", "../../ui/ids.js"],
      ["src/manifest/x.js", "./../cli/io.js"],
      ["src/catalogue/x.js", "vscode"],
      ["src/cli/x.js", "vscode"],
      ["src/cli/commands/x.js", "../../ui/ids.js"],
      ["src/ui/x.js", "../cli/io.js"],
      ["src/ui/x.js", "../extension.js"],
      ["src/extension.ts", "./manifest/manifest.js"],
      ["src/extension.ts", "../scripts/docs/rules.js"],
    ] as const) {
      for (const code of bothWays(path)) {
        assert.equal(judge(file, code).length, 1, `${file}: ${code}`);
      }
    }
  });

  it("have doors", () => {
    for (const [file, path] of [
      ["src/manifest/rules/x.js", "../../catalogue/standard.js"],
      ["src/manifest/rules/x.js", "../cli.js"],
      ["src/cli/x.js", "../manifest/manifest.js"],
      ["src/ui/commands/x.js", "../../manifest/words.js"],
      ["src/ui/x.js", "vscode"],
      ["src/extension.ts", "vscode"],
      ["src/extension.ts", "./ui/services.js"],
      ["src/base/x.js", "node:path"],
    ] as const) {
      for (const code of bothWays(path)) {
        assert.deepEqual(judge(file, code), [], `${file}: ${code}`);
      }
    }
  });

  it("let nobody import what cannot be read", () => {
    const code = 'const room = "../ui/ids.js"; export const x = await import(room);';
    assert.deepEqual(judge("src/manifest/x.js", code), ["Name what is imported by a literal."]);
  });
});

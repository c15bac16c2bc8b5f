import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { rules } from "../../src/manifest/rules/index.js";
import { severities } from "../../src/manifest/rule.js";
import { commandIds, contextKeys, manifestLanguages, settingIds } from "../../src/ui/ids.js";

interface Setting {
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly default: unknown;
  readonly properties?: Readonly<Record<string, { description: string; enum: string[] }>>;
}

interface PackageJson {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string; enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
  readonly capabilities: { readonly untrustedWorkspaces: { restrictedConfigurations: readonly string[] } };
}

const { activationEvents, contributes, capabilities } = JSON.parse(
  readFileSync("package.json", "utf8"),
) as PackageJson;
const settings = contributes.configuration.properties;
const sorted = (words: Iterable<string>) => [...words].sort();

describe("the list of commands", () => {
  it("names every file of the folder", () => {
    const list = readFileSync("src/ui/commands/index.ts", "utf8");
    const listed = [...list.matchAll(/(?:from |import\()"\.\/([a-z-]+)\.js"/g)].map(
      ([, name]) => `${name ?? ""}.ts`,
    );
    const files = readdirSync("src/ui/commands").filter((name) => name !== "index.ts");
    assert.deepEqual(sorted(listed), sorted(files));
  });
});

describe("package.json", () => {
  it("contributes the commands that there are", () => {
    assert.deepEqual(
      sorted(contributes.commands.map(({ command }) => command)),
      sorted(Object.values(commandIds)),
    );
    for (const { category, title } of contributes.commands) {
      assert.equal(category, "Calendar Onramp");
      assert.doesNotMatch(title, /[.!]$/);
    }
  });

  it("contributes the settings that are read, each with a sentence", () => {
    assert.deepEqual(sorted(Object.keys(settings)), sorted(Object.values(settingIds)));
    for (const { description, markdownDescription } of Object.values(settings)) {
      assert.match(description ?? markdownDescription ?? "", /\.$/);
    }
  });

  it("has one severity for each rule, described by its title", () => {
    const { properties = {} } = settings[settingIds.lintSeverity] ?? {};
    assert.deepEqual(
      Object.entries(properties).map(([id, { description }]) => [id, description]),
      rules.map(({ id, title }) => [id, `${title}.`]),
    );
    for (const { enum: values } of Object.values(properties)) {
      assert.deepEqual(values, [...severities, "off"]);
    }
  });

  it("mentions no command, setting or context key that there is not", () => {
    const commands = new Set<string>(Object.values(commandIds));
    for (const { command } of Object.values(contributes.menus).flat()) {
      assert.ok(commands.has(command), command);
    }
    const known = new Set<string>([...Object.values(contextKeys), ...Object.values(settingIds), ...commands]);
    const conditions = [...contributes.commands.map(({ enablement }) => enablement)].concat(
      Object.values(contributes.menus).flatMap((items) => items.map(({ when }) => when)),
    );
    for (const [mentioned] of conditions.join(" ").matchAll(/calendarOnramp\.[\w.]+/g)) {
      assert.ok(known.has(mentioned), mentioned);
    }
    for (const id of capabilities.untrustedWorkspaces.restrictedConfigurations) {
      assert.ok(known.has(id), id);
    }
  });

  it("wakes up for manifests and for the languages of hovers, and for nothing else", () => {
    const languages = [
      ...manifestLanguages,
      ...(settings[settingIds.lintHoverAnywhere]?.default as string[]),
    ];
    assert.deepEqual(
      activationEvents,
      languages.map((language) => `onLanguage:${language}`),
    );
  });
});

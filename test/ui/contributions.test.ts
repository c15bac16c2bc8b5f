import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { rules } from "../../src/manifest/rules/index.js";
import { severities } from "../../src/manifest/rule.js";
import {
  commandIds,
  contextKeys,
  manifestLanguages,
  schemes,
  settingIds,
  viewIds,
  webviewIds,
} from "../../src/ui/ids.js";

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
    readonly views: Readonly<Record<string, readonly { id: string; name: string }[]>>;
    readonly viewsContainers: Readonly<Record<string, readonly { id: string }[]>>;
    readonly viewsWelcome: readonly { view: string; when: string; contents: string }[];
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

  it("contributes the views that there are, each in a container", () => {
    const { views, viewsContainers } = contributes;
    assert.deepEqual(
      sorted(
        Object.values(views)
          .flat()
          .map(({ id }) => id),
      ),
      sorted(Object.values(viewIds)),
    );
    const containers = Object.values(viewsContainers).flat();
    assert.deepEqual(
      Object.keys(views),
      containers.map(({ id }) => id),
    );
  });

  it("lets nothing that signs in or starts a tenant run in Restricted Mode", () => {
    const connecting = ["connect", "openDemoTenant", "signIn", "signOut", "disconnect", "renameConnection"];
    for (const id of connecting.map((name) => `calendarOnramp.${name}`)) {
      const { enablement = "" } = contributes.commands.find(({ command }) => command === id) ?? {};
      assert.match(enablement, /^isWorkspaceTrusted\b/, id);
    }
    for (const id of [settingIds.connections, settingIds.tenantReadOnly]) {
      assert.ok(capabilities.untrustedWorkspaces.restrictedConfigurations.includes(id), id);
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
    const known = new Set<string>(
      [contextKeys, settingIds, commandIds, viewIds].flatMap((ids) => Object.values<string>(ids)),
    );
    const conditions = [...contributes.commands.map(({ enablement }) => enablement)].concat(
      Object.values(contributes.menus).flatMap((items) => items.map(({ when }) => when)),
    );
    for (const [mentioned] of conditions.join(" ").matchAll(/calendarOnramp\.[\w.]+/g)) {
      assert.ok(known.has(mentioned), mentioned);
    }
    // There is no such operator, and a condition with one in it holds always.
    assert.doesNotMatch(conditions.join(" "), /!~/);
    for (const { view, contents } of contributes.viewsWelcome) {
      assert.ok(known.has(view), view);
      for (const [, command = ""] of contents.matchAll(/\(command:(calendarOnramp\.\w+)\)/g)) {
        assert.ok(commands.has(command), command);
      }
    }
    for (const id of capabilities.untrustedWorkspaces.restrictedConfigurations) {
      assert.ok(known.has(id), id);
    }
  });

  it("wakes up for manifests, for the languages of hovers, for documents and pages of its own, and for nothing else", () => {
    const languages = [
      ...manifestLanguages,
      ...(settings[settingIds.lintHoverAnywhere]?.default as string[]),
    ];
    assert.deepEqual(activationEvents, [
      ...languages.map((language) => `onLanguage:${language}`),
      ...Object.values(schemes).map((scheme) => `onFileSystem:${scheme}`),
      ...Object.values(webviewIds).map((id) => `onWebviewPanel:${id}`),
    ]);
  });
});

import js from "@eslint/js";
import { readdirSync } from "node:fs";
import tseslint from "typescript-eslint";

/** Who may import whom. A room that is not named in a row must not be imported by it. */
const walls = {
  base: [],
  catalogue: ["base"],
  profiles: ["base", "catalogue"],
  manifest: ["base", "catalogue", "profiles"],
  calendar: ["base"],
  powershell: ["base", "catalogue", "profiles"],
  identity: ["base"],
  graph: ["base", "identity", "catalogue", "calendar"],
  ews: ["base", "identity", "calendar"],
  setup: ["base", "catalogue", "profiles", "manifest", "calendar", "powershell", "identity", "graph", "ews"],
  demo: ["base", "identity", "catalogue"],
  cli: ["*"],
  ui: ["*"],
};
const mayNot = { cli: ["ui"], ui: ["cli"] };

const rooms = Object.keys(walls);

const roomRules = rooms.map((room) => {
  const allowed = walls[room].includes("*")
    ? rooms.filter((other) => !mayNot[room].includes(other))
    : walls[room];
  const forbidden = rooms.filter((other) => other !== room && !allowed.includes(other));
  return {
    files: [`src/${room}/**`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths:
            room === "ui"
              ? []
              : [{ name: "vscode", message: "Only src/ui and src/extension.ts speak to VS Code." }],
          patterns:
            forbidden.length === 0
              ? []
              : [
                  {
                    regex: `^(\\.\\./)+(${forbidden.join("|")})/`,
                    message: `src/${room} may import ${allowed.join(", ") || "no other room"}. See src/README.md.`,
                  },
                ],
        },
      ],
    },
  };
});

const unknownRooms = readdirSync("src", { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && !rooms.includes(entry.name),
);
if (unknownRooms.length > 0) {
  throw new Error(`No row in the table of walls for: ${unknownRooms.map(({ name }) => name).join(", ")}`);
}

export default tseslint.config(
  { ignores: ["dist/**", ".vscode-test/**", "node_modules/**"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  ...roomRules,
  { files: ["src/cli/**"], rules: { "no-console": "off" } },
  {
    files: ["**/*.mjs", "**/*.cjs"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "process",
          "console",
          "URL",
          "fetch",
          "setTimeout",
          "clearTimeout",
          "Buffer",
          "performance",
          "AbortController",
          "AbortSignal",
          "setInterval",
          "clearInterval",
          "URLSearchParams",
          "TextDecoder",
          "structuredClone",
          "require",
          "module",
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
  { files: ["test/**"], rules: { "@typescript-eslint/no-unused-expressions": "off" } },
);

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
  tenant: ["base", "catalogue", "profiles", "manifest", "identity", "graph"],
  ews: ["base", "identity", "calendar"],
  setup: [
    "base",
    "catalogue",
    "profiles",
    "manifest",
    "calendar",
    "powershell",
    "identity",
    "graph",
    "tenant",
    "ews",
  ],
  demo: ["base", "identity", "catalogue"],
  "preview-page": ["base", "calendar"],
  "check-page": ["base", "calendar"],
  cli: ["*"],
  ui: ["*"],
};
const mayNot = {
  cli: ["ui", "preview-page", "check-page"],
  ui: ["cli", "preview-page", "check-page"],
};

/** A page and the editor speak the same language, and share nothing else. Both pages make their elements in one way. */
const shared = {
  "preview-page": "ui/preview/(protocol|read-message)",
  "check-page": "ui/check/(protocol|read-message)|preview-page/parts/dom",
};

const rooms = Object.keys(walls);

const editor = "Only src/ui and src/extension.ts speak to VS Code.";

/**
 * The rules that keep `files` from importing what matches one of the patterns, whether at once or on first use. What is
 * imported on first use is named by a literal, because otherwise nobody could tell.
 */
function wall(files, patterns) {
  const dynamic = patterns.map(({ regex, message }) => ({
    // A slash would end the pattern.
    selector: `:matches(ImportExpression, TSImportType) Literal[value=/${regex.replaceAll("/", "\\u002F")}/]`,
    message,
  }));
  return {
    files,
    rules: {
      "no-restricted-imports": ["error", { patterns }],
      "no-restricted-syntax": [
        "error",
        ...dynamic,
        {
          selector: "ImportExpression > :not(Literal).source",
          message: "Name what is imported by a literal.",
        },
      ],
    },
  };
}

const roomWalls = rooms.map((room) => {
  const allowed = walls[room].includes("*")
    ? rooms.filter((other) => !mayNot[room].includes(other))
    : walls[room];
  const forbidden = rooms.filter((other) => other !== room && !allowed.includes(other));
  const others = walls[room].includes("*") ? `all rooms but ${mayNot[room].join(", ")}` : allowed.join(", ");
  return wall(
    [`src/${room}/**`],
    [
      ...(room === "ui" ? [] : [{ regex: "^vscode$", message: editor }]),
      {
        regex: `^(\\./)?(\\.\\./)+${shared[room] ? `(?!(${shared[room]})\\.js$)` : ""}((${forbidden.join("|")})/|extension\\.js$)`,
        message: `src/${room} may import ${others || "no other room"}. See src/README.md.`,
      },
    ],
  );
});

/** The front door opens into one room. */
const doorWall = wall(
  ["src/*.ts"],
  [{ regex: "^\\.\\.?/(?!ui/)", message: "src/extension.ts may import ui. See src/README.md." }],
);

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
  ...roomWalls,
  doorWall,
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
  {
    files: ["test/preview-page/harness/*"],
    languageOptions: {
      globals: Object.fromEntries(
        [
          "document",
          "location",
          "sessionStorage",
          "URLSearchParams",
          "setTimeout",
          "requestAnimationFrame",
          "MutationObserver",
          "PerformanceObserver",
        ].map((name) => [name, "readonly"]),
      ),
    },
  },
  { files: ["test/**"], rules: { "@typescript-eslint/no-unused-expressions": "off" } },
);

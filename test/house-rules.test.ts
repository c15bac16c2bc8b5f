import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { renderProfiles } from "../scripts/docs/profiles.js";
import { needsOfExample, renderRules } from "../scripts/docs/rules.js";
import { standardCatalogue } from "../src/catalogue/standard.js";
import { rules } from "../src/manifest/rules/index.js";
import { standardProfiles } from "../src/profiles/vendors/index.js";
import { findingsOf } from "./support/testing.js";

const namesIn = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .filter((name) => name !== "index")
    .sort();

describe("the rules", () => {
  const ids = rules.map(({ id }) => id);

  it("are those in the folder", () => {
    assert.deepEqual([...ids].sort(), namesIn("src/manifest/rules", ".ts"));
  });

  it("have a test each", () => {
    assert.deepEqual([...ids].sort(), namesIn("test/manifest/rules", ".test.ts"));
  });

  it("are explained in docs/rules.md as it stands", () => {
    assert.equal(readFileSync("docs/rules.md", "utf8"), renderRules(), "Run: npm run docs");
  });

  it("find something in their own examples", () => {
    for (const rule of rules.filter(({ example }) => /[{[]/.test(example))) {
      assert.notDeepEqual(findingsOf(rule, rule.example, { needs: needsOfExample(rule) }), [], rule.id);
    }
  });

  it("explain themselves in whole sentences", () => {
    for (const { id, title, why } of rules) {
      assert.match(title, /^[A-Z].*[^.]$/, id);
      assert.match(why, /^[^]*\.$/, id);
      assert.doesNotMatch(`${title} ${why}`, /\w!|\b(?:please|successfully|oops)\b/i, id);
    }
  });

  it("are counted in the changelog", () => {
    const words = ["forty-five", "forty-six", "forty-seven", "forty-eight", "forty-nine", "fifty"];
    assert.ok(readFileSync("CHANGELOG.md", "utf8").includes(`${words[rules.length - 45] ?? "?"} rules`));
  });
});

describe("the catalogue", () => {
  it("is whole", () => {
    const { resources, date } = standardCatalogue();
    const count = (list: "permissions" | "formerPermissions") =>
      resources.reduce((sum, resource) => sum + resource[list].length, 0);

    assert.equal(date, "2026-08-22");
    assert.equal(resources.filter(({ removed }) => removed === undefined).length, 280);
    assert.equal(count("permissions"), 3382);
    assert.equal(count("formerPermissions"), 173);
    assert.equal(resources.filter(({ retired }) => retired !== undefined).length, 5);
  });

  it("is named with its date wherever its sources are", () => {
    for (const file of ["NOTICE.md", "CHANGELOG.md", "docs/rules.md"]) {
      assert.ok(readFileSync(file, "utf8").includes(standardCatalogue().date), file);
    }
  });
});

describe("the profiles", () => {
  it("are those in the folder", () => {
    assert.deepEqual(standardProfiles.map(({ id }) => id).sort(), namesIn("src/profiles/vendors", ".ts"));
  });

  it("are told in docs/profiles.md as they stand", () => {
    assert.equal(readFileSync("docs/profiles.md", "utf8"), renderProfiles(), "Run: npm run docs");
  });
});

describe("the project", () => {
  it("has every page that another one links to", () => {
    const pages = [
      "README.md",
      "CONTRIBUTING.md",
      "NOTICE.md",
      "CHANGELOG.md",
      "src/README.md",
      ...readdirSync("docs").map((name) => `docs/${name}`),
    ];
    for (const page of pages.filter((name) => name.endsWith(".md"))) {
      const folder = page.includes("/") ? page.slice(0, page.lastIndexOf("/") + 1) : "";
      for (const [, link = ""] of readFileSync(page, "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
        assert.ok(existsSync(folder + link), `${page} links to ${link}`);
      }
    }
  });

  it("ships nothing that it does not list", () => {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
      dependencies: Record<string, string>;
    };
    const notice = readFileSync("NOTICE.md", "utf8");
    for (const name of Object.keys(dependencies)) {
      assert.ok(notice.includes(`[${name}]`), name);
    }
  });
});

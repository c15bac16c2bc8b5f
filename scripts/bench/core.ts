// What the figures measure, bundled by scripts/bench.mjs.

export { parseTree } from "jsonc-parser";
export { standardCatalogue } from "../../src/catalogue/standard.js";
export { lint } from "../../src/manifest/lint.js";
export { parseManifest } from "../../src/manifest/manifest.js";

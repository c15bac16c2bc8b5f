// What the figures of the report measure, bundled by scripts/bench/report-reader.mjs.

export { sleep } from "../../src/base/wait.js";
export { standardCatalogue } from "../../src/catalogue/standard.js";
export { createGraphClient } from "../../src/graph/client.js";
export { readReport } from "../../src/tenant/report.js";

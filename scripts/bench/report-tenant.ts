// What the figures of the report are taken from, bundled by scripts/bench/report-server.mjs.

export { startDemoTenant } from "../../src/demo/demo-tenant.js";

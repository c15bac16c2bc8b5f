// What the figures of Microsoft Graph measure, bundled by scripts/bench/graph-reader.mjs.

export { sleep } from "../../src/base/wait.js";
export { listApplications } from "../../src/graph/applications.js";
export { createGraphClient } from "../../src/graph/client.js";
export { readMailboxSettings } from "../../src/graph/mailboxes.js";

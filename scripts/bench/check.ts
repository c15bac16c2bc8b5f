// What the figures of checking mailboxes measure, bundled by scripts/bench/check-reader.mjs.

export { sleep } from "../../src/base/wait.js";
export { checkMailboxes } from "../../src/calendar/check-mailboxes.js";
export { KeptCheck } from "../../src/calendar/check-state.js";
export { createGraphDoor } from "../../src/graph/check-calendars.js";
export { createGraphClient } from "../../src/graph/client.js";

// What the figures of EWS measure, bundled by scripts/bench/ews.mjs.

export { readMessages } from "../../src/ews/messages.js";
export { readEvents } from "../../src/ews/operations/get-items.js";
export { readEnvelope } from "../../src/ews/soap.js";
export { readXml } from "../../src/ews/xml/read.js";

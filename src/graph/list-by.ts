import type { AskOptions, GraphScope } from "./asking.js";
import type { BatchRequest, GraphClient } from "./client.js";
import { odata } from "./odata.js";
import { parsePage } from "./page.js";
import { mostValues } from "./service-principals.js";

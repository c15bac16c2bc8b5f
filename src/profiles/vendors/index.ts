import type { StandardProfile } from "../profile.js";
import { calendarConnector } from "./calendar-connector.js";
import { clearcompany } from "./clearcompany.js";
import { clockwork } from "./clockwork.js";
import { graphRead } from "./graph-read.js";
import { graphReadWrite } from "./graph-readwrite.js";
import { innovaphone } from "./innovaphone.js";
import { sense } from "./sense.js";

/** The profiles that ship with the product. */
export const standardProfiles: readonly StandardProfile[] = [
  clockwork,
  calendarConnector,
  clearcompany,
  sense,
  innovaphone,
  graphRead,
  graphReadWrite,
];

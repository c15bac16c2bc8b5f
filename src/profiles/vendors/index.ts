import type { StandardProfile } from "../profile.js";
import { clockwork } from "./clockwork.js";

/** The profiles that ship with the product. */
export const standardProfiles: readonly StandardProfile[] = [clockwork];

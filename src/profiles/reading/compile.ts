import { Ajv, type ValidateFunction } from "ajv";
import schema from "../../../schemas/calendar-profile.schema.json" with { type: "json" };
import type { Profile } from "../profile.js";

/** Says whether a value has the shape of a profile, and fills in what may be left out. */
export type Validate = ValidateFunction<Profile>;

/** What only editors know (snippets, descriptions of choices) is no mistake in a schema. */
const ajv = new Ajv({ allErrors: true, verbose: true, useDefaults: true, strict: false });

export const validate: Validate = ajv.compile<Profile>(schema);

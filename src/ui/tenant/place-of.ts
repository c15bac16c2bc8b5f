import type { ApplicationSubject } from "./choose-application.js";
import type { ApplicationPlace } from "./opened-applications.js";

/** Where what is known of an application is kept. */
export function placeOf({ connection, application }: ApplicationSubject): ApplicationPlace {
  return { connection, id: application.id };
}

declare const CALENDAR_ONRAMP_VERSION: string | undefined;

/** The version in package.json, which the build puts here. */
export const version = typeof CALENDAR_ONRAMP_VERSION === "string" ? CALENDAR_ONRAMP_VERSION : "development";

/** The two doors to a calendar. */
export const vias = ["graph", "ews"] as const;
export type Via = (typeof vias)[number];

/** How the doors are called in sentences. */
export const doorNames: Readonly<Record<Via, string>> = { graph: "Microsoft Graph", ews: "EWS" };

export const calendarFormats = ["text", "json", "ics", "csv"] as const;
export const freeBusyFormats = ["text", "json", "csv"] as const;
export const compareFormats = ["text", "json", "md"] as const;

export type CalendarFormat = (typeof calendarFormats)[number];
export type FreeBusyFormat = (typeof freeBusyFormats)[number];
export type CompareFormat = (typeof compareFormats)[number];

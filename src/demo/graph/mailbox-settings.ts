import type * as graph from "@microsoft/microsoft-graph-types";
import { wallText, windowsOf } from "../data/zones.js";
import type { Account } from "../data/users.js";
import { contextOf, type Answer, type Call } from "./call.js";
import { openSettings } from "./mailbox.js";
import { answerEntity } from "./outlook-list.js";

const weekdays: graph.DayOfWeek[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const languages: Readonly<Record<string, string>> = {
  "nl-NL": "Dutch (Netherlands)",
  "de-DE": "German (Germany)",
  "en-GB": "English (United Kingdom)",
  "en-US": "English (United States)",
  "en-AU": "English (Australia)",
  "en-IN": "English (India)",
};
const purposes = { person: "user", service: "user", shared: "shared", room: "room" } as const;

export function workingHours({ office }: Account): graph.WorkingHours {
  const time = (minutes: number) => wallText(minutes * 60_000).slice(11);
  return {
    daysOfWeek: weekdays,
    startTime: time(office.startOfDay),
    endTime: time(office.startOfDay + 9 * 60),
    timeZone: { name: windowsOf(office.zone) },
  };
}

/** @see https://learn.microsoft.com/graph/api/user-get-mailboxsettings */
export function readMailboxSettings(call: Call): Answer {
  const account = openSettings(call);
  const { company } = call;
  const { office } = account;
  const now = company.now().getTime();
  const away = company.calendars
    .listItems(company.calendars.defaultCalendar(account), now, now + 1)
    .find(({ series }) => series.allDay && series.showAs === "oof");
  const settings: graph.MailboxSettings = {
    archiveFolder: null,
    timeZone: windowsOf(office.zone),
    delegateMeetingMessageDeliveryOptions: "sendToDelegateOnly",
    dateFormat: office.language === "en-US" ? "M/d/yyyy" : "dd/MM/yyyy",
    timeFormat: office.language === "en-US" ? "h:mm tt" : "HH:mm",
    userPurpose: purposes[account.kind],
    automaticRepliesSetting: {
      status: away ? "scheduled" : "disabled",
      externalAudience: "all",
      internalReplyMessage: away ? "I am away and answer when I am back." : "",
      externalReplyMessage: away ? "I am away and answer when I am back." : "",
      scheduledStartDateTime: { dateTime: wallText(away?.occurrence?.start ?? now), timeZone: "UTC" },
      scheduledEndDateTime: { dateTime: wallText(away?.occurrence?.end ?? now), timeZone: "UTC" },
    },
    language: { locale: office.language, displayName: languages[office.language] ?? office.language },
    workingHours: workingHours(account),
  };
  return answerEntity(call, {
    context: contextOf(call, `users('${account.id}')/mailboxSettings`),
    type: "mailboxSettings",
    entity: { ...settings },
  });
}

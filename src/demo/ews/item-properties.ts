import { renderBody } from "../data/event-body.js";
import { changeKeyOf, createdOf, eventId, modifiedOf, personOf, subjectOf } from "../data/items.js";
import { calendarProperties } from "./calendar-properties.js";
import { encodeEwsId, toEwsId } from "./ids.js";
import { renderProperties, type Property, type ReadOperation } from "./property.js";
import type { Shape } from "./shape.js";
import { originalStart, type ShownItem } from "./shown-item.js";
import { timeText } from "./times.js";
import { type, xml, type Xml } from "./xml.js";

const sensitivities = {
  normal: "Normal",
  personal: "Personal",
  private: "Private",
  confidential: "Confidential",
} as const;

const created = ({ company, item, zone }: ShownItem) => timeText(Date.parse(createdOf(company, item)), zone);

/** The properties that all items have, in the order of the schema, and those of calendar items. */
const common: readonly Property[] = [
  {
    uri: "item:ParentFolderId",
    on: "all",
    element: ({ item: { calendar } }) =>
      xml`<t:ParentFolderId Id="${encodeEwsId(calendar.mailbox, `calendar ${calendar.key}`)}" ChangeKey="AQAAAA=="/>`,
  },
  {
    uri: "item:ItemClass",
    on: "all",
    render: ({ kind }) =>
      kind === "Occurrence"
        ? "IPM.Appointment.Occurrence"
        : kind === "Exception"
          ? "IPM.OLE.CLASS.{00061055-0000-0000-C000-000000000046}"
          : "IPM.Appointment",
  },
  {
    uri: "item:Subject",
    on: "default",
    render: ({ company, item, isHidden }) => (isHidden ? "Private Appointment" : subjectOf(company, item)),
  },
  { uri: "item:Sensitivity", on: "all", render: ({ series }) => sensitivities[series.sensitivity] },
  { uri: "item:Body", on: "item", element: (shown) => body("Body", shown, shown.bodyType) },
  { uri: "item:DateTimeReceived", on: "all", render: created },
  { uri: "item:Size", on: "all", render: ({ series }) => 2000 + series.text.length },
  {
    uri: "item:Categories",
    on: "all",
    render: ({ series, isHidden }) =>
      series.categories.length === 0 || isHidden
        ? undefined
        : series.categories.map((category) => type("String", category)),
  },
  { uri: "item:Importance", on: "all", render: ({ series }) => (series.important ? "High" : "Normal") },
  { uri: "item:IsSubmitted", on: "all", render: () => false },
  { uri: "item:IsDraft", on: "all", render: () => false },
  { uri: "item:IsFromMe", on: "all", render: () => false },
  { uri: "item:IsResend", on: "all", render: () => false },
  { uri: "item:IsUnmodified", on: "all", render: () => false },
  { uri: "item:DateTimeSent", on: "all", render: created },
  { uri: "item:DateTimeCreated", on: "all", render: created },
  {
    uri: "item:ReminderDueBy",
    on: "all",
    render: ({ series, times, zone }) =>
      series.reminder === undefined ? undefined : timeText(times.start, zone),
  },
  {
    uri: "item:ReminderIsSet",
    on: "all",
    render: ({ series, item }) => series.reminder !== undefined && !item.isCancelled,
  },
  { uri: "item:ReminderMinutesBeforeStart", on: "all", render: ({ series }) => series.reminder ?? 15 },
  { uri: "item:DisplayCc", on: "all", render: (shown) => names(shown, "optional") },
  { uri: "item:DisplayTo", on: "all", render: (shown) => names(shown, "required") },
  { uri: "item:HasAttachments", on: "default", render: () => false },
  { uri: "item:Culture", on: "all", render: ({ item }) => item.calendar.owner.office.language },
  {
    uri: "item:EffectiveRights",
    on: "item",
    render: ({ mayWrite, isHidden }) => effectiveRights({ mayWrite, seesPrivate: !isHidden }),
  },
  {
    uri: "item:LastModifiedName",
    on: "all",
    render: ({ company, series, isHidden }) =>
      isHidden ? undefined : personOf(company, series.organizer).name,
  },
  {
    uri: "item:LastModifiedTime",
    on: "all",
    render: ({ company, item, zone }) => timeText(Date.parse(modifiedOf(company, item)), zone),
  },
  { uri: "item:TextBody", on: "asked in item", element: (shown) => body("TextBody", shown, "text") },
];

export const itemProperties: readonly Property[] = [...common, ...calendarProperties];

/** A calendar item with what `shape` asks for, as FindItem or GetItem gives it. */
export function renderItem(shown: ShownItem, shape: Shape, operation: ReadOperation): Xml {
  const { item } = shown;
  return xml`<t:CalendarItem><t:ItemId Id="${toEwsId(eventId(item))}" ChangeKey="${changeKey(shown)}"/>${renderProperties(itemProperties, shown, shape, operation)}</t:CalendarItem>`;
}

/** Another time is another version. */
const changeKey = (shown: ShownItem) =>
  `DwAAABYAAAA${changeKeyOf(shown.item).slice(0, 10)}${shown.times.start === originalStart(shown) ? "AAAA" : "AAAB"}=`;

function body(name: string, { company, item, isHidden }: ShownItem, bodyType: "html" | "text"): Xml {
  const { content = "" } = isHidden ? {} : renderBody(company, item, bodyType).body;
  return xml`<t:${{ xml: name }} BodyType="${bodyType === "text" ? "Text" : "HTML"}" IsTruncated="false">${content ?? ""}</t:${{ xml: name }}>`;
}

function names({ company, series, isHidden }: ShownItem, role: "required" | "optional"): string {
  return isHidden
    ? ""
    : series.guests
        .filter((guest) => guest.type === role)
        .map(({ who }) => personOf(company, who).name)
        .join("; ");
}

export function effectiveRights({
  mayWrite,
  seesPrivate,
}: {
  readonly mayWrite: boolean;
  readonly seesPrivate: boolean;
}): Xml[] {
  return [
    type("CreateAssociated", mayWrite),
    type("CreateContents", mayWrite),
    type("CreateHierarchy", mayWrite),
    type("Delete", mayWrite),
    type("Modify", mayWrite),
    type("Read", true),
    type("ViewPrivateItems", seesPrivate),
  ];
}

import { schemaFault } from "./errors.js";
import type { XmlElement } from "./read-xml.js";

export const namespaces = {
  soap: "http://schemas.xmlsoap.org/soap/envelope/",
  messages: "http://schemas.microsoft.com/exchange/services/2006/messages",
  types: "http://schemas.microsoft.com/exchange/services/2006/types",
};

/**
 * What may stand in the elements that are read, in order, as messages.xsd and types.xsd have it: "!" is needed, "*" may be
 * there again, "|" is a choice. Exchange refuses whatever departs from its schema, an order for instance.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/ews-operations-in-exchange
 */
const contents: Readonly<Record<string, string>> = {
  GetFolder: "FolderShape! FolderIds!",
  FindFolder: "FolderShape! IndexedPageFolderView|FractionalPageFolderView Restriction ParentFolderIds!",
  FindItem:
    "ItemShape! IndexedPageItemView|FractionalPageItemView|SeekToConditionPageItemView|CalendarView|ContactsView GroupBy|DistinguishedGroupBy Restriction SortOrder ParentFolderIds! QueryString",
  GetItem: "ItemShape! ItemIds!",
  GetUserAvailabilityRequest: "TimeZone MailboxDataArray! FreeBusyViewOptions SuggestionsViewOptions",
  GetServerTimeZones: "Ids",
  ResolveNames: "ParentFolderIds UnresolvedEntry!",
  ConvertId: "SourceIds!",
  FolderShape: "BaseShape! AdditionalProperties",
  ItemShape:
    "BaseShape! IncludeMimeContent BodyType UniqueBodyType NormalizedBodyType FilterHtmlContent ConvertHtmlCodePageToUTF8 InlineImageUrlTemplate BlockExternalImages AddBlankTargetToLinks MaximumBodySize AdditionalProperties",
  FolderIds: "FolderId|DistinguishedFolderId!*",
  ParentFolderIds: "FolderId|DistinguishedFolderId!*",
  ItemIds: "ItemId|OccurrenceItemId|RecurringMasterItemId|RecurringMasterItemIdRanges!*",
  AdditionalProperties: "FieldURI|IndexedFieldURI|ExtendedFieldURI!*",
  TimeZone: "Bias! StandardTime! DaylightTime!",
  StandardTime: "Bias! Time! DayOrder! Month! DayOfWeek! Year",
  DaylightTime: "Bias! Time! DayOrder! Month! DayOfWeek! Year",
  MailboxDataArray: "MailboxData*",
  MailboxData: "Email! AttendeeType! ExcludeConflicts",
  Email: "Name Address! RoutingType",
  FreeBusyViewOptions: "TimeWindow! MergedFreeBusyIntervalInMinutes RequestedView",
  TimeWindow: "StartTime! EndTime!",
  DistinguishedFolderId: "Mailbox",
  ExchangeImpersonation: "ConnectingSID!",
  ConnectingSID: "PrincipalName|SID|PrimarySmtpAddress|SmtpAddress!",
};

/** What attributes and texts may be, where few things may be. */
const choices: Readonly<Record<string, readonly string[]>> = {
  "FindItem@Traversal": ["Shallow", "SoftDeleted", "Associated"],
  "FindFolder@Traversal": ["Shallow", "Deep", "SoftDeleted"],
  BaseShape: ["IdOnly", "Default", "AllProperties", "PcxPeopleSearch"],
  BodyType: ["Best", "HTML", "Text"],
  AttendeeType: ["Organizer", "Required", "Optional", "Room", "Resource"],
  DayOfWeek: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

const needed: Readonly<Record<string, readonly string[]>> = {
  FindItem: ["Traversal"],
  FindFolder: ["Traversal"],
  CalendarView: ["StartDate", "EndDate"],
  IndexedPageItemView: ["Offset", "BasePoint"],
  IndexedPageFolderView: ["Offset", "BasePoint"],
  FieldURI: ["FieldURI"],
  FolderId: ["Id"],
  ItemId: ["Id"],
  DistinguishedFolderId: ["Id"],
  ResolveNames: ["ReturnFullContactData"],
};

/** Throws the fault with which Exchange refuses what its schema does not have. */
export function checkSchema(element: XmlElement): void {
  const { name, attributes, children } = element;
  for (const attribute of needed[name] ?? []) {
    if (attributes[attribute] === undefined) {
      throw schemaFault(`The required attribute '${attribute}' of the '${name}' element is missing.`);
    }
  }
  checkChoice(name, element.text.trim());
  for (const [attribute, value] of Object.entries(attributes)) {
    checkChoice(`${name}@${attribute}`, value);
  }
  const content = contents[name];
  if (content !== undefined) {
    checkOrder(element, content.split(" ").map(readPart));
  }
  children.forEach(checkSchema);
}

function checkChoice(name: string, value: string): void {
  if (choices[name]?.includes(value) === false) {
    throw schemaFault(`The value '${value}' of '${name}' is invalid: the Enumeration constraint failed.`);
  }
}

interface Part {
  readonly names: readonly string[];
  readonly isNeeded: boolean;
  readonly repeats: boolean;
}

const readPart = (text: string): Part => ({
  names: text.replace(/[!*]/g, "").split("|"),
  isNeeded: text.includes("!"),
  repeats: text.includes("*"),
});

function checkOrder({ name, children }: XmlElement, parts: readonly Part[]): void {
  const left = [...children];
  for (const { names, isNeeded, repeats } of parts) {
    let count = 0;
    while (left[0] && names.includes(left[0].name) && (repeats || count === 0)) {
      left.shift();
      count++;
    }
    if (isNeeded && count === 0) {
      throw schemaFault(
        `The element '${name}' has ${left[0] ? `invalid child element '${left[0].name}'` : "incomplete content"}. List of possible elements expected: '${names.join(", ")}'.`,
      );
    }
  }
  if (left[0]) {
    throw schemaFault(`The element '${name}' has invalid child element '${left[0].name}'.`);
  }
}

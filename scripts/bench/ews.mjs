import { XMLParser } from "fast-xml-parser";
import { importTypeScript } from "../host/bundle.mjs";
import { fastest } from "./clock.mjs";

const count = 1000;

/** From the bytes of an answer to events, against what the parser alone takes for the same bytes. */
export async function ewsFigures() {
  const { readXml, readEnvelope, readMessages, readEvents } = await importTypeScript("scripts/bench/ews.ts");
  const bytes = Buffer.from(createAnswer());
  const asking = { access: { mailbox: "ada@quillhaven.example", impersonate: undefined } };
  // Nothing is set, and nothing validated.
  const parser = new XMLParser();

  const [ours, bare] = await fastest(
    [
      async () => {
        const { answer } = readEnvelope(await readXml(bytes.toString("utf8")));
        const events = readMessages(answer).flatMap(({ node }) => readEvents(node, "GetItem", asking));
        if (events.length !== count) {
          throw new Error(`There are ${String(events.length)} events instead of ${String(count)}.`);
        }
      },
      () => parser.parse(bytes.toString("utf8")),
    ],
    { rounds: 10, warmUp: 4, perTurn: 3 },
  );
  return [
    {
      name: "1,000 events of EWS from XML to the model, against fast-xml-parser's own parse of the same bytes",
      value: ours / bare,
      bound: 2,
      unit: "times",
      detail: `${ours.toFixed(1)} ms against ${bare.toFixed(1)} ms, ${(bytes.length / 1000).toFixed(0)} kB; ours validates as well`,
    },
  ];
}

/** An answer to GetItem as Exchange writes it, all in one line. */
function createAnswer() {
  const messages = Array.from(
    { length: count },
    (_, place) =>
      `<m:GetItemResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode><m:Items>${createItem(place)}</m:Items></m:GetItemResponseMessage>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><h:ServerVersionInfo MajorVersion="15" MinorVersion="20" xmlns:h="http://schemas.microsoft.com/exchange/services/2006/types"/></s:Header><s:Body><m:GetItemResponse xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"><m:ResponseMessages>${messages.join("")}</m:ResponseMessages></m:GetItemResponse></s:Body></s:Envelope>`;
}

function createItem(place) {
  const start = new Date(Date.UTC(2026, 0, 1, place * 5));
  const write = (hours) => `${new Date(start.getTime() + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
  const mailbox = (name) =>
    `<t:Mailbox><t:Name>${name}</t:Name><t:EmailAddress>${name.toLowerCase()}@quillhaven.example</t:EmailAddress><t:RoutingType>SMTP</t:RoutingType><t:MailboxType>Mailbox</t:MailboxType></t:Mailbox>`;
  const attendee = (name) =>
    `<t:Attendee>${mailbox(name)}<t:ResponseType>Accept</t:ResponseType></t:Attendee>`;
  return `<t:CalendarItem><t:ItemId Id="AAMkADFkZDlhMjgxLTQxMTktNGIyOC1iNWYwLWQzNGYzODA3NTc0ZQFRAAgIz2paK/sAAEYAAAAALKb9yr6n0xGvWAAIx12Z5QcAe2HfWTWf0xGvVwAIx12Z5QAAAUaz${String(place).padStart(4, "0")}" ChangeKey="DwAAABYAAADEMue+zS54RJMes4blUAEGAAA/nm23"/><t:Subject>R&amp;D planning ${String(place)}</t:Subject><t:Sensitivity>Normal</t:Sensitivity><t:Categories><t:String>Blue category</t:String></t:Categories><t:UID>040000008200E00074C5B7101A82E00800000000BA7B4DD2EC81CD01000000000000000010000000EB14DE3E8B5CDC479404224DCB05698D</t:UID><t:RecurrenceId>${write(0)}</t:RecurrenceId><t:Start>${write(0)}</t:Start><t:End>${write(1)}</t:End><t:IsAllDayEvent>false</t:IsAllDayEvent><t:LegacyFreeBusyStatus>Busy</t:LegacyFreeBusyStatus><t:Location>Room Maas (12)</t:Location><t:IsCancelled>false</t:IsCancelled><t:CalendarItemType>Occurrence</t:CalendarItemType><t:Organizer>${mailbox("Ada")}</t:Organizer><t:RequiredAttendees>${attendee("Bob")}${attendee("Carol")}</t:RequiredAttendees><t:OptionalAttendees>${attendee("Dave")}</t:OptionalAttendees><t:StartTimeZone Name="(UTC+01:00) Amsterdam, Berlin" Id="W. Europe Standard Time"/><t:JoinOnlineMeetingUrl>https://teams.microsoft.com/l/meetup-join/${String(place)}</t:JoinOnlineMeetingUrl></t:CalendarItem>`;
}

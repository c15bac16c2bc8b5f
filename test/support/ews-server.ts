import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createEwsClient, type EwsClient, type EwsTransport, type EwsWorld } from "../../src/ews/client.js";
import { createBasicTransport } from "../../src/ews/transports/basic.js";

/** A request as it came over the wire. */
export interface EwsSeen {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** "FindItem" and the like. */
  readonly operation: string;
}

export interface EwsReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The connection ends in the middle. */
  readonly breaksOff?: boolean;
}

export type EwsScript = (seen: EwsSeen, index: number) => EwsReply;

/** An EWS on this machine that answers as each test says. */
export function useEwsServer() {
  let script: EwsScript = () => ({ status: 500 });
  const seen: EwsSeen[] = [];
  const server = createServer((request, response) => {
    void read(request).then((each) => {
      const { status = 200, headers, body = "", breaksOff } = script(each, seen.push(each) - 1);
      const length = Buffer.byteLength(body);
      response.writeHead(status, {
        "content-type": "text/xml; charset=utf-8",
        "content-length": String(breaksOff ? length + 100 : length),
        ...headers,
      });
      response.write(length === 0 ? " " : body, () => {
        if (breaksOff) {
          response.destroy();
        } else {
          response.end();
        }
      });
    });
  });
  beforeEach((done) => {
    seen.length = 0;
    server.listen(0, "127.0.0.1", done);
  });
  afterEach((done) => {
    server.close(done);
    server.closeAllConnections();
  });
  return {
    seen: seen as readonly EwsSeen[],
    get address(): string {
      return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/EWS/Exchange.asmx`;
    },
    answers(how: EwsScript): void {
      script = how;
    },
    /** One after the other; the last goes on. */
    replies(...replies: readonly EwsReply[]): void {
      script = (_seen, index) => replies[Math.min(index, replies.length - 1)] ?? { status: 500 };
    },
  };
}

async function read(request: IncomingMessage): Promise<EwsSeen> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Uint8Array);
  }
  const body = Buffer.concat(chunks).toString("utf8");
  const operation = /<soap:Body><m:(\w+?)(?:Request)?[ >]/.exec(body)?.[1] ?? "";
  return { headers: request.headers, body, operation };
}

export interface TestEws {
  readonly client: EwsClient;
  readonly waited: readonly number[];
  readonly log: readonly string[];
}

/** A client of a server on this machine, whose clock runs only while it waits. */
export function connectEws(address: string, changes: Partial<EwsWorld> = {}): TestEws {
  const waited: number[] = [];
  const log: string[] = [];
  let time = Date.parse("2026-11-21T12:00:00Z");
  const client = createEwsClient({
    transport: passwordTransport(address),
    now: () => new Date(time),
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted();
      waited.push(milliseconds);
      time += milliseconds;
      await Promise.resolve();
    },
    random: () => 1,
    isOnline: false,
    log: (line) => log.push(line),
    ...changes,
  });
  return { client, waited, log };
}

export const password = "CANARY-password-1";

export function passwordTransport(address: string): EwsTransport {
  return createBasicTransport({ address, user: "svc", password, fetch, timeoutSeconds: 10 });
}

/** An answer as Exchange sends it, in one line. */
export function envelope(body: string): string {
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><h:ServerVersionInfo MajorVersion="15" MinorVersion="2" MajorBuildNumber="1544" MinorBuildNumber="4" Version="V2017_07_11" xmlns:h="http://schemas.microsoft.com/exchange/services/2006/types"/></s:Header><s:Body xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${body}</s:Body></s:Envelope>`;
}

const spaces =
  'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"';

/** The answer to an operation with one message for each thing that was asked for. */
export function answerTo(operation: string, ...messages: readonly string[]): string {
  const inside = messages
    .map((message) =>
      message.startsWith("Error")
        ? `<m:${operation}ResponseMessage ResponseClass="Error"><m:MessageText>Said by the server.</m:MessageText><m:ResponseCode>${message}</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey></m:${operation}ResponseMessage>`
        : `<m:${operation}ResponseMessage ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${message}</m:${operation}ResponseMessage>`,
    )
    .join("");
  return envelope(
    `<m:${operation}Response ${spaces}><m:ResponseMessages>${inside}</m:ResponseMessages></m:${operation}Response>`,
  );
}

export function faultOf(code: string, values: Readonly<Record<string, string>> = {}): string {
  const details = Object.entries(values)
    .map(([name, value]) => `<t:Value Name="${name}">${value}</t:Value>`)
    .join("");
  return envelope(
    `<s:Fault><faultcode xmlns:a="http://schemas.microsoft.com/exchange/services/2006/types">a:${code}</faultcode><faultstring xml:lang="en-US">Said by the server.</faultstring><detail><e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">${code}</e:ResponseCode><e:Message xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">Said by the server.</e:Message><t:MessageXml xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">${details}</t:MessageXml></detail></s:Fault>`,
  );
}

export interface ItemParts {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly subject?: string;
  readonly type?: "Single" | "Occurrence" | "Exception" | "RecurringMaster";
  readonly isAllDay?: boolean;
  /** Elements that only GetItem gives. */
  readonly details?: string;
}

export function itemXml(parts: ItemParts): string {
  const { id, start, end, subject = "Planning", type = "Single", isAllDay = false, details = "" } = parts;
  return `<t:CalendarItem><t:ItemId Id="${id}" ChangeKey="DwAAABYA"/><t:Subject>${subject}</t:Subject><t:Sensitivity>Normal</t:Sensitivity><t:Start>${start}</t:Start><t:End>${end}</t:End><t:IsAllDayEvent>${String(isAllDay)}</t:IsAllDayEvent><t:LegacyFreeBusyStatus>Busy</t:LegacyFreeBusyStatus><t:Location>Room 1</t:Location><t:IsCancelled>false</t:IsCancelled><t:CalendarItemType>${type}</t:CalendarItemType><t:Organizer><t:Mailbox><t:Name>Ada Lovelace</t:Name></t:Mailbox></t:Organizer>${details}</t:CalendarItem>`;
}

export function findItemAnswer(items: readonly string[], isAll = true): string {
  return answerTo(
    "FindItem",
    `<m:RootFolder TotalItemsInView="${String(items.length)}" IncludesLastItemInRange="${String(isAll)}"><t:Items>${items.join("")}</t:Items></m:RootFolder>`,
  );
}

export function getItemAnswer(items: readonly string[]): string {
  return answerTo(
    "GetItem",
    ...items.map((item) => (item.startsWith("Error") ? item : `<m:Items>${item}</m:Items>`)),
  );
}

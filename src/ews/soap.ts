import { childOf, childrenOf, textOf, type XmlNode } from "./xml/node.js";
import { xml, type XmlText } from "./xml/write.js";

export interface EnvelopeOptions {
  /** The SMTP address of the mailbox as whose owner the server is to act. */
  readonly impersonate?: string | undefined;
  /** The Windows name of the zone for times without one. */
  readonly timeZone?: string | undefined;
}

/**
 * A whole request, in the version of the schema that all servers from Exchange 2013 SP1 on and Exchange Online know.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/requestserverversion
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/exchangeimpersonation
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/timezonecontext
 */
export function renderEnvelope(body: XmlText, { impersonate, timeZone }: EnvelopeOptions = {}): string {
  const envelope = xml`<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"><soap:Header><t:RequestServerVersion Version="Exchange2013_SP1"/>${
    timeZone === undefined
      ? undefined
      : xml`<t:TimeZoneContext><t:TimeZoneDefinition Id="${timeZone}"/></t:TimeZoneContext>`
  }${
    impersonate === undefined
      ? undefined
      : xml`<t:ExchangeImpersonation><t:ConnectingSID><t:PrimarySmtpAddress>${impersonate}</t:PrimarySmtpAddress></t:ConnectingSID></t:ExchangeImpersonation>`
  }</soap:Header><soap:Body>${body}</soap:Body></soap:Envelope>`;
  return `<?xml version="1.0" encoding="utf-8"?>${envelope.xml}`;
}

/** A SOAP fault, whole: what EWS says in its detail, and what SOAP says around it. */
export interface Fault {
  /** EWS's code, or the local name of SOAP's where there is none. */
  readonly code: string | undefined;
  readonly said: string | undefined;
  readonly details: ReadonlyMap<string, string>;
}

/** What is in an envelope: an answer, a fault, or `undefined` where it is no envelope. Namespaces are looked at by local name alone. */
export function readEnvelope(
  root: XmlNode,
): { readonly answer: XmlNode } | { readonly fault: Fault } | undefined {
  const inside = root.name === "Envelope" ? childOf(root, "Body")?.children : undefined;
  const fault = inside?.find(({ name }) => name === "Fault");
  if (fault) {
    return { fault: readFault(fault) };
  }
  const [answer] = inside ?? [];
  return answer && { answer };
}

/** SOAP 1.1 has `faultcode`, SOAP 1.2 `Code` with a `Value` in it. */
function readFault(fault: XmlNode): Fault {
  const detail = childOf(fault, "detail") ?? childOf(fault, "Detail");
  const code =
    textOf(detail, "ResponseCode") ??
    textOf(fault, "faultcode") ??
    textOf(fault, "Code", "Subcode", "Value") ??
    textOf(fault, "Code", "Value");
  return {
    code: code?.slice(code.indexOf(":") + 1),
    said:
      textOf(detail, "Message") ??
      textOf(fault, "faultstring") ??
      textOf(fault, "Reason", "Text") ??
      textOf(detail),
    details: readValues(childOf(detail, "MessageXml")),
  };
}

/** `<Value Name="BackOffMilliseconds">` and the like. */
export function readValues(messageXml: XmlNode | undefined): ReadonlyMap<string, string> {
  return new Map(
    childrenOf(messageXml, "Value").map((value) => [value.attributes["Name"] ?? "", value.text.trim()]),
  );
}

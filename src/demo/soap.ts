import { escapeMarkup } from "./escape.js";

const types = "http://schemas.microsoft.com/exchange/services/2006/types";
const errors = "http://schemas.microsoft.com/exchange/services/2006/errors";

/**
 * A fault as Exchange Web Services gives it.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode
 * @see https://learn.microsoft.com/exchange/client-developer/exchange-web-services/ews-throttling-in-exchange
 */
export function renderFault(
  code: string,
  text: string,
  values: Readonly<Record<string, string>> = {},
): string {
  const details = Object.entries(values)
    .map(([name, value]) => `<t:Value Name="${escapeMarkup(name)}">${escapeMarkup(value)}</t:Value>`)
    .join("");
  return `<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>\
<faultcode xmlns:a="${types}">a:${escapeMarkup(code)}</faultcode>\
<faultstring xml:lang="en-US">${escapeMarkup(text)}</faultstring>\
<detail><e:ResponseCode xmlns:e="${errors}">${escapeMarkup(code)}</e:ResponseCode>\
<e:Message xmlns:e="${errors}">${escapeMarkup(text)}</e:Message>\
${details === "" ? "" : `<t:MessageXml xmlns:t="${types}">${details}</t:MessageXml>`}\
</detail></s:Fault></s:Body></s:Envelope>`;
}

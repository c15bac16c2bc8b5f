import { EwsError } from "./errors.js";
import { xml, type Xml } from "./xml.js";

/** One answer for each of the things that were asked for: what went wrong with one is told in its place. */
export function renderMessages<Asked>(
  operation: string,
  asked: readonly Asked[],
  answer: (asked: Asked) => Xml,
  /** What the schema wants even where something went wrong. */
  empty = "",
): Xml {
  const element = { xml: `m:${operation}Response` };
  const message = { xml: `m:${operation}ResponseMessage` };
  const messages = asked.map((one) => {
    try {
      const inside = answer(one);
      return xml`<${message} ResponseClass="Success"><m:ResponseCode>NoError</m:ResponseCode>${inside}</${message}>`;
    } catch (error) {
      if (!(error instanceof EwsError)) {
        throw error;
      }
      return xml`<${message} ResponseClass="Error">${renderError(error)}${{ xml: empty }}</${message}>`;
    }
  });
  return xml`<${element}><m:ResponseMessages>${messages}</m:ResponseMessages></${element}>`;
}

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/messagexml */
export function renderError({ message, code, path }: EwsError): Xml {
  const details =
    path === undefined ? undefined : xml`<m:MessageXml><t:FieldURI FieldURI="${path}"/></m:MessageXml>`;
  return xml`<m:MessageText>${message}</m:MessageText><m:ResponseCode>${code}</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey>${details}`;
}

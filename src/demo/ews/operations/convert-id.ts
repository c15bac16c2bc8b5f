import type { EwsCall } from "../call.js";
import { malformedId } from "../errors.js";
import { renderMessages } from "../messages.js";
import { childOf } from "../read-xml.js";
import type { Xml } from "../xml.js";

/**
 * Finds every id malformed. Clients send it with an id that is none, to learn the version of the server.
 *
 * @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/convertid-operation
 */
export function convertId({ operation }: EwsCall): Xml {
  return renderMessages("ConvertId", childOf(operation, "SourceIds")?.children ?? [], () => {
    throw malformedId();
  });
}

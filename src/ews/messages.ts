import { readValues } from "./soap.js";
import { childOf, childrenOf, textOf, type XmlNode } from "./xml/node.js";

/** What an operation says of one of the things it was asked for. */
export interface ResponseMessage {
  /** Absent where it went well. */
  readonly error: MessageError | undefined;
  readonly node: XmlNode;
}

export interface MessageError {
  readonly code: string;
  readonly said: string | undefined;
  readonly details: ReadonlyMap<string, string>;
}

/** The messages of an answer, in the order in which things were asked for. */
export function readMessages(answer: XmlNode): readonly ResponseMessage[] {
  return (childOf(answer, "ResponseMessages")?.children ?? []).map(readMessage);
}

/** GetUserAvailability has its messages in a place of its own. */
export function readFreeBusyMessages(answer: XmlNode): readonly ResponseMessage[] {
  return childrenOf(childOf(answer, "FreeBusyResponseArray"), "FreeBusyResponse").map((node) => {
    const message = childOf(node, "ResponseMessage");
    return { error: message && readMessage(message).error, node };
  });
}

function readMessage(node: XmlNode): ResponseMessage {
  const isSuccess = node.attributes["ResponseClass"] === "Success";
  const code = textOf(node, "ResponseCode");
  // Without a code it can only be believed.
  if (code === "NoError" || (code === undefined && isSuccess)) {
    return { error: undefined, node };
  }
  return {
    node,
    error: {
      code: code ?? "ErrorInternalServerError",
      said: textOf(node, "MessageText"),
      details: readValues(childOf(node, "MessageXml")),
    },
  };
}

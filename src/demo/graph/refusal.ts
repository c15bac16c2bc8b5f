/** Ends a request with an error as Microsoft Graph has them. Which codes and words are used is learnt from its pages. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const badRequest = (message: string) => new Refusal(400, "Request_BadRequest", message);

/** What the gateway refuses before any service sees it. */
export const malformed = (message: string) => new Refusal(400, "BadRequest", message);

export const unsupportedQuery = (message: string) => new Refusal(400, "Request_UnsupportedQuery", message);

export const unknownResource = (id: string) =>
  new Refusal(
    404,
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

export const insufficientPrivileges = () =>
  new Refusal(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");

export const conflict = (message: string) =>
  new Refusal(409, "Request_MultipleObjectsWithSameKeyValue", message);

export const wrongMethod = () =>
  new Refusal(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");

/** What Outlook says, whose codes begin with "Error". */
export const accessDenied = () =>
  new Refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");

export const keptOut = () => new Refusal(403, "ErrorAccessDenied", "Access to OData is disabled.");

export const unknownItem = () =>
  new Refusal(404, "ErrorItemNotFound", "The specified object was not found in the store.");

export const invalidId = () => new Refusal(400, "ErrorInvalidIdMalformed", "Id is malformed.");

export const noMailbox = () =>
  new Refusal(
    404,
    "MailboxNotEnabledForRESTAPI",
    "The mailbox is either inactive, soft-deleted, or is hosted on-premise.",
  );

export const invalidUser = (id: string) =>
  new Refusal(404, "ErrorInvalidUser", `The requested user '${id}' is invalid.`);

export const invalidParameter = (message: string) => new Refusal(400, "ErrorInvalidParameter", message);

import type { EwsCall } from "../call.js";
import { EwsError } from "../errors.js";
import { renderMessages } from "../messages.js";
import { textOf } from "../read-xml.js";
import { type, xml, type Xml } from "../xml.js";

const most = 100;

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/resolvenames-operation */
export function resolveNames({ company, operation }: EwsCall): Xml {
  const entry = textOf(operation, "UnresolvedEntry") ?? "";
  return renderMessages("ResolveNames", [entry.replace(/^smtp:/i, "").toLowerCase()], (wanted) => {
    const exact = company.users.findMail(wanted);
    const found = exact
      ? [exact]
      : [...company.users]
          .filter(
            ({ displayName, alias, mail }) =>
              mail !== undefined &&
              (displayName.toLowerCase().startsWith(wanted) || alias.startsWith(wanted)),
          )
          .slice(0, most);
    if (found.length === 0 || wanted === "") {
      throw new EwsError("ErrorNameResolutionNoResults", "No results were found.");
    }
    const resolutions = found.map(({ displayName, mail }) =>
      type(
        "Resolution",
        type("Mailbox", [
          type("Name", displayName),
          type("EmailAddress", mail),
          type("RoutingType", "SMTP"),
          type("MailboxType", "Mailbox"),
        ]),
      ),
    );
    return xml`<m:ResolutionSet TotalItemsInView="${found.length}" IncludesLastItemInRange="true">${resolutions}</m:ResolutionSet>`;
  });
}

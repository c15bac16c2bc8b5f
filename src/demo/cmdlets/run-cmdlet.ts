import type { Company } from "../data/company.js";
import { accessPolicyCmdlets } from "./access-policies.js";
import { applicationCmdlets } from "./applications.js";
import { bind, CmdletError, type Cmdlet, type CmdletObject, type CmdletParameters } from "./cmdlet.js";
import { groupCmdlets } from "./groups.js";
import { mailboxCmdlets } from "./mailboxes.js";
import { organizationCmdlets } from "./organization.js";

const cmdlets: ReadonlyMap<string, Cmdlet> = new Map(
  [
    ...applicationCmdlets,
    ...accessPolicyCmdlets,
    ...groupCmdlets,
    ...mailboxCmdlets,
    ...organizationCmdlets,
  ].map((cmdlet) => [cmdlet.name.toLowerCase(), cmdlet]),
);

export const cmdletNames: readonly string[] = [...cmdlets.values()].map(({ name }) => name);

/** Runs one cmdlet of Exchange Online as the tenant's administrator. What it changes is there at once. Throws a `CmdletError`. */
export function runCmdlet(
  company: Company,
  name: string,
  parameters: CmdletParameters,
): readonly CmdletObject[] {
  const cmdlet = cmdlets.get(name.toLowerCase());
  if (!cmdlet) {
    throw new CmdletError(
      "CommandNotFoundException",
      `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.`,
    );
  }
  return cmdlet.run(bind(company, cmdlet, parameters));
}

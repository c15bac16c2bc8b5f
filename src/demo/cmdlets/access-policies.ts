import type { AccessPolicy } from "../data/exchange.js";
import { CmdletError, notFound, type Cmdlet, type CmdletRun } from "./cmdlet.js";
import { describeGroup, findMailbox, findMailGroup, openMailbox } from "./recipients.js";

/** @see https://learn.microsoft.com/powershell/module/exchangepowershell/new-applicationaccesspolicy */
export const accessPolicyCmdlets: readonly Cmdlet[] = [
  {
    name: "New-ApplicationAccessPolicy",
    parameters: ["AppId", "PolicyScopeGroupId", "AccessRight", "Description"],
    run(run) {
      const { exchange } = run.company;
      const identity = run.needed("PolicyScopeGroupId");
      const group = findMailGroup(run.company, identity);
      if (group?.kind !== "mail-enabled security") {
        throw group || findMailbox(run.company, identity)
          ? new CmdletError(
              "InvalidScopeIdentityException",
              `The scope "${identity}" is not a security principal.`,
            )
          : notFound("object", identity);
      }
      const given = run.needed("AccessRight").toLowerCase();
      const right = (["RestrictAccess", "DenyAccess"] as const).find((each) => each.toLowerCase() === given);
      if (!right) {
        throw new CmdletError("ParameterBindingException", `Cannot process the access right "${given}".`);
      }
      const made = run.texts("AppId").map((each): AccessPolicy => {
        const appId = each.toLowerCase();
        return {
          id: `${run.company.tenantId}\\${appId}:${group.id}`,
          appId,
          groupId: group.id,
          right,
          description: run.text("Description") ?? "",
        };
      });
      for (const { id } of made) {
        if (exchange.accessPolicies.some((each) => each.id === id)) {
          throw new CmdletError("PolicyAlreadyExistsException", `The policy "${id}" already exists.`);
        }
      }
      exchange.accessPolicies = [...exchange.accessPolicies, ...made];
      return made.map((policy) => describe(run, policy));
    },
  },
  {
    name: "Get-ApplicationAccessPolicy",
    parameters: ["Identity"],
    run(run) {
      const identity = run.text("Identity");
      const found = identity === undefined ? run.company.exchange.accessPolicies : [open(run, identity)];
      return found.map((policy) => describe(run, policy));
    },
  },
  {
    name: "Set-ApplicationAccessPolicy",
    parameters: ["Identity", "Description"],
    run(run) {
      const { exchange } = run.company;
      const policy = open(run, run.needed("Identity"));
      const description = run.text("Description") ?? "";
      exchange.accessPolicies = exchange.accessPolicies.map((each) =>
        each === policy ? { ...each, description } : each,
      );
      return [];
    },
  },
  {
    name: "Remove-ApplicationAccessPolicy",
    parameters: ["Identity"],
    run(run) {
      const { exchange } = run.company;
      const policy = open(run, run.needed("Identity"));
      exchange.accessPolicies = exchange.accessPolicies.filter((each) => each !== policy);
      return [];
    },
  },
  {
    name: "Test-ApplicationAccessPolicy",
    parameters: ["Identity", "AppId"],
    run(run) {
      const mailbox = openMailbox(run.company, run.needed("Identity"));
      const appId = run.needed("AppId").toLowerCase();
      const isAllowed = run.company.exchange.policyAllows(appId, mailbox);
      return [
        {
          AppId: appId,
          Mailbox: mailbox.displayName,
          MailboxId: mailbox.id,
          AccessCheckResult: isAllowed ? "Granted" : "Denied",
        },
      ];
    },
  },
];

function open({ company }: CmdletRun, identity: string): AccessPolicy {
  const policy = company.exchange.accessPolicies.find(
    ({ id }) => id.toLowerCase() === identity.toLowerCase(),
  );
  if (!policy) {
    throw notFound("application access policy", identity);
  }
  return policy;
}

function describe({ company }: CmdletRun, { id, appId, groupId, right, description }: AccessPolicy) {
  const group = company.groups.find(groupId);
  return {
    Identity: id,
    AppId: appId,
    ScopeName: group?.displayName,
    ScopeIdentity: group && describeGroup(group).DistinguishedName,
    ScopeIdentityRaw: groupId,
    AccessRight: right,
    ShardType: "All",
    Description: description,
  };
}

import type { Group } from "../data/groups.js";
import { CmdletError, notFound, type Cmdlet, type CmdletObject, type CmdletRun } from "./cmdlet.js";
import {
  describeGroup,
  describeMailbox,
  findMailbox,
  findMailGroup,
  openMailGroup,
  recipientTypeOf,
} from "./recipients.js";

/** @see https://learn.microsoft.com/powershell/module/exchangepowershell/new-distributiongroup */
export const groupCmdlets: readonly Cmdlet[] = [
  {
    name: "New-DistributionGroup",
    parameters: [
      "Name",
      "Alias",
      "DisplayName",
      "Type",
      "PrimarySmtpAddress",
      "ManagedBy",
      "Members",
      "Notes",
      "Description",
      "RequireSenderAuthenticationEnabled",
      "CopyOwnerToMember",
      "MemberJoinRestriction",
      "MemberDepartRestriction",
    ],
    run(run) {
      const { company } = run;
      const name = run.needed("Name");
      const mail = (
        run.text("PrimarySmtpAddress") ??
        `${run.text("Alias") ?? name.replaceAll(/\W+/g, ".")}@${company.domain}`
      ).toLowerCase();
      if (findMailGroup(company, name) || findMailGroup(company, mail) || findMailbox(company, mail)) {
        throw new CmdletError(
          "ADObjectAlreadyExistsException",
          `The object "${name}" already exists, or its address "${mail}" is used by another recipient.`,
        );
      }
      if (!mail.endsWith(`@${company.domain}`) && !mail.endsWith(`@${company.initialDomain}`)) {
        throw new CmdletError(
          "NotAcceptedDomainException",
          `You can't use the domain of "${mail}" because it's not an accepted domain for your organization.`,
        );
      }
      const owners = run.texts("ManagedBy").map((owner) => openMember(run, owner));
      const members = run.texts("Members").map((member) => openMember(run, member));
      const group: Group = {
        id: company.createId(),
        displayName: run.text("DisplayName") ?? name,
        description: run.text("Description") ?? run.text("Notes") ?? "",
        alias: run.text("Alias") ?? mail.split("@")[0] ?? name,
        mail,
        kind: run.text("Type")?.toLowerCase() === "security" ? "mail-enabled security" : "microsoft 365",
        members,
        owners: owners.length > 0 ? owners : [company.administrator.id],
        closedToOutside: run.flag("RequireSenderAuthenticationEnabled") ?? true,
      };
      company.groups.put(group);
      return [describeGroup(group)];
    },
  },
  {
    name: "Get-DistributionGroup",
    parameters: ["Identity", "ResultSize"],
    run(run) {
      const identity = run.text("Identity");
      const found =
        identity === undefined
          ? run.company.groups.all.filter(({ kind }) => kind === "mail-enabled security")
          : [openMailGroup(run.company, identity)];
      return found.map(describeGroup);
    },
  },
  {
    name: "Set-DistributionGroup",
    parameters: ["Identity", "RequireSenderAuthenticationEnabled", "DisplayName"],
    run(run) {
      const group = openMailGroup(run.company, run.needed("Identity"));
      run.company.groups.put({
        ...group,
        displayName: run.text("DisplayName") ?? group.displayName,
        closedToOutside: run.flag("RequireSenderAuthenticationEnabled") ?? group.closedToOutside ?? true,
      });
      return [];
    },
  },
  {
    name: "Remove-DistributionGroup",
    parameters: ["Identity", "BypassSecurityGroupManagerCheck"],
    run(run) {
      run.company.groups.remove(openMailGroup(run.company, run.needed("Identity")).id);
      return [];
    },
  },
  {
    name: "Get-DistributionGroupMember",
    parameters: ["Identity", "ResultSize"],
    run({ company, needed }) {
      return openMailGroup(company, needed("Identity")).members.flatMap((id): CmdletObject[] => {
        const account = company.users.find(id);
        const nested = company.groups.find(id);
        return account
          ? [{ ...describeMailbox(account), RecipientTypeDetails: recipientTypeOf(account) }]
          : nested
            ? [describeGroup(nested)]
            : [];
      });
    },
  },
  {
    name: "Add-DistributionGroupMember",
    parameters: ["Identity", "Member", "BypassSecurityGroupManagerCheck"],
    run(run) {
      const group = openMailGroup(run.company, run.needed("Identity"));
      const member = openMember(run, run.needed("Member"));
      if (group.members.includes(member)) {
        throw new CmdletError(
          "MemberAlreadyExistsException",
          `The recipient "${run.needed("Member")}" is already a member of the group "${group.displayName}".`,
        );
      }
      run.company.groups.put({ ...group, members: [...group.members, member] });
      return [];
    },
  },
  {
    name: "Remove-DistributionGroupMember",
    parameters: ["Identity", "Member", "BypassSecurityGroupManagerCheck"],
    run(run) {
      const group = openMailGroup(run.company, run.needed("Identity"));
      const member = openMember(run, run.needed("Member"));
      if (!group.members.includes(member)) {
        throw new CmdletError(
          "MemberNotFoundException",
          `The recipient "${run.needed("Member")}" isn't a member of the group "${group.displayName}".`,
        );
      }
      run.company.groups.put({ ...group, members: group.members.filter((each) => each !== member) });
      return [];
    },
  },
];

/** The id of who or what can be a member. */
function openMember({ company }: CmdletRun, identity: string): string {
  const found = findMailbox(company, identity) ?? findMailGroup(company, identity);
  if (!found) {
    throw notFound("object", identity);
  }
  return found.id;
}

import { CmdletError, type Cmdlet } from "./cmdlet.js";

/** @see https://learn.microsoft.com/powershell/module/exchangepowershell/set-organizationconfig */
export const organizationCmdlets: readonly Cmdlet[] = [
  {
    name: "Get-OrganizationConfig",
    parameters: ["RetrieveEwsOperationAccessPolicy"],
    run({ company, flag }) {
      const { enabled, allowedAppIds } = company.exchange.ewsPolicy;
      return [
        {
          Identity: company.initialDomain,
          Name: company.initialDomain,
          EwsEnabled: enabled ?? null,
          // Without the switch the list comes back empty.
          EwsAllowedAppIDs:
            flag("RetrieveEwsOperationAccessPolicy") === true ? (allowedAppIds?.join(",") ?? null) : null,
          EwsApplicationAccessPolicy: null,
          EwsAllowList: null,
          EwsBlockList: null,
        },
      ];
    },
  },
  {
    name: "Set-OrganizationConfig",
    parameters: ["EwsEnabled", "EwsAllowedAppIDs"],
    run({ company, flag, has, text }) {
      const { ewsPolicy } = company.exchange;
      const ids = text("EwsAllowedAppIDs")
        ?.split(",")
        .map((id) => id.trim().toLowerCase());
      const bad = ids?.find((id) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id));
      if (bad !== undefined) {
        throw new CmdletError("InvalidOperationException", `"${bad}" isn't a valid application ID.`);
      }
      company.exchange.ewsPolicy = {
        enabled: has("EwsEnabled") ? flag("EwsEnabled") : ewsPolicy.enabled,
        // One text that takes the place of the whole list.
        allowedAppIds: has("EwsAllowedAppIDs") ? ids : ewsPolicy.allowedAppIds,
      };
      return [];
    },
  },
];

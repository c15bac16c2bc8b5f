import type { ServicePrincipal } from "@microsoft/microsoft-graph-types";

export interface ServicePrincipalWords {
  readonly description: string;
  readonly isFine: boolean;
  readonly lines: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly tooltip: string;
    /** One of the editor's. */
    readonly icon: string;
  }[];
}

/** The tenants in which Microsoft registers its own applications. */
const microsoft: readonly string[] = [
  "f8cdef31-a31e-4b4a-93e4-5f571e91255a",
  "72f988bf-86f1-41af-91ab-2d7cd011db47",
];

/** What an application is in a tenant, line by line. What Microsoft Graph does not tell is said so. */
export function describeServicePrincipal(
  servicePrincipal: ServicePrincipal | undefined,
  tenantId: string | undefined,
): ServicePrincipalWords {
  if (!servicePrincipal) {
    return {
      description: "none in this tenant",
      isFine: false,
      lines: [
        {
          name: "none",
          label: "It has none in this tenant",
          value: "Granting consent creates it.",
          tooltip:
            "Without a service principal nothing can be granted, and nobody can sign in to the application.",
          icon: "info",
        },
      ],
    };
  }
  const { id, accountEnabled, appRoleAssignmentRequired, appOwnerOrganizationId } = servicePrincipal;
  const home = appOwnerOrganizationId?.toLowerCase();
  return {
    description: accountEnabled === false ? "disabled" : "",
    isFine: accountEnabled !== false,
    lines: [
      {
        name: "enabled",
        label: "Enabled for sign-in",
        value: yesNo(accountEnabled),
        tooltip:
          accountEnabled === false
            ? "Nobody gets a token for the application in this tenant, whatever was granted."
            : "Tokens are given to the application in this tenant.",
        icon: accountEnabled === false ? "circle-slash" : "check",
      },
      {
        name: "assignment",
        label: "Assignment required",
        value: yesNo(appRoleAssignmentRequired),
        tooltip:
          appRoleAssignmentRequired === true
            ? "Only users and groups that were assigned to it can sign in to the application."
            : "Everybody in the tenant can sign in to the application.",
        icon: "organization",
      },
      {
        name: "home",
        label: "Registered in",
        value:
          home === undefined
            ? "not told"
            : home === tenantId?.toLowerCase()
              ? "this tenant"
              : microsoft.includes(home)
                ? "Microsoft"
                : `the tenant ${home}`,
        tooltip: `The tenant in which the application is registered${home === undefined ? "" : `: ${home}`}.`,
        icon: "home",
      },
      {
        name: "id",
        label: "Object ID",
        value: id ?? "not told",
        tooltip:
          "Names the service principal, in Exchange and elsewhere. It is another one than that of the registration.",
        icon: "symbol-key",
      },
    ],
  };
}

function yesNo(value: boolean | null | undefined): string {
  return value === true ? "yes" : value === false ? "no" : "not told";
}

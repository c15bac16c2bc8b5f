import { readFilter } from "./filter.js";
import { CmdletError, notFound, type Cmdlet, type CmdletRun } from "./cmdlet.js";
import { describeGroup, findMailbox, openMailGroup } from "./recipients.js";
import type { ApplicationRole, ManagementScope, PrincipalPointer } from "../data/exchange.js";

/** Roles of applications that this tenant has. @see https://learn.microsoft.com/exchange/permissions-exo/application-rbac */
const permissions = [
  "Calendars.Read",
  "Calendars.ReadWrite",
  "MailboxSettings.Read",
  "MailboxSettings.ReadWrite",
  "Mail.Read",
  "Mail.ReadWrite",
  "Mail.Send",
  "Contacts.Read",
  "EWS.AccessAsApp",
];

const role = (permission: string) => `Application ${permission}`;

function findPointer({ company }: CmdletRun, identity: string): PrincipalPointer | undefined {
  const key = identity.toLowerCase();
  return company.exchange.principalPointers.find((each) =>
    [each.appId, each.objectId, each.displayName].some((name) => name.toLowerCase() === key),
  );
}

function openPointer(run: CmdletRun, identity: string): PrincipalPointer {
  const pointer = findPointer(run, identity);
  if (!pointer) {
    throw notFound("service principal", identity);
  }
  return pointer;
}

const describePointer = ({ appId, objectId, displayName }: PrincipalPointer) => ({
  Identity: objectId,
  AppId: appId,
  ObjectId: objectId,
  DisplayName: displayName,
});

const describeScope = ({ name, filter }: ManagementScope) => ({
  Identity: name,
  Name: name,
  RecipientFilter: filter,
  ScopeRestrictionType: "RecipientScope",
  Exclusive: false,
});

const describeAssignment = (run: CmdletRun, each: ApplicationRole) => ({
  Identity: each.name,
  Name: each.name,
  Role: role(each.permission),
  RoleAssignee: run.company.exchange.principalPointers.find(({ appId }) => appId === each.appId)?.objectId,
  App: each.appId,
  RoleAssigneeType: "ServicePrincipal",
  RecipientWriteScope:
    each.scope !== undefined ? "CustomRecipientScope" : each.groupId !== undefined ? "Group" : "Organization",
  CustomResourceScope: each.scope,
  RecipientGroupScope: run.company.groups.find(each.groupId ?? "")?.displayName,
});

export const applicationCmdlets: readonly Cmdlet[] = [
  {
    name: "New-ServicePrincipal",
    parameters: ["AppId", "ObjectId", "ServiceId", "DisplayName"],
    run(run) {
      const { exchange, directory } = run.company;
      const appId = run.needed("AppId").toLowerCase();
      const objectId = run.needed("ObjectId").toLowerCase();
      // Exchange looks the enterprise application up. The registration's object id, which many take for it, is none.
      if (directory.findServicePrincipal(appId)?.id !== objectId) {
        throw notFound("service principal", objectId);
      }
      if (findPointer(run, appId)) {
        throw new CmdletError(
          "ServicePrincipalAlreadyExistsException",
          `The service principal with App Id "${appId}" already exists.`,
        );
      }
      const pointer = { appId, objectId, displayName: run.text("DisplayName") ?? appId };
      exchange.principalPointers = [...exchange.principalPointers, pointer];
      return [describePointer(pointer)];
    },
  },
  {
    name: "Get-ServicePrincipal",
    parameters: ["Identity"],
    run(run) {
      const identity = run.text("Identity");
      const found =
        identity === undefined ? run.company.exchange.principalPointers : [openPointer(run, identity)];
      return found.map(describePointer);
    },
  },
  {
    name: "Remove-ServicePrincipal",
    parameters: ["Identity"],
    run(run) {
      const { exchange } = run.company;
      const { appId } = openPointer(run, run.needed("Identity"));
      exchange.principalPointers = exchange.principalPointers.filter((each) => each.appId !== appId);
      exchange.applicationRoles = exchange.applicationRoles.filter((each) => each.appId !== appId);
      return [];
    },
  },
  {
    name: "New-ManagementScope",
    parameters: ["Name", "RecipientRestrictionFilter"],
    run(run) {
      const { exchange } = run.company;
      const name = run.needed("Name");
      if (exchange.findScope(name)) {
        throw new CmdletError("ScopeNameAlreadyExistsException", `The scope "${name}" already exists.`);
      }
      const filter = run.needed("RecipientRestrictionFilter");
      const scope = { name, filter, includes: readFilter(run.company, filter) };
      exchange.managementScopes = [...exchange.managementScopes, scope];
      return [describeScope(scope)];
    },
  },
  {
    name: "Set-ManagementScope",
    parameters: ["Identity", "RecipientRestrictionFilter", "Name"],
    run(run) {
      const { exchange } = run.company;
      const found = exchange.findScope(run.needed("Identity"));
      if (!found) {
        throw notFound("object", run.needed("Identity"));
      }
      const filter = run.text("RecipientRestrictionFilter") ?? found.filter;
      const scope = {
        name: run.text("Name") ?? found.name,
        filter,
        includes: readFilter(run.company, filter),
      };
      exchange.managementScopes = exchange.managementScopes.map((each) => (each === found ? scope : each));
      return [];
    },
  },
  {
    name: "Get-ManagementScope",
    parameters: ["Identity"],
    run(run) {
      const { exchange } = run.company;
      const identity = run.text("Identity");
      const found = identity === undefined ? exchange.managementScopes : [exchange.findScope(identity)];
      return found.map((scope) => {
        if (!scope) {
          throw notFound("object", identity ?? "");
        }
        return describeScope(scope);
      });
    },
  },
  {
    name: "Remove-ManagementScope",
    parameters: ["Identity"],
    run(run) {
      const { exchange } = run.company;
      const scope = exchange.findScope(run.needed("Identity"));
      if (!scope) {
        throw notFound("object", run.needed("Identity"));
      }
      const user = exchange.applicationRoles.find((each) => each.scope === scope.name);
      if (user) {
        throw new CmdletError(
          "ScopeInUseException",
          `The scope "${scope.name}" can't be removed because it's used by the role assignment "${user.name ?? ""}".`,
        );
      }
      exchange.managementScopes = exchange.managementScopes.filter((each) => each !== scope);
      return [];
    },
  },
  {
    name: "Get-ManagementRole",
    parameters: ["Identity"],
    run(run) {
      const identity = run.text("Identity")?.toLowerCase();
      const all = permissions.map(role);
      const found = identity === undefined ? all : all.filter((name) => name.toLowerCase() === identity);
      if (found.length === 0) {
        throw notFound("role", identity ?? "");
      }
      return found.map((name) => ({ Identity: name, Name: name, RoleType: name.replaceAll(/\W/g, "") }));
    },
  },
  {
    name: "New-ManagementRoleAssignment",
    parameters: ["Name", "Role", "App", "CustomResourceScope", "RecipientGroupScope"],
    run(run) {
      const { company } = run;
      const { exchange } = company;
      const wanted = run.needed("Role");
      const permission = permissions.find((each) => role(each).toLowerCase() === wanted.toLowerCase());
      if (permission === undefined) {
        throw notFound("role", wanted);
      }
      const { appId } = openPointer(run, run.needed("App"));
      const scope = run.text("CustomResourceScope");
      const group = run.text("RecipientGroupScope");
      if (scope !== undefined && !exchange.findScope(scope)) {
        throw notFound("object", scope);
      }
      const name = run.text("Name") ?? `${role(permission)}-${appId.slice(0, 8)}`;
      if (name.length > 64) {
        throw new CmdletError(
          "DataValidationException",
          "The length of the property is too long. The maximum length is 64.",
        );
      }
      if (exchange.applicationRoles.some((each) => each.name?.toLowerCase() === name.toLowerCase())) {
        throw new CmdletError(
          "ADObjectAlreadyExistsException",
          `The role assignment "${name}" already exists.`,
        );
      }
      const assignment: ApplicationRole = {
        appId,
        permission,
        name,
        groupId: group === undefined ? undefined : openMailGroup(company, group).id,
        ...(scope === undefined ? {} : { scope: exchange.findScope(scope)?.name ?? scope }),
      };
      exchange.applicationRoles = [...exchange.applicationRoles, assignment];
      return [describeAssignment(run, assignment)];
    },
  },
  {
    name: "Get-ManagementRoleAssignment",
    parameters: ["Identity", "RoleAssignee", "Role", "GetEffectiveUsers", "RoleAssigneeType"],
    run(run) {
      const { exchange } = run.company;
      const identity = run.text("Identity")?.toLowerCase();
      const assignee = run.text("RoleAssignee");
      const wanted = run.text("Role")?.toLowerCase();
      const appId = assignee === undefined ? undefined : openPointer(run, assignee).appId;
      const found = exchange.applicationRoles.filter(
        (each) =>
          (identity === undefined || each.name?.toLowerCase() === identity) &&
          (appId === undefined || each.appId === appId) &&
          (wanted === undefined || role(each.permission).toLowerCase() === wanted),
      );
      if (identity !== undefined && found.length === 0) {
        throw notFound("object", identity);
      }
      return found.map((each) => describeAssignment(run, each));
    },
  },
  {
    name: "Remove-ManagementRoleAssignment",
    parameters: ["Identity"],
    run(run) {
      const { exchange } = run.company;
      const identity = run.needed("Identity");
      const found = exchange.applicationRoles.find(
        ({ name }) => name?.toLowerCase() === identity.toLowerCase(),
      );
      if (!found) {
        throw notFound("object", identity);
      }
      exchange.applicationRoles = exchange.applicationRoles.filter((each) => each !== found);
      return [];
    },
  },
  {
    name: "Test-ServicePrincipalAuthorization",
    parameters: ["Identity", "Resource"],
    run(run) {
      const { company } = run;
      const { appId } = openPointer(run, run.needed("Identity"));
      const resource = run.text("Resource");
      const mailbox = resource === undefined ? undefined : findMailbox(company, resource);
      if (resource !== undefined && !mailbox) {
        throw notFound("object", resource);
      }
      return company.exchange.applicationRoles
        .filter((each) => each.appId === appId)
        .map((each) => ({
          RoleName: role(each.permission),
          GrantedPermissions: each.permission,
          AllowedResourceScope:
            each.scope ?? company.groups.find(each.groupId ?? "")?.displayName ?? "Organization",
          ScopeType:
            each.scope !== undefined ? "CustomRecipientScope" : each.groupId ? "Group" : "Organization",
          InScope: mailbox ? (company.exchange.isInScope(each, mailbox) ? "True" : "False") : "Not Run",
        }));
    },
  },
  {
    name: "Get-Group",
    parameters: ["Identity"],
    run: (run) => [describeGroup(openMailGroup(run.company, run.needed("Identity")))],
  },
];

import assert from "node:assert/strict";
import type { CmdletParameters } from "../../../src/demo/cmdlets/cmdlet.js";
import { runCmdlet } from "../../../src/demo/cmdlets/run-cmdlet.js";
import { address, testCompany } from "../support/company.js";

function exchangeOnline() {
  const company = testCompany();
  const { appId = "" } = company.registrations.find(({ name }) => name.includes("innovaphone")) ?? {};
  const objectId = company.directory.findServicePrincipal(appId)?.id ?? "";
  const invoke = (name: string, parameters: CmdletParameters = {}) => runCmdlet(company, name, parameters);
  const one = (name: string, parameters: CmdletParameters = {}) => {
    const [first, ...others] = invoke(name, parameters);
    assert.ok(first && others.length === 0);
    return first;
  };
  const fails = (exception: string, name: string, parameters: CmdletParameters = {}) => {
    assert.throws(() => invoke(name, parameters), { name: "CmdletError", exception });
  };
  const reaches = (alias: string, permission = "Calendars.Read") => {
    const account = company.users.find(address(alias));
    assert.ok(account);
    return company.exchange.accessOf(appId, new Set(), [permission], account) === "allowed";
  };
  return { company, appId, objectId, invoke, one, fails, reaches };
}

describe("Exchange Online PowerShell of the demo tenant", () => {
  it("scopes an application by role, scope and group, and tells who is in scope", () => {
    const { appId, objectId, invoke, one, reaches } = exchangeOnline();
    invoke("New-ServicePrincipal", { AppId: appId, ObjectId: objectId, DisplayName: "PBX" });
    const { DistinguishedName } = one("Get-Group", { Identity: address("clockwork.calendar.sync") });
    invoke("New-ManagementScope", {
      Name: "PBX users",
      RecipientRestrictionFilter: `MemberOfGroup -eq '${String(DistinguishedName)}'`,
    });
    assert.equal(reaches("joost.bakker"), false);
    invoke("New-ManagementRoleAssignment", {
      Name: "PBX reads",
      Role: "Application Calendars.Read",
      App: objectId,
      CustomResourceScope: "PBX users",
    });
    assert.equal(reaches("joost.bakker"), true);
    assert.equal(reaches("uwe.ahrens"), false, "a member of a group within the group");
    const inScope = (mailbox: string) =>
      one("Test-ServicePrincipalAuthorization", { Identity: appId, Resource: address(mailbox) })["InScope"];
    assert.equal(inScope("joost.bakker"), "True");
    assert.equal(inScope("grace.okafor"), "False");

    invoke("Remove-ServicePrincipal", { Identity: objectId });
    assert.equal(reaches("joost.bakker"), false);
    assert.equal(invoke("Get-ManagementScope").length, 1, "scopes stay");
  });

  it("takes the enterprise application's object id and not the registration's", () => {
    const { company, appId, fails } = exchangeOnline();
    const ObjectId = company.directory.findApplication(appId)?.id;
    fails("ManagementObjectNotFoundException", "New-ServicePrincipal", { AppId: appId, ObjectId });
  });

  it("scopes by filters, and refuses those that it cannot read", () => {
    const { company, invoke, fails } = exchangeOnline();
    invoke("New-ManagementScope", {
      Name: "Sales",
      RecipientRestrictionFilter:
        "Department -eq 'Sales' -and PrimarySmtpAddress -like '*@quillhaven.example'",
    });
    const scope = company.exchange.findScope("sales");
    const inScope = [...company.users].filter((account) => scope?.includes(account));
    assert.ok(inScope.length > 0 && inScope.every(({ department }) => department === "Sales"));
    for (const filter of [
      "Department",
      "Department -eq Sales",
      "Nothing -eq 'x'",
      "Department -eq 'a' 'b'",
      "",
      "(",
    ]) {
      assert.throws(
        () => invoke("New-ManagementScope", { Name: "bad", RecipientRestrictionFilter: filter }),
        { name: "CmdletError" },
        filter,
      );
    }
    fails("ScopeNameAlreadyExistsException", "New-ManagementScope", {
      Name: "SALES",
      RecipientRestrictionFilter: "Department -eq 'Sales'",
    });
  });

  it("does not remove a scope that is in use", () => {
    const { appId, objectId, invoke, fails } = exchangeOnline();
    invoke("New-ServicePrincipal", { AppId: appId, ObjectId: objectId });
    invoke("New-ManagementScope", { Name: "S", RecipientRestrictionFilter: "Department -eq 'Sales'" });
    invoke("New-ManagementRoleAssignment", {
      Name: "A",
      Role: "Application EWS.AccessAsApp",
      App: appId,
      CustomResourceScope: "S",
    });
    fails("ScopeInUseException", "Remove-ManagementScope", { Identity: "S" });
    invoke("Remove-ManagementRoleAssignment", { Identity: "a" });
    invoke("Remove-ManagementScope", { Identity: "S" });
    assert.equal(invoke("Get-ManagementScope").length, 0);
  });

  it("restricts by policies, which count members of groups within, and tests them", () => {
    const { appId, invoke, one, fails } = exchangeOnline();
    const PolicyScopeGroupId = address("clockwork.calendar.sync");
    invoke("New-ApplicationAccessPolicy", {
      AppId: appId,
      PolicyScopeGroupId,
      AccessRight: "RestrictAccess",
    });
    const check = (alias: string) =>
      one("Test-ApplicationAccessPolicy", { Identity: address(alias), AppId: appId })["AccessCheckResult"];
    assert.equal(check("uwe.ahrens"), "Granted");
    assert.equal(check("grace.okafor"), "Denied");
    fails("PolicyAlreadyExistsException", "New-ApplicationAccessPolicy", {
      AppId: appId,
      PolicyScopeGroupId,
      AccessRight: "RestrictAccess",
    });
    fails("InvalidScopeIdentityException", "New-ApplicationAccessPolicy", {
      AppId: appId,
      PolicyScopeGroupId: address("sales"),
      AccessRight: "RestrictAccess",
    });
    const policy = invoke("Get-ApplicationAccessPolicy").find(({ AppId }) => AppId === appId);
    invoke("Remove-ApplicationAccessPolicy", { Identity: policy?.["Identity"] });
    assert.equal(check("grace.okafor"), "Granted");
  });

  it("makes groups, and adds and removes members once", () => {
    const { company, invoke, one, fails } = exchangeOnline();
    invoke("New-DistributionGroup", {
      Name: "Calendar Sync",
      Type: "Security",
      PrimarySmtpAddress: address("calendar.sync"),
      Members: [address("monitor")],
    });
    const Identity = address("calendar.sync");
    fails("ADObjectAlreadyExistsException", "New-DistributionGroup", { Name: "Calendar Sync" });
    invoke("Add-DistributionGroupMember", { Identity, Member: address("joost.bakker") });
    fails("MemberAlreadyExistsException", "Add-DistributionGroupMember", {
      Identity,
      Member: address("joost.bakker"),
    });
    assert.deepEqual(
      invoke("Get-DistributionGroupMember", { Identity }).map(({ PrimarySmtpAddress }) => PrimarySmtpAddress),
      [address("monitor"), address("joost.bakker")],
    );
    assert.equal(company.groups.find(Identity)?.members.length, 2);
    assert.equal(
      one("Get-DistributionGroup", { Identity })["RecipientTypeDetails"],
      "MailUniversalSecurityGroup",
    );
    invoke("Remove-DistributionGroup", { Identity });
    assert.equal(company.groups.find(Identity), undefined);
  });

  it("gives rights in a calendar by whatever that is called, or by its id", () => {
    const { invoke, one, fails } = exchangeOnline();
    const mailbox = address("katharina.brandt");
    const folder = invoke("Get-MailboxFolderStatistics", { Identity: mailbox, FolderScope: "Calendar" }).find(
      ({ FolderType }) => FolderType === "Calendar",
    );
    assert.equal(folder?.["Name"], "Kalender");
    const user = { User: address("ada.lindqvist") };
    fails("ManagementObjectNotFoundException", "Add-MailboxFolderPermission", {
      ...user,
      Identity: `${mailbox}:\\Calendar`,
      AccessRights: "Reviewer",
    });
    const Identity = `${mailbox}:${String(folder["FolderId"])}`;
    fails("UserNotFoundInPermissionEntryException", "Get-MailboxFolderPermission", { ...user, Identity });
    invoke("Add-MailboxFolderPermission", { ...user, Identity, AccessRights: "LimitedDetails" });
    fails("UserAlreadyExistsInPermissionEntryException", "Add-MailboxFolderPermission", {
      ...user,
      Identity,
      AccessRights: "Reviewer",
    });
    invoke("Set-MailboxFolderPermission", { ...user, Identity, AccessRights: ["Reviewer"] });
    assert.deepEqual(one("Get-MailboxFolderPermission", { ...user, Identity })["AccessRights"], ["Reviewer"]);
    invoke("Remove-MailboxFolderPermission", { ...user, Identity: `${mailbox}:\\Kalender` });
    fails("UserNotFoundInPermissionEntryException", "Get-MailboxFolderPermission", { ...user, Identity });
  });

  it("shows the applications that EWS is open for only to whoever asks with the switch, and writes the whole list", () => {
    const { appId, invoke, one, company } = exchangeOnline();
    assert.equal(one("Get-OrganizationConfig")["EwsAllowedAppIDs"], null);
    const list = String(
      one("Get-OrganizationConfig", { RetrieveEwsOperationAccessPolicy: true })["EwsAllowedAppIDs"],
    );
    assert.ok(!list.includes(appId));
    invoke("Set-OrganizationConfig", { EwsEnabled: true, EwsAllowedAppIDs: `${list},${appId}` });
    assert.equal(company.exchange.ewsPolicy.allowedAppIds?.length, list.split(",").length + 1);
    invoke("Set-OrganizationConfig", { EwsAllowedAppIDs: appId });
    assert.deepEqual(company.exchange.ewsPolicy, { enabled: true, allowedAppIds: [appId] });
  });

  it("turns EWS off and on for a mailbox", () => {
    const { invoke, one } = exchangeOnline();
    const Identity = address("harriet.blythe");
    assert.equal(one("Get-CASMailbox", { Identity })["EwsEnabled"], false);
    invoke("Set-CASMailbox", { Identity, EwsEnabled: true });
    assert.equal(one("Get-CASMailbox", { Identity })["EwsEnabled"], null);
  });

  it("lists mailboxes up to a bound, unless all are asked for", () => {
    const company = testCompany({ mailboxes: 1500 });
    const list = (parameters: CmdletParameters) => runCmdlet(company, "Get-EXOMailbox", parameters).length;
    assert.equal(list({}), 1000);
    assert.ok(list({ ResultSize: "Unlimited" }) > 1400);
    assert.ok(list({ RecipientTypeDetails: "RoomMailbox" }) < 20);
  });

  it("knows neither other cmdlets nor parameters that a cmdlet lacks", () => {
    const { fails } = exchangeOnline();
    fails("CommandNotFoundException", "Remove-Everything");
    fails("ParameterBindingException", "Get-ServicePrincipal", { Name: "x" });
  });
});

import type { Permission, PermissionKind } from "./catalogue.js";
import { azureAdGraph, exchangeOnline, graph } from "./well-known.js";

/**
 * What a permission opens, in one sentence for an administrator.
 *
 * A table for the permissions that a calendar integration asks for, or asks for by mistake: calendars,
 * mailboxes, contacts, meetings, sign-in, people, rooms, groups and the directory of Microsoft Graph; every
 * permission of Office 365 Exchange Online; every one of Azure AD Graph. All others have no sentence here.
 *
 * The facts are Microsoft's, the words ours. "The signed-in user's own" is said only where what others share is
 * left out. Most application permissions reach every mailbox until somebody limits them: see reach.ts.
 * Microsoft's text for a few new ones could not be found, so their names speak: `User.ReadUpdate.All`,
 * `MailboxItem.ReadWrite`, `MailboxItem.Export`, `PlaceDeviceTelemetry.ReadWrite.All`, `Exchange.AdminAPI.*`.
 *
 * Read on 2026-11-21:
 * @see https://learn.microsoft.com/graph/permissions-reference
 * @see https://learn.microsoft.com/graph/migrate-azure-ad-graph-permissions-differences
 * @see https://learn.microsoft.com/graph/api/workhoursandlocationssetting-get?view=graph-rest-beta
 * @see https://learn.microsoft.com/exchange/reference/admin-api-authentication
 * @see https://learn.microsoft.com/exchange/mail-flow-best-practices/oauth-high-volume-mails-m365
 */
export function findMeaning(permission: Permission): string | undefined {
  return meanings[permission.resource.appId]?.[`${permission.kind} ${permission.value}`];
}

type Meanings = Readonly<Record<`${PermissionKind} ${string}`, string>>;

const ofGraph: Meanings = {
  // Calendars
  "Scope Calendars.ReadBasic":
    "Reads the events of the signed-in user's own calendars with subject, time and place, but without bodies, attachments and extensions.",
  "Scope Calendars.Read":
    "Reads the events of the signed-in user's own calendars, with their bodies and attendees.",
  "Scope Calendars.Read.Shared":
    "Reads the events of all calendars that the signed-in user can open, the user's own as well as those that others shared or delegated.",
  "Scope Calendars.ReadWrite":
    "Reads, creates, changes and deletes events in the signed-in user's own calendars.",
  "Scope Calendars.ReadWrite.Shared":
    "Reads, creates, changes and deletes events in all calendars that the signed-in user may edit, the user's own as well as those that others shared or delegated.",
  "Role Calendars.ReadBasic.All":
    "Reads the events of every mailbox of the organisation with subject, time and place, but without bodies, attachments and extensions, without anybody signed in.",
  "Role Calendars.Read": "Reads the events of every mailbox of the organisation, without anybody signed in.",
  "Role Calendars.ReadWrite":
    "Reads, creates, changes and deletes events in every mailbox of the organisation, without anybody signed in.",
  "Role Calendars.Read.All":
    "Reads the work hours and work locations of every user of the organisation, without anybody signed in, but no events.",
  "Role Calendars.ReadWrite.All":
    "Reads and changes the work hours and work locations of every user of the organisation, without anybody signed in, but no events.",

  // Mail
  "Scope Mail.ReadBasic":
    "Reads the signed-in user's own mail without bodies, previews, attachments and extended properties.",
  "Scope Mail.ReadBasic.Shared":
    "Reads the signed-in user's own mail and the mail that others shared, without bodies, previews, attachments and extended properties.",
  "Scope Mail.Read": "Reads the signed-in user's own mail, with bodies and attachments.",
  "Scope Mail.Read.Shared":
    "Reads the signed-in user's own mail and the mail that others shared with the user.",
  "Scope Mail.ReadWrite":
    "Reads, creates, changes and deletes mail in the signed-in user's own mailbox, but sends none.",
  "Scope Mail.ReadWrite.Shared":
    "Reads, creates, changes and deletes the signed-in user's own mail and the mail that others shared, but sends none.",
  "Scope Mail.Send": "Sends mail in the name of the signed-in user.",
  "Scope Mail.Send.Shared":
    "Sends mail in the name of the signed-in user and of those who let the user send for them.",
  "Scope Mail-Advanced.ReadWrite":
    "Reads, creates, changes and deletes mail in the signed-in user's own mailbox, even the text of messages that were already sent or received.",
  "Scope Mail-Advanced.ReadWrite.Shared":
    "Reads, creates, changes and deletes the signed-in user's own mail and the mail that others shared, even the text of messages that were already sent or received.",
  "Role Mail.ReadBasic":
    "Reads the mail of every mailbox of the organisation without bodies, previews and attachments, without anybody signed in.",
  "Role Mail.ReadBasic.All":
    "Reads the mail of every mailbox of the organisation without bodies, previews and attachments, without anybody signed in.",
  "Role Mail.Read":
    "Reads the mail of every mailbox of the organisation with bodies and attachments, without anybody signed in.",
  "Role Mail.ReadWrite":
    "Reads, creates, changes and deletes mail in every mailbox of the organisation, without anybody signed in, but sends none.",
  "Role Mail.Send": "Sends mail in the name of any user of the organisation, without anybody signed in.",
  "Role Mail-Advanced.ReadWrite.All":
    "Reads, creates, changes and deletes mail in every mailbox of the organisation, even the text of messages that were already sent or received, without anybody signed in.",
  "Scope MailTips.ReadBasic.Shared":
    "Reads what a sender is told about a recipient before sending, such as an automatic reply or a full mailbox, as far as the signed-in user is told it.",
  "Role MailTips.ReadBasic.All":
    "Reads what a sender is told about any recipient of the organisation before sending, such as an automatic reply or a full mailbox, without anybody signed in.",

  // Mailboxes
  "Scope MailboxSettings.Read":
    "Reads the settings of the signed-in user's own mailbox, such as time zone, working hours and automatic replies.",
  "Scope MailboxSettings.ReadWrite":
    "Reads and changes the settings of the signed-in user's own mailbox, such as time zone, working hours and automatic replies.",
  "Role MailboxSettings.Read":
    "Reads the settings of every mailbox of the organisation, such as time zone, working hours and automatic replies, without anybody signed in.",
  "Role MailboxSettings.ReadWrite":
    "Reads and changes the settings of every mailbox of the organisation, such as time zone, working hours and automatic replies, without anybody signed in.",
  "Scope MailboxFolder.Read":
    "Reads the folders of the signed-in user's own mailbox, but not what is in them.",
  "Scope MailboxFolder.ReadWrite":
    "Reads, creates, changes and deletes folders of the signed-in user's own mailbox.",
  "Role MailboxFolder.Read.All":
    "Reads the folders of every mailbox of the organisation, but not what is in them, without anybody signed in.",
  "Role MailboxFolder.ReadWrite.All":
    "Reads, creates, changes and deletes folders of every mailbox of the organisation, without anybody signed in.",
  "Scope MailboxItem.Read":
    "Reads everything in the signed-in user's own mailbox: messages, events, contacts and tasks.",
  "Scope MailboxItem.ReadWrite":
    "Reads and changes everything in the signed-in user's own mailbox: messages, events, contacts and tasks.",
  "Scope MailboxItem.Export": "Takes full copies of anything in the signed-in user's own mailbox.",
  "Scope MailboxItem.ImportExport":
    "Takes full copies of anything in the signed-in user's own mailbox, and puts copies back into it.",
  "Role MailboxItem.Read.All":
    "Reads everything in every mailbox of the organisation, events included, without anybody signed in.",
  "Role MailboxItem.ReadWrite.All":
    "Reads and changes everything in every mailbox of the organisation, events included, without anybody signed in.",
  "Role MailboxItem.Export.All":
    "Takes full copies of anything in every mailbox of the organisation, without anybody signed in.",
  "Role MailboxItem.ImportExport.All":
    "Takes full copies of anything in every mailbox of the organisation, and puts copies back, without anybody signed in.",
  "Scope MailboxConfigItem.Read":
    "Reads the hidden settings that programs keep in the folders of the signed-in user's own mailbox.",
  "Scope MailboxConfigItem.ReadWrite":
    "Reads and changes the hidden settings that programs keep in the folders of the signed-in user's own mailbox.",
  "Role MailboxConfigItem.Read":
    "Reads the hidden settings that programs keep in the folders of every mailbox of the organisation, without anybody signed in.",
  "Role MailboxConfigItem.ReadWrite":
    "Reads and changes the hidden settings that programs keep in the folders of every mailbox of the organisation, without anybody signed in.",
  "Scope EWS.AccessAsUser.All":
    "Opens through Exchange Web Services everything in every mailbox that the signed-in user can open.",
  "Scope EAS.AccessAsUser.All":
    "Synchronises the signed-in user's own mail, calendar, contacts and tasks through Exchange ActiveSync.",
  "Scope IMAP.AccessAsUser.All":
    "Reads and changes mail through IMAP in every mailbox that the signed-in user can open.",
  "Scope POP.AccessAsUser.All":
    "Reads and deletes mail through POP in every mailbox that the signed-in user can open.",
  "Scope SMTP.Send": "Sends mail through SMTP from every mailbox that the signed-in user may send from.",

  // Contacts, tasks, people
  "Scope Contacts.Read": "Reads the signed-in user's own contacts.",
  "Scope Contacts.Read.Shared":
    "Reads the signed-in user's own contacts and those that others shared with the user.",
  "Scope Contacts.ReadWrite": "Reads, creates, changes and deletes the signed-in user's own contacts.",
  "Scope Contacts.ReadWrite.Shared":
    "Reads, creates, changes and deletes the signed-in user's own contacts and those that others shared with the user.",
  "Role Contacts.Read": "Reads the contacts in every mailbox of the organisation, without anybody signed in.",
  "Role Contacts.ReadWrite":
    "Reads, creates, changes and deletes contacts in every mailbox of the organisation, without anybody signed in.",
  "Scope Contacts-OnPremisesSyncBehavior.ReadWrite.All":
    "Reads and changes, as far as the signed-in user may, whether the organisation's contacts are managed in the cloud or on its own servers.",
  "Role Contacts-OnPremisesSyncBehavior.ReadWrite.All":
    "Reads and changes whether the organisation's contacts are managed in the cloud or on its own servers, without anybody signed in.",
  "Scope OrgContact.Read.All":
    "Reads the contacts that the organisation keeps in its address list, not anybody's personal contacts.",
  "Role OrgContact.Read.All":
    "Reads the contacts that the organisation keeps in its address list, not anybody's personal contacts, without anybody signed in.",
  "Scope Tasks.Read": "Reads the signed-in user's own tasks and task lists.",
  "Scope Tasks.Read.Shared":
    "Reads the signed-in user's own tasks and those that others shared with the user.",
  "Scope Tasks.ReadWrite":
    "Reads, creates, changes and deletes the signed-in user's own tasks and task lists.",
  "Scope Tasks.ReadWrite.Shared":
    "Reads, creates, changes and deletes the signed-in user's own tasks and those that others shared with the user.",
  "Role Tasks.Read.All":
    "Reads the tasks and task lists of every user of the organisation, without anybody signed in.",
  "Role Tasks.ReadWrite.All":
    "Reads, creates, changes and deletes the tasks and task lists of every user of the organisation, without anybody signed in.",
  "Scope People.Read":
    "Reads the list of people whom the signed-in user deals with most, from mail, contacts and the directory.",
  "Scope People.Read.All":
    "Reads, for any user of the organisation whom the signed-in user may see, the list of people whom that user deals with most.",
  "Role People.Read.All":
    "Reads for every user of the organisation the list of people whom that user deals with most, without anybody signed in.",
  "Scope PeopleSettings.Read.All":
    "Reads the organisation's settings for people and their profile cards, as far as the signed-in user may.",
  "Scope PeopleSettings.ReadWrite.All":
    "Reads and changes the organisation's settings for people and their profile cards, as far as the signed-in user may.",
  "Role PeopleSettings.Read.All":
    "Reads the organisation's settings for people and their profile cards, without anybody signed in.",
  "Role PeopleSettings.ReadWrite.All":
    "Reads and changes the organisation's settings for people and their profile cards, without anybody signed in.",
  "Scope Presence.Read": "Reads whether the signed-in user is available, busy or away.",
  "Scope Presence.Read.All":
    "Reads for every user of the organisation whether that user is available, busy or away, on behalf of the signed-in user.",
  "Scope Presence.ReadWrite":
    "Reads and sets whether the signed-in user is shown as available, busy or away.",
  "Role Presence.Read.All":
    "Reads for every user of the organisation whether that user is available, busy or away, without anybody signed in.",
  "Role Presence.ReadWrite.All":
    "Reads and sets for every user of the organisation whether that user is shown as available, busy or away, without anybody signed in.",

  // Rooms and their devices
  "Scope Place.Read.All":
    "Reads the organisation's rooms, desks and room lists, on behalf of the signed-in user.",
  "Scope Place.ReadWrite.All":
    "Reads and changes the organisation's rooms, desks and room lists, as far as the signed-in user may.",
  "Role Place.Read.All": "Reads the organisation's rooms, desks and room lists, without anybody signed in.",
  "Role Place.ReadWrite.All":
    "Reads and changes the organisation's rooms, desks and room lists, without anybody signed in.",
  "Scope PlaceDevice.Read.All":
    "Reads the devices in the organisation's rooms, on behalf of the signed-in user.",
  "Scope PlaceDevice.ReadWrite.All":
    "Reads and changes the devices in the organisation's rooms, as far as the signed-in user may.",
  "Role PlaceDevice.Read.All": "Reads the devices in the organisation's rooms, without anybody signed in.",
  "Role PlaceDevice.ReadWrite.All":
    "Reads and changes the devices in the organisation's rooms, without anybody signed in.",
  "Role PlaceDeviceTelemetry.ReadWrite.All":
    "Reads and reports what the devices in the organisation's rooms measure, without anybody signed in.",

  // Meetings
  "Scope OnlineMeetings.Read":
    "Reads the signed-in user's Teams meetings, such as their join link and options.",
  "Scope OnlineMeetings.ReadWrite": "Reads, creates and changes Teams meetings of the signed-in user.",
  "Role OnlineMeetings.Read.All":
    "Reads Teams meetings without anybody signed in, for the users whom an application access policy of Teams names.",
  "Role OnlineMeetings.ReadWrite.All":
    "Reads, creates and changes Teams meetings without anybody signed in, for the users whom an application access policy of Teams names.",
  "Scope OnlineMeetingArtifact.Read.All":
    "Reads who attended the signed-in user's Teams meetings, and other records of them.",
  "Role OnlineMeetingArtifact.Read.All":
    "Reads who attended Teams meetings, and other records of them, without anybody signed in.",
  "Scope OnlineMeetingRecording.Read.All":
    "Reads the recordings of Teams meetings that the signed-in user can open.",
  "Role OnlineMeetingRecording.Read.All":
    "Reads the recordings of the organisation's Teams meetings, without anybody signed in.",
  "Scope OnlineMeetingTranscript.Read.All":
    "Reads the transcripts of Teams meetings that the signed-in user can open.",
  "Role OnlineMeetingTranscript.Read.All":
    "Reads the transcripts of the organisation's Teams meetings, without anybody signed in.",
  "Scope OnlineMeetingAiInsight.Read.All":
    "Reads the notes and action items that Copilot wrote about Teams meetings which the signed-in user can open.",
  "Role OnlineMeetingAiInsight.Read.All":
    "Reads the notes and action items that Copilot wrote about the organisation's Teams meetings, without anybody signed in.",
  "Role OnlineMeetingAiInsight.Read.Chat":
    "Reads the notes and action items that Copilot wrote about the Teams meeting in whose chat the application is installed.",
  "Scope VirtualAppointment.Read":
    "Reads the signed-in user's virtual appointments, which are Teams meetings with people from outside.",
  "Scope VirtualAppointment.ReadWrite":
    "Reads, creates and changes the signed-in user's virtual appointments, which are Teams meetings with people from outside.",
  "Role VirtualAppointment.Read.All":
    "Reads the virtual appointments of every user, which are Teams meetings with people from outside, without anybody signed in.",
  "Role VirtualAppointment.ReadWrite.All":
    "Reads, creates and changes the virtual appointments of every user, which are Teams meetings with people from outside, without anybody signed in.",
  "Scope VirtualAppointmentNotification.Send":
    "Sends reminders about virtual appointments on behalf of the signed-in user.",
  "Role VirtualAppointmentNotification.Send":
    "Sends reminders about anybody's virtual appointments, without anybody signed in.",
  "Scope VirtualEvent.Read": "Reads the webinars and town halls that the signed-in user created in Teams.",
  "Scope VirtualEvent.ReadWrite":
    "Reads, creates and changes the webinars and town halls that the signed-in user created in Teams.",
  "Role VirtualEvent.Read.All":
    "Reads the organisation's webinars and town halls in Teams, without anybody signed in.",
  "Role VirtualEventRegistration-Anon.ReadWrite.All":
    "Reads and changes the registrations of people from outside for the organisation's webinars in Teams, without anybody signed in.",
  "Scope Bookings.Read.All":
    "Reads the appointments, customers and staff of Microsoft Bookings that the signed-in user can open.",
  "Scope BookingsAppointment.ReadWrite.All":
    "Reads and changes the appointments and customers of Microsoft Bookings that the signed-in user can open.",
  "Scope Bookings.ReadWrite.All":
    "Reads and changes the appointments, customers, services and staff of Microsoft Bookings that the signed-in user can open.",
  "Scope Bookings.Manage.All":
    "Reads and changes everything in Microsoft Bookings that the signed-in user can open, and creates, publishes and deletes booking pages.",
  "Role Bookings.Read.All":
    "Reads the appointments, customers and staff of all the organisation's booking pages in Microsoft Bookings, without anybody signed in.",
  "Role BookingsAppointment.ReadWrite.All":
    "Reads and changes the appointments and customers of all the organisation's booking pages in Microsoft Bookings, without anybody signed in.",
  "Role Bookings.ReadWrite.All":
    "Reads and changes the appointments, customers, services and staff of all the organisation's booking pages in Microsoft Bookings, without anybody signed in.",
  "Role Bookings.Manage.All":
    "Reads and changes everything in Microsoft Bookings, and creates, publishes and deletes booking pages, without anybody signed in.",
  "Scope Schedule.Read.All":
    "Reads the shifts and rosters of Microsoft Teams that the signed-in user can see, but no calendar.",
  "Scope Schedule.ReadWrite.All":
    "Reads and changes the shifts and rosters of Microsoft Teams as far as the signed-in user may, but no calendar.",
  "Role Schedule.Read.All":
    "Reads all shifts and rosters of Microsoft Teams, without anybody signed in, but no calendar.",
  "Role Schedule.ReadWrite.All":
    "Reads and changes all shifts and rosters of Microsoft Teams, without anybody signed in, but no calendar.",
  "Scope SchedulePermissions.ReadWrite.All":
    "Reads and changes who may do what in the rosters of Microsoft Teams, as far as the signed-in user may.",
  "Role SchedulePermissions.ReadWrite.All":
    "Reads and changes who may do what in the rosters of Microsoft Teams, without anybody signed in.",
  "Role Schedule-WorkingTime.ReadWrite.All":
    "Tells Microsoft Teams when the working time of any user begins and ends, without anybody signed in.",

  // Sign-in
  "Scope openid": "Lets users sign in with their work account.",
  "Scope profile": "Tells the application the name, user name and picture of the signed-in user.",
  "Scope email": "Tells the application the primary email address of the signed-in user.",
  "Scope offline_access":
    "Lets the application keep the access that it was given while the user is away, and adds no access of its own.",

  // Users
  "Scope User.Read":
    "Signs users in, and reads the signed-in user's own profile and the name of the organisation.",
  "Scope User.ReadWrite": "Reads and changes the signed-in user's own profile.",
  "Scope User.ReadBasic.All":
    "Reads name, email address and photo of every user of the organisation, on behalf of the signed-in user.",
  "Scope User.Read.All":
    "Reads the full profile of every user of the organisation, with manager and reports, on behalf of the signed-in user.",
  "Scope User.ReadUpdate.All":
    "Reads and changes the profiles of the organisation's users, as far as the signed-in user may.",
  "Scope User.ReadWrite.All":
    "Reads, changes, creates and deletes users of the organisation, as far as the signed-in user may.",
  "Role User.ReadBasic.All":
    "Reads name, email address and photo of every user of the organisation, without anybody signed in.",
  "Role User.Read.All":
    "Reads the full profile of every user of the organisation, with manager and reports, without anybody signed in.",
  "Role User.ReadUpdate.All":
    "Reads and changes the profile of every user of the organisation, without anybody signed in.",
  "Role User.ReadWrite.All":
    "Reads, changes, creates and deletes users of the organisation, without anybody signed in.",
  "Role User.ReadWrite.CrossCloud":
    "Reads and changes the profiles of users who come from another Microsoft cloud, without anybody signed in.",
  "Scope User.Create": "Creates users of the organisation, as far as the signed-in user may.",
  "Role User.Create": "Creates users of the organisation, without anybody signed in.",
  "Scope User.DeleteRestore.All":
    "Deletes users of the organisation and brings them back, as far as the signed-in user may.",
  "Role User.DeleteRestore.All":
    "Deletes any user of the organisation and brings them back, without anybody signed in.",
  "Scope User.EnableDisableAccount.All":
    "Blocks users of the organisation from signing in and unblocks them, as far as the signed-in user may.",
  "Role User.EnableDisableAccount.All":
    "Blocks any user of the organisation from signing in and unblocks them, without anybody signed in.",
  "Scope User.Export.All":
    "Starts an export of everything that Microsoft stores about a user, when an administrator is signed in.",
  "Role User.Export.All":
    "Starts an export of everything that Microsoft stores about any user, without anybody signed in.",
  "Scope User.Invite.All": "Invites guests into the organisation, on behalf of the signed-in user.",
  "Role User.Invite.All": "Invites guests into the organisation, without anybody signed in.",
  "Scope User.ManageIdentities.All":
    "Reads and changes with which identities users sign in, as far as the signed-in user may.",
  "Role User.ManageIdentities.All":
    "Reads and changes with which identities any user signs in, without anybody signed in.",
  "Scope User.RevokeSessions.All":
    "Ends all sessions of a user, so that a new sign-in is needed, as far as the signed-in user may.",
  "Role User.RevokeSessions.All":
    "Ends all sessions of any user, so that a new sign-in is needed, without anybody signed in.",
  "Scope User-ConvertToInternal.ReadWrite.All":
    "Turns external users into members of the organisation, as far as the signed-in user may.",
  "Role User-ConvertToInternal.ReadWrite.All":
    "Turns external users into members of the organisation, without anybody signed in.",
  "Scope User-LifeCycleInfo.Read.All":
    "Reads when users leave the organisation, as far as the signed-in user may.",
  "Role User-LifeCycleInfo.Read.All":
    "Reads when any user leaves the organisation, without anybody signed in.",
  "Scope User-LifeCycleInfo.ReadWrite.All":
    "Reads and changes when users leave the organisation, as far as the signed-in user may.",
  "Role User-LifeCycleInfo.ReadWrite.All":
    "Reads and changes when any user leaves the organisation, without anybody signed in.",
  "Scope User-Mail.ReadWrite.All":
    "Reads and changes the secondary email addresses of users, as far as the signed-in user may, but no mail.",
  "Role User-Mail.ReadWrite.All":
    "Reads and changes the secondary email addresses of every user, without anybody signed in, but no mail.",
  "Scope User-OnPremisesSyncBehavior.ReadWrite.All":
    "Reads and changes, as far as the signed-in user may, whether users are managed in the cloud or on the organisation's own servers.",
  "Role User-OnPremisesSyncBehavior.ReadWrite.All":
    "Reads and changes whether any user is managed in the cloud or on the organisation's own servers, without anybody signed in.",
  "Scope User-PasswordProfile.ReadWrite.All":
    "Resets the passwords of users, as far as the signed-in user may.",
  "Role User-PasswordProfile.ReadWrite.All":
    "Resets the password of any user of the organisation, without anybody signed in.",
  "Scope User-Phone.ReadWrite.All":
    "Reads and changes the telephone numbers of users, as far as the signed-in user may.",
  "Role User-Phone.ReadWrite.All":
    "Reads and changes the telephone numbers of every user of the organisation, without anybody signed in.",

  // Groups
  "Scope Group.Read.All":
    "Reads the organisation's groups and their members, and the calendars, conversations and files of groups that the signed-in user can open.",
  "Scope Group.ReadWrite.All":
    "Reads, creates, changes and deletes groups with their members and content, as far as the signed-in user may.",
  "Role Group.Read.All":
    "Reads every group of the organisation with its members and conversations, without anybody signed in.",
  "Role Group.ReadWrite.All":
    "Reads, creates, changes and deletes any group of the organisation with its members and content, without anybody signed in.",
  "Role Group.Create": "Creates groups, without anybody signed in.",
  "Scope GroupMember.Read.All":
    "Reads who is a member of the organisation's groups, on behalf of the signed-in user.",
  "Scope GroupMember.ReadWrite.All":
    "Reads and changes who is a member of the organisation's groups, as far as the signed-in user may.",
  "Role GroupMember.Read.All": "Reads who is a member of any group, without anybody signed in.",
  "Role GroupMember.ReadWrite.All":
    "Reads and changes who is a member of any group, without anybody signed in.",
  "Scope Member.Read.Hidden":
    "Reads the members of groups that hide them, where the signed-in user may see them.",
  "Role Member.Read.Hidden": "Reads the members of groups that hide them, without anybody signed in.",

  // Directory, applications, roles
  "Scope Directory.Read.All":
    "Reads users, groups, applications and devices of the directory, on behalf of the signed-in user.",
  "Scope Directory.ReadWrite.All":
    "Reads and changes users, groups and other objects of the directory, as far as the signed-in user may.",
  "Scope Directory.AccessAsUser.All":
    "Does in the directory everything that the signed-in user may do there.",
  "Role Directory.Read.All":
    "Reads all users, groups, applications and devices of the directory, without anybody signed in.",
  "Role Directory.ReadWrite.All":
    "Reads and changes users, groups and other objects of the directory, without anybody signed in.",
  "Scope Application.Read.All":
    "Reads the applications that are registered or used in the organisation, on behalf of the signed-in user.",
  "Scope Application.ReadUpdate.All":
    "Reads and changes applications of the organisation, as far as the signed-in user may.",
  "Scope Application.ReadWrite.All":
    "Reads, creates, changes and deletes applications of the organisation, as far as the signed-in user may.",
  "Role Application.Read.All":
    "Reads all applications that are registered or used in the organisation, without anybody signed in.",
  "Role Application.ReadUpdate.All":
    "Reads and changes any application of the organisation, without anybody signed in.",
  "Role Application.ReadWrite.All":
    "Reads, creates, changes and deletes any application of the organisation with its secrets, without anybody signed in.",
  "Role Application.ReadWrite.OwnedBy":
    "Creates applications, and manages those that this application owns, without anybody signed in.",
  "Scope Application-RemoteDesktopConfig.ReadWrite.All":
    "Reads and changes the remote desktop settings of applications, as far as the signed-in user may.",
  "Role Application-RemoteDesktopConfig.ReadWrite.All":
    "Reads and changes the remote desktop settings of any application, without anybody signed in.",
  "Scope AppRoleAssignment.ReadWrite.All":
    "Gives application permissions to any application and takes them away, as far as the signed-in user may.",
  "Role AppRoleAssignment.ReadWrite.All":
    "Gives application permissions to any application, itself included, and takes them away, without anybody signed in.",
  "Scope RoleManagement.ReadWrite.Directory":
    "Reads and changes who is an administrator, as far as the signed-in user may.",
  "Role RoleManagement.ReadWrite.Directory":
    "Reads and changes who is an administrator, up to Global Administrator, without anybody signed in.",
  "Scope Organization.Read.All":
    "Reads what the directory knows about the organisation itself, such as its name, domains and licences, on behalf of the signed-in user.",
  "Scope Organization.ReadWrite.All":
    "Reads and changes what the directory knows about the organisation itself, as far as the signed-in user may.",
  "Role Organization.Read.All":
    "Reads what the directory knows about the organisation itself, such as its name, domains and licences, without anybody signed in.",
  "Role Organization.ReadWrite.All":
    "Reads and changes what the directory knows about the organisation itself, without anybody signed in.",
};

/**
 * Many of these opened the Outlook REST API, which is gone (see retirements.ts), so they are told in the past.
 * There, a delegated `.All` said the same as `.Shared`: what the signed-in user can open, not every mailbox.
 */
const ofExchangeOnline: Meanings = {
  // Still in use, or not known to be retired
  "Role full_access_as_app":
    "Opens through Exchange Web Services everything in every mailbox of the organisation, without anybody signed in.",
  "Scope EWS.AccessAsUser.All":
    "Opens through Exchange Web Services everything in every mailbox that the signed-in user can open.",
  "Scope EAS.AccessAsUser.All":
    "Synchronises the signed-in user's own mail, calendar, contacts and tasks through Exchange ActiveSync.",
  "Scope IMAP.AccessAsUser.All":
    "Reads and changes mail through IMAP in every mailbox that the signed-in user can open.",
  "Role IMAP.AccessAsApp":
    "Reads and changes mail through IMAP in the mailboxes that an administrator opened to the application, without anybody signed in.",
  "Scope POP.AccessAsUser.All":
    "Reads and deletes mail through POP in every mailbox that the signed-in user can open.",
  "Role POP.AccessAsApp":
    "Reads and deletes mail through POP in the mailboxes that an administrator opened to the application, without anybody signed in.",
  "Scope SMTP.Send": "Sends mail through SMTP from every mailbox that the signed-in user may send from.",
  "Role SMTP.SendAsApp":
    "Sends mail through SMTP from the mailboxes that an administrator opened to the application, without anybody signed in.",
  "Role Mail.Send":
    "Sends mail without anybody signed in, today through the High Volume Email service of Microsoft 365.",
  "Scope Exchange.Manage":
    "Manages Exchange Online with PowerShell, as far as the signed-in user's administrator roles allow.",
  "Scope Exchange.ManageV2":
    "Manages Exchange Online through its Admin API, as far as the signed-in user's administrator roles allow.",
  "Scope Exchange.AdminAPI.Manage":
    "Manages Exchange Online through its Admin API, as far as the signed-in user's administrator roles allow.",
  "Role Exchange.ManageAsApp":
    "Manages Exchange Online with PowerShell, as far as the administrator roles of the application allow, without anybody signed in.",
  "Role Exchange.ManageAsAppV2":
    "Manages Exchange Online through its Admin API, as far as the administrator roles of the application allow, without anybody signed in.",
  "Role Exchange.AdminAPI.ManageAsApp":
    "Manages Exchange Online through its Admin API, as far as the administrator roles of the application allow, without anybody signed in.",
  "Role Mailbox.Migration": "Moves mailboxes from one organisation to another, without anybody signed in.",
  "Scope OPX.MyDay":
    "Shows the My Day pane of Outlook, with the signed-in user's own calendar, inside another application.",
  "Scope OPX.MyDay.Shared":
    "Shows the My Day pane of Outlook, with the mailboxes and calendars that others shared, inside another application.",
  "Scope OPX.MyDay.All":
    "Shows the My Day pane of Outlook, with the signed-in user's own calendar and shared ones, inside another application.",
  "Scope Notes.Read": "Reads the signed-in user's own notes.",
  "Scope Notes.ReadWrite": "Reads, creates, changes and deletes the signed-in user's own notes.",
  "Scope Organization.Read.All":
    "Reads what Exchange Online knows about the organisation itself, on behalf of the signed-in user.",
  "Scope Organization.ReadWrite.All":
    "Reads and changes what Exchange Online knows about the organisation itself, as far as the signed-in user may.",
  "Role Organization.Read.All":
    "Reads what Exchange Online knows about the organisation itself, without anybody signed in.",
  "Role Organization.ReadWrite.All":
    "Reads and changes what Exchange Online knows about the organisation itself, without anybody signed in.",
  "Scope PeopleSettings.Read.All":
    "Reads the organisation's settings for people and their profile cards, as far as the signed-in user may.",
  "Scope PeopleSettings.ReadWrite.All":
    "Reads and changes the organisation's settings for people and their profile cards, as far as the signed-in user may.",
  "Role PeopleSettings.Read.All":
    "Reads the organisation's settings for people and their profile cards, without anybody signed in.",
  "Role PeopleSettings.ReadWrite.All":
    "Reads and changes the organisation's settings for people and their profile cards, without anybody signed in.",
  "Scope Place.Read.All": "Reads the organisation's rooms and room lists, on behalf of the signed-in user.",
  "Role Place.Read.All": "Reads the organisation's rooms and room lists, without anybody signed in.",
  "Scope ReportingWebService.Read":
    "Reads the mail reports of Exchange Online, such as message traces, as far as the signed-in user may.",
  "Role ReportingWebService.Read.All":
    "Reads the mail reports of Exchange Online, such as message traces, without anybody signed in.",

  // The Outlook REST API: calendars
  "Scope Calendars.Read":
    "Used to read the events of the signed-in user's own calendars through the Outlook REST API, which is retired.",
  "Scope Calendars.Read.Shared":
    "Used to read the events of the signed-in user's own calendars and shared ones through the Outlook REST API, which is retired.",
  "Scope Calendars.Read.All":
    "Used to read the events of the signed-in user's own calendars and shared ones through the Outlook REST API, which is retired.",
  "Scope Calendars.ReadWrite":
    "Used to read and change the events of the signed-in user's own calendars through the Outlook REST API, which is retired.",
  "Scope Calendars.ReadWrite.Shared":
    "Used to read and change the events of the signed-in user's own calendars and shared ones through the Outlook REST API, which is retired.",
  "Scope Calendars.ReadWrite.All":
    "Used to read and change the events of the signed-in user's own calendars and shared ones through the Outlook REST API, which is retired.",
  "Role Calendars.Read":
    "Used to read the events of every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",
  "Role Calendars.Read.All":
    "Used to read the events of every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",
  "Role Calendars.ReadWrite.All":
    "Used to read and change the events of every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",

  // The Outlook REST API: mail and mailbox settings
  "Scope Mail.ReadBasic":
    "Used to read the signed-in user's own mail without bodies and attachments through the Outlook REST API, which is retired.",
  "Scope Mail.Read":
    "Used to read the signed-in user's own mail through the Outlook REST API, which is retired.",
  "Scope Mail.Read.Shared":
    "Used to read the signed-in user's own mail and shared mail through the Outlook REST API, which is retired.",
  "Scope Mail.Read.All":
    "Used to read the signed-in user's own mail and shared mail through the Outlook REST API, which is retired.",
  "Scope Mail.ReadWrite":
    "Used to read and change the signed-in user's own mail through the Outlook REST API, which is retired.",
  "Scope Mail.ReadWrite.Shared":
    "Used to read and change the signed-in user's own mail and shared mail through the Outlook REST API, which is retired.",
  "Scope Mail.ReadWrite.All":
    "Used to read and change the signed-in user's own mail and shared mail through the Outlook REST API, which is retired.",
  "Scope Mail.Send":
    "Used to send mail in the name of the signed-in user through the Outlook REST API, which is retired.",
  "Scope Mail.Send.Shared":
    "Used to send mail in the name of the signed-in user and of others through the Outlook REST API, which is retired.",
  "Scope Mail.Send.All":
    "Used to send mail in the name of the signed-in user and of others through the Outlook REST API, which is retired.",
  "Role Mail.Read":
    "Used to read the mail of every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",
  "Role Mail.ReadWrite":
    "Used to read and change the mail of every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",
  "Scope MailboxSettings.Read":
    "Used to read the settings of the signed-in user's own mailbox through the Outlook REST API, which is retired.",
  "Scope MailboxSettings.ReadWrite":
    "Used to read and change the settings of the signed-in user's own mailbox through the Outlook REST API, which is retired.",
  "Role MailboxSettings.Read":
    "Used to read the settings of every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",
  "Role MailboxSettings.ReadWrite":
    "Used to read and change the settings of every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",

  // The Outlook REST API: contacts, tasks, people, users, groups
  "Scope Contacts.Read":
    "Used to read the signed-in user's own contacts through the Outlook REST API, which is retired.",
  "Scope Contacts.Read.Shared":
    "Used to read the signed-in user's own contacts and shared ones through the Outlook REST API, which is retired.",
  "Scope Contacts.Read.All":
    "Used to read the signed-in user's own contacts and shared ones through the Outlook REST API, which is retired.",
  "Scope Contacts.ReadWrite":
    "Used to read and change the signed-in user's own contacts through the Outlook REST API, which is retired.",
  "Scope Contacts.ReadWrite.Shared":
    "Used to read and change the signed-in user's own contacts and shared ones through the Outlook REST API, which is retired.",
  "Scope Contacts.ReadWrite.All":
    "Used to read and change the signed-in user's own contacts and shared ones through the Outlook REST API, which is retired.",
  "Role Contacts.Read":
    "Used to read the contacts in every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",
  "Role Contacts.ReadWrite":
    "Used to read and change the contacts in every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",
  "Scope Tasks.Read":
    "Used to read the signed-in user's own tasks through the Outlook REST API, which is retired.",
  "Scope Tasks.Read.Shared":
    "Used to read the signed-in user's own tasks and shared ones through the Outlook REST API, which is retired.",
  "Scope Tasks.ReadWrite":
    "Used to read and change the signed-in user's own tasks through the Outlook REST API, which is retired.",
  "Scope Tasks.ReadWrite.Shared":
    "Used to read and change the signed-in user's own tasks and shared ones through the Outlook REST API, which is retired.",
  "Role Tasks.Read":
    "Used to read the tasks in every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",
  "Role Tasks.ReadWrite":
    "Used to read and change the tasks in every mailbox of the organisation, without anybody signed in, through the Outlook REST API, which is retired.",
  "Scope People.Read":
    "Used to read the people whom the signed-in user deals with most through the Outlook REST API, which is retired.",
  "Scope People.ReadWrite":
    "Used to read and change the list of people whom the signed-in user deals with most through the Outlook REST API, which is retired.",
  "Scope User.Read":
    "Used to read the signed-in user's own profile through the Outlook REST API, which is retired.",
  "Scope User.ReadWrite":
    "Used to read and change the signed-in user's own profile through the Outlook REST API, which is retired.",
  "Scope User.ReadBasic.All":
    "Used to read name, photo and email address of the organisation's users, on behalf of the signed-in user, through the Outlook REST API, which is retired.",
  "Scope User.Read.All":
    "Used to read the profiles of the organisation's users, on behalf of the signed-in user, through the Outlook REST API, which is retired.",
  "Role User.ReadBasic.All":
    "Used to read name, photo and email address of every user, without anybody signed in, through the Outlook REST API, which is retired.",
  "Role User.Read.All":
    "Used to read the profile of every user, without anybody signed in, through the Outlook REST API, which is retired.",
  "Scope Group.Read.All":
    "Used to read groups and the calendars and conversations of groups that the signed-in user can open, through the Outlook REST API, which is retired.",
  "Scope Group.ReadWrite.All":
    "Used to read and change groups and their calendars and conversations, as far as the signed-in user may, through the Outlook REST API, which is retired.",
};

/** Retired as a whole on the day that the catalogue gives for the resource, so all of it is told in the past. */
const ofAzureAdGraph: Meanings = {
  "Scope User.Read":
    "Used to sign users in and to read the signed-in user's own profile through Azure AD Graph, which is retired.",
  "Scope User.ReadBasic.All":
    "Used to read name, email address and photo of the organisation's users, on behalf of the signed-in user, through Azure AD Graph, which is retired.",
  "Scope User.Read.All":
    "Used to read the full profiles of the organisation's users, on behalf of the signed-in user, through Azure AD Graph, which is retired.",
  "Scope Group.Read.All":
    "Used to read the organisation's groups and their members, on behalf of the signed-in user, through Azure AD Graph, which is retired.",
  "Scope Group.ReadWrite.All":
    "Used to read and change the organisation's groups and their members, as far as the signed-in user may, through Azure AD Graph, which is retired.",
  "Scope Member.Read.Hidden":
    "Used to read the members of groups that hide them, where the signed-in user may see them, through Azure AD Graph, which is retired.",
  "Role Member.Read.Hidden":
    "Used to read the members of groups that hide them, without anybody signed in, through Azure AD Graph, which is retired.",
  "Scope Directory.Read.All":
    "Used to read users, groups and applications of the directory, on behalf of the signed-in user, through Azure AD Graph, which is retired.",
  "Role Directory.Read.All":
    "Used to read all users, groups and applications of the directory, without anybody signed in, through Azure AD Graph, which is retired.",
  "Scope Directory.ReadWrite.All":
    "Used to read and change the directory, as far as the signed-in user may, through Azure AD Graph, which is retired.",
  "Role Directory.ReadWrite.All":
    "Used to read and change the directory, without anybody signed in, through Azure AD Graph, which is retired.",
  "Scope Directory.AccessAsUser.All":
    "Used to do in the directory everything that the signed-in user may do there, through Azure AD Graph, which is retired.",
  "Role Application.Read.All":
    "Used to read all applications of the organisation, without anybody signed in, through Azure AD Graph, which is retired.",
  "Role Application.ReadWrite.All":
    "Used to read and change all applications of the organisation, without anybody signed in, through Azure AD Graph, which is retired.",
  "Role Application.ReadWrite.OwnedBy":
    "Used to create applications and to manage those that this application owns, without anybody signed in, through Azure AD Graph, which is retired.",
  "Role Device.ReadWrite.All":
    "Used to read and change all devices of the directory, without anybody signed in, through Azure AD Graph, which is retired.",
  "Role Domain.ReadWrite.All":
    "Used to read and change the organisation's domains, without anybody signed in, through Azure AD Graph, which is retired.",
  "Scope Policy.Read.All":
    "Used to read the organisation's policies, on behalf of the signed-in user, through Azure AD Graph, which is retired.",
  "Role Policy.Read.All":
    "Used to read the organisation's policies, without anybody signed in, through Azure AD Graph, which is retired.",
};

/** By resource, then by kind and name. */
export const meanings: Readonly<Record<string, Meanings>> = {
  [graph]: ofGraph,
  [exchangeOnline]: ofExchangeOnline,
  [azureAdGraph]: ofAzureAdGraph,
};

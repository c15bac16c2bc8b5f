/** The names of properties in the schema, of what is played: folders, items, and calendar items. */
const names = {
  folder:
    "FolderId ParentFolderId DisplayName UnreadCount TotalCount ChildFolderCount FolderClass SearchParameters ManagedFolderInformation PermissionSet EffectiveRights SharingEffectiveRights DistinguishedFolderId PolicyTag ArchiveTag ReplicaList",
  item: "ItemId ParentFolderId ItemClass MimeContent Attachments Subject DateTimeReceived Size Categories HasAttachments Importance InReplyTo InternetMessageHeaders IsAssociated IsDraft IsFromMe IsResend IsSubmitted IsUnmodified DateTimeSent DateTimeCreated Body ResponseObjects Sensitivity ReminderDueBy ReminderIsSet ReminderNextTime ReminderMinutesBeforeStart DisplayTo DisplayCc DisplayBcc Culture EffectiveRights LastModifiedName LastModifiedTime ConversationId UniqueBody Flag StoreEntryId InstanceKey NormalizedBody EntityExtractionResult PolicyTag ArchiveTag RetentionDate Preview PredictedActionReasons IsClutter RightsManagementLicenseData BlockStatus HasBlockedImages WebClientReadFormQueryString WebClientEditFormQueryString TextBody IconIndex MimeContentUTF8 Mentions MentionedMe MentionsPreview MentionsEx Hashtags AppliedHashtags AppliedHashtagsPreview Likes LikesPreview PendingSocialActivityTagIds AtAllMention CanDelete InferenceClassification FirstBody",
  calendar:
    "Start End OriginalStart StartWallClock EndWallClock StartTimeZoneId EndTimeZoneId IsAllDayEvent LegacyFreeBusyStatus Location EnhancedLocation When IsMeeting IsCancelled IsRecurring MeetingRequestWasSent IsResponseRequested CalendarItemType MyResponseType Organizer RequiredAttendees OptionalAttendees Resources ConflictingMeetingCount AdjacentMeetingCount ConflictingMeetings AdjacentMeetings InboxReminders Duration TimeZone AppointmentReplyTime AppointmentSequenceNumber AppointmentState Recurrence FirstOccurrence LastOccurrence ModifiedOccurrences DeletedOccurrences MeetingTimeZone ConferenceType AllowNewTimeProposal IsOnlineMeeting MeetingWorkspaceUrl NetShowUrl UID RecurrenceId DateTimeStamp StartTimeZone EndTimeZone JoinOnlineMeetingUrl OnlineMeetingSettings IsOrganizer CalendarActivityData DoNotForwardMeeting",
};

/** What a `FieldURI` may be. Those of messages, contacts and the like are believed. */
export const fieldNames: Pick<ReadonlySet<string>, "has"> = {
  has: (uri) => {
    const [, set = "", name = ""] = /^([a-z]+):(\w+)$/i.exec(uri) ?? [];
    return isPlayed(set) ? sets[set].has(name) : others.has(set);
  },
};

const sets = {
  folder: new Set(names.folder.split(" ")),
  item: new Set(names.item.split(" ")),
  calendar: new Set(names.calendar.split(" ")),
};

const isPlayed = (set: string): set is keyof typeof sets => Object.hasOwn(sets, set);

const others = new Set([
  "message",
  "sharingMessage",
  "meeting",
  "meetingRequest",
  "task",
  "contacts",
  "distributionlist",
  "postitem",
  "person",
  "rolemember",
  "network",
  "abchperson",
  "booking",
  "insight",
]);

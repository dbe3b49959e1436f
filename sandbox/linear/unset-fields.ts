/**
 * Fields that Linear's types have and the sandbox leaves empty. Linear's own client asks for all of
 * them; a name that is in neither list is refused, as Linear does.
 */
const unset: Readonly<Record<string, readonly string[]>> = {
  Issue: words(`
    addedToCycleAt addedToProjectAt addedToTeamAt asksExternalUserRequester asksRequester
    autoArchivedAt autoClosedAt boardOrder botActor customerTicketCount delegate
    externalUserCreator favorite inheritsSharedAccess integrationSourceType
    lastAppliedTemplate prioritySortOrder projectMilestone reactionData recurringIssueTemplate
    slaBreachesAt slaHighRiskAt slaMediumRiskAt slaStartedAt slaType snoozedBy snoozedUntilAt
    sortOrder sourceComment startedAt startedTriageAt subIssueSortOrder syncedWith trashed
    triagedAt
  `),
  Organization: words(`
    aiDiscussionSummariesEnabled aiThreadSummariesEnabled allowMembersToInvite
    allowedFileUploadContentTypes archivedAt authSettings createdAt createdIssueCount
    customerCount customersConfiguration customersEnabled defaultFeedSummarySchedule
    defaultHomeView defaultHomeViewTargetId deletionRequestedAt feedEnabled
    fiscalYearStartMonth gitBranchFormat gitLinkbackDescriptionsEnabled gitLinkbackMessagesEnabled
    gitPublicLinkbackMessagesEnabled hideNonPrimaryOrganizations hipaaComplianceEnabled
    initiativeUpdateReminderFrequencyInWeeks initiativeUpdateRemindersDay initiativeUpdateRemindersHour
    periodUploadVolume projectUpdateReminderFrequencyInWeeks projectUpdateRemindersDay
    projectUpdateRemindersHour projectUpdatesReminderFrequency pullRequestIssueMode
    pullRequestTourEnabled releaseChannel releasesEnabled restrictLabelManagementToAdmins
    restrictTeamCreationToAdmins roadmapEnabled samlEnabled scimEnabled securitySettings
    slaDayCount slackProjectChannelIntegration slackProjectChannelPrefix subscription
    suggestedBranchNameEnabled trialEndsAt trialStartsAt updatedAt
  `),
  Team: words(`
    activeCycle aiDiscussionSummariesEnabled aiThreadSummariesEnabled allMembersCanJoin
    archivedAt autoArchivePeriod autoCloseChildIssues autoCloseParentIssues autoClosePeriod
    autoCloseStateId color createdAt cycleCalenderUrl cycleCooldownTime cycleDuration
    cycleIssueAutoAssignCompleted cycleIssueAutoAssignStarted cycleLockToActive cycleStartDay
    cyclesEnabled defaultIssueEstimate defaultIssueState defaultProjectTemplate
    defaultTemplateForMembers defaultTemplateForMembersId defaultTemplateForNonMembers
    defaultTemplateForNonMembersId displayName draftWorkflowState groupIssueHistory icon
    inheritIssueEstimation inheritWorkflowStatuses initiativesEnabled integrationsSettings
    inviteHash issueCount issueEstimationAllowZero issueEstimationExtended issueEstimationType
    issueOrderingNoPriorityFirst issueSortOrderDefaultToBottom ledInitiativeCount
    markedAsDuplicateWorkflowState mergeWorkflowState mergeableWorkflowState parent
    requirePriorityToLeaveTriage retiredAt reviewWorkflowState scimGroupName scimManaged
    securitySettings setIssueSortOrderOnStateChange slackIssueComments slackIssueStatuses
    slackNewIssue startWorkflowState timezone triageEnabled triageIssueState
    triageResponsibility upcomingCycleCount updatedAt viewerCanJoin viewerCanLeave
    viewerMembership visibility
  `),
  User: words(`
    app archivedAt avatarBackgroundColor calendarHash canAccessAnyPublicTeam createdAt
    createdIssueCount description disableReason gitHubUserId guest initials inviteHash
    isAssignable isMe isMentionable lastSeen owner statusEmoji statusLabel statusUntilAt
    supportsAgentSessions timezone title updatedAt
  `),
  WorkflowState: words(`
    archivedAt createdAt description inheritedFrom updatedAt
  `),
};

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** What search finds has the fields of an issue and one more. */
const searchResult = [...(unset.Issue ?? []), "metadata"];

export const isUnset = (typename: string, field: string): boolean =>
  (typename === "IssueSearchResult" ? searchResult : (unset[typename] ?? [])).includes(field);

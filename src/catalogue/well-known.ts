/** The appIds of the resources that calendars are about, the same in every tenant. */
export const graph = "00000003-0000-0000-c000-000000000000";
export const exchangeOnline = "00000002-0000-0ff1-ce00-000000000000";

/** Azure AD Graph, which Microsoft Graph took the place of. It differs in one group from Exchange Online. */
export const azureAdGraph = "00000002-0000-0000-c000-000000000000";

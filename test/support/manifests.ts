export const graph = "00000003-0000-0000-c000-000000000000";
export const exchangeOnline = "00000002-0000-0ff1-ce00-000000000000";
export const azureAdGraph = "00000002-0000-0000-c000-000000000000";

/** Permissions of Microsoft Graph as they stand in a manifest, named by what they are. */
export const calendarsRead = access("465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", "Scope");
export const calendarsReadWrite = access("1ec239c2-d7c9-4623-a91a-a9775856bb36", "Scope");
export const calendarsReadShared = access("2b9c4092-424d-4249-948d-b43879977640", "Scope");
export const offlineAccess = access("7427e0e9-2fba-42fe-b0c0-848c9e6a8182", "Scope");
export const userRead = access("e1fe6dd8-ba31-4d61-89e7-88639da4683d", "Scope");
export const appCalendarsRead = access("798ee544-9d2d-430c-a058-570e29e34338", "Role");
export const appCalendarsReadWrite = access("ef54d2bf-783f-4e0f-bca1-3210c0444d99", "Role");

/** And of Exchange Online. */
export const fullAccessAsApp = access("dc890d15-9560-4a4c-9b7f-a736ec74ec40", "Role");
export const ewsAccessAsUser = access("3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5", "Scope");

export const manageAsApp = access("dc50a0fb-09a3-484d-be87-e023b12c6440", "Role");

/** EWS.AccessAsUser.All as Microsoft Graph exposes it. */
export const ewsOfGraph = access("9769c687-087d-48ac-9cb3-c37dde652038", "Scope");

export function access(id: string, type: string): string {
  return `{ "id": "${id}", "type": "${type}" }`;
}

/** A manifest that asks Microsoft Graph for permissions, all of it on one line. */
export function requesting(...accesses: readonly string[]): string {
  return manifest(resource(graph, ...accesses));
}

export function resource(appId: string, ...accesses: readonly string[]): string {
  return `{ "resourceAppId": "${appId}", "resourceAccess": [${accesses.join(", ")}] }`;
}

export function manifest(...resources: readonly string[]): string {
  return `{ "requiredResourceAccess": [${resources.join(", ")}] }`;
}

/** An application in the current format with other members in front. */
export function application(members: string, ...resources: readonly string[]): string {
  return `{ ${members}, "requiredResourceAccess": [${resources.join(", ")}] }`;
}

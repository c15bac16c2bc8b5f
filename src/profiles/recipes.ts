/** The PowerShell scripts that steps refer to, with their parameters. Whether one is needed is for the recipe to say. */
export interface RecipeParameters {
  prerequisites: object;
  /** Scope an app with RBAC for Applications. `roles` are names of Exchange's application roles, separated by commas. */
  "scope-application": { clientId: string; objectId: string; roles: string; group: string };
  /** Restrict an app with an application access policy, which is legacy. */
  "restrict-application": { clientId: string; group: string; description: string };
  /** `members` are addresses, separated by commas. */
  "create-security-group": { name: string; address: string; description: string; members: string };
  /** Give a user rights on every calendar. */
  "grant-folder-permission": { user: string; rights: string };
  /** On-premises only. */
  "assign-impersonation": { user: string; group: string };
  /** Let an app use EWS until it ends. */
  "allow-ews": { clientId: string };
  /** Turn an access policy into RBAC for Applications. */
  "replace-access-policy": { clientId: string; objectId: string; roles: string; group: string };
  "inspect-exchange": object;
}

export type RecipeId = keyof RecipeParameters;

/** A recipe with the parameters that a profile gives it, each a template. Those it does not give are asked for. */
export type RecipeUse = {
  [Id in RecipeId]: { readonly id: Id; readonly parameters?: Readonly<Partial<RecipeParameters[Id]>> };
}[RecipeId];

/** By id, for whoever reads a profile at run time. */
export const recipeParameters: { readonly [Id in RecipeId]: readonly (keyof RecipeParameters[Id])[] } = {
  prerequisites: [],
  "scope-application": ["clientId", "objectId", "roles", "group"],
  "restrict-application": ["clientId", "group", "description"],
  "create-security-group": ["name", "address", "description", "members"],
  "grant-folder-permission": ["user", "rights"],
  "assign-impersonation": ["user", "group"],
  "allow-ews": ["clientId"],
  "replace-access-policy": ["clientId", "objectId", "roles", "group"],
  "inspect-exchange": [],
};

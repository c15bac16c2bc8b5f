import { standardCatalogue } from "../../catalogue/standard.js";
import type { ClientFacts, DemoUser } from "../parts.js";
import { EntraFailure } from "./failures.js";
import type { AskedScopes } from "./scopes.js";
import type { EntraWorld } from "./world.js";

/** The delegated permissions that a request asks for. `/.default` means those that the registration lists. */
export function wantedScopes(
  client: ClientFacts,
  { resource, names, isDefault }: AskedScopes,
): readonly string[] {
  return isDefault
    ? client.asked
        .filter(({ resourceAppId, kind }) => kind === "Scope" && resourceAppId === resource.appId)
        .map(({ value }) => value)
    : names;
}

/** What is asked for and nobody consented to. */
export function missingScopes(
  world: EntraWorld,
  client: ClientFacts,
  user: DemoUser,
  asked: AskedScopes,
): readonly string[] {
  const granted = world.state.grantedScopes(client.appId, user.id, asked.resource.appId);
  if (asked.isDefault && granted.size > 0) {
    return [];
  }
  const wanted = wantedScopes(client, asked);
  if (asked.isDefault && wanted.length === 0) {
    throw new EntraFailure(650057, {
      appId: client.appId,
      name: client.displayName,
      resource: asked.resource.appId,
    });
  }
  return wanted.filter((name) => !granted.has(name));
}

/** All that was consented to for the resource, as long as nothing is missing of what is asked for. */
export function consentedScopes(
  world: EntraWorld,
  client: ClientFacts,
  user: DemoUser,
  asked: AskedScopes,
): readonly string[] {
  if (missingScopes(world, client, user, asked).length > 0) {
    throw new EntraFailure(65001, { appId: client.appId, name: client.displayName });
  }
  return [...world.state.grantedScopes(client.appId, user.id, asked.resource.appId)];
}

/** Permissions that Microsoft's own policy keeps from users since autumn 2025, whatever the catalogue says of them. */
const managed = /^(?:Calendars|Contacts|EAS|EWS|IMAP|Mail|MailboxSettings|People|POP|Tasks)\./;

/**
 * Whether only an administrator may consent.
 *
 * @see https://learn.microsoft.com/entra/identity/enterprise-apps/manage-app-consent-policies
 */
export function needsAdministrator(resourceAppId: string, name: string): boolean {
  const permission = standardCatalogue().findPermissionByName(resourceAppId, "Scope", name);
  return permission?.adminConsentRequired !== false || managed.test(name);
}

/** Keeps that `user` consented, for herself or for everybody. */
export function giveConsent(
  { state }: EntraWorld,
  client: ClientFacts,
  user: DemoUser,
  { resource }: AskedScopes,
  scopes: readonly string[],
  forEverybody: boolean,
): void {
  const mustBeAdministrator = forEverybody || scopes.some((name) => needsAdministrator(resource.appId, name));
  if (mustBeAdministrator && !user.isAdministrator) {
    throw new EntraFailure(90094, { name: client.displayName, tenant: state.name });
  }
  state.consent({
    clientId: client.appId,
    resourceAppId: resource.appId,
    userId: forEverybody ? undefined : user.id,
    scopes,
    by: user.id,
  });
}

import { standardCatalogue } from "../../catalogue/standard.js";
import { EntraFailure } from "./failures.js";
import { findResource, type DemoResource, type DemoResources } from "./resources.js";

/** What a `scope` parameter asks for. */
export interface AskedScopes {
  readonly resource: DemoResource;
  /** What stood before the names, with its slash. The answer names permissions the same way. */
  readonly prefix: string;
  /** As the catalogue spells them. Empty where only signing in is asked for. */
  readonly names: readonly string[];
  /** Whether everything is asked for that was consented to, by `/.default`. */
  readonly isDefault: boolean;
  /** Which of the words of OpenID Connect were there. */
  readonly signIn: readonly SignInScope[];
}

const signInScopes = ["openid", "profile", "email", "offline_access"] as const;

export type SignInScope = (typeof signInScopes)[number];

export function isSignInScope(name: string): boolean {
  return signInScopes.some((known) => known === name);
}

/**
 * Reads a `scope` parameter. Names without a resource belong to Microsoft Graph.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/scopes-oidc
 * @throws EntraFailure
 */
export function parseScopes(
  text: string | null,
  resources: DemoResources,
  { client, tenant }: { client: string; tenant: string },
): AskedScopes {
  const words = [...new Set((text ?? "").split(/\s+/).filter((word) => word !== ""))];
  if (words.length === 0) {
    throw new EntraFailure(900144, { parameter: "scope" });
  }

  const signIn = new Set<SignInScope>();
  const names = new Set<string>();
  let resource: DemoResource | undefined;
  let prefix = "";
  let isDefault = false;

  for (const word of words) {
    const scope = splitScope(word);
    const found = scope.prefix === "" ? resources.graph : findResource(resources, scope.prefix);
    if (!found) {
      throw new EntraFailure(500011, { resource: scope.prefix.replace(/\/$/, ""), tenant });
    }
    const known = signInScopes.find((name) => name === scope.name.toLowerCase());
    if (known && found === resources.graph) {
      signIn.add(known);
      continue;
    }
    if (resource && resource !== found) {
      throw new EntraFailure(28000);
    }
    resource = found;
    prefix = scope.prefix;
    if (scope.name === ".default") {
      isDefault = true;
    } else {
      names.add(readName(found, scope.name, word, client));
    }
  }
  if (isDefault && names.size > 0) {
    throw new EntraFailure(70011, { scope: words.join(" ") });
  }
  return { resource: resource ?? resources.graph, prefix, names: [...names], isDefault, signIn: [...signIn] };
}

/** "https://graph.microsoft.com/Calendars.Read" into what is before the name and the name. */
function splitScope(word: string): { prefix: string; name: string } {
  const slash = word.lastIndexOf("/");
  return { prefix: word.slice(0, slash + 1), name: word.slice(slash + 1) };
}

function readName(resource: DemoResource, name: string, scope: string, client: string): string {
  if (!/^[\w.-]+$/.test(name)) {
    throw new EntraFailure(70011, { scope });
  }
  const permission = standardCatalogue().findPermissionByName(resource.appId, "Scope", name);
  if (!permission) {
    throw new EntraFailure(650053, { name: client, scope: name, resource: resource.appId });
  }
  return permission.value;
}

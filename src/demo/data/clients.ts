import { createHash } from "node:crypto";
import type { Application } from "./application.js";
import type { Directory } from "./directory.js";
import type { AskedPermission, CertificateFacts, ClientFacts, SecretFacts } from "../parts.js";

/** What Entra has to know of an application when it signs in. */
export function findClient(directory: Directory, appId: string): ClientFacts | undefined {
  const application = directory.findApplication(appId);
  const principal = directory.findServicePrincipal(appId);
  if (!application && !principal) {
    return undefined;
  }
  const { web, spa, publicClient, isFallbackPublicClient } = application ?? {};
  const publicRedirects = publicClient?.redirectUris ?? [];
  return {
    appId: appId.toLowerCase(),
    displayName: application?.displayName ?? principal?.displayName ?? "",
    objectId: application?.id,
    servicePrincipalId: principal?.id,
    enabled: principal?.accountEnabled ?? true,
    // An application of another tenant is here because people sign in with it.
    isPublic: application === undefined || isFallbackPublicClient === true || publicRedirects.length > 0,
    signInAudience: application?.signInAudience ?? "AzureADMultipleOrgs",
    redirectUris: {
      web: web?.redirectUris ?? [],
      spa: spa?.redirectUris ?? [],
      publicClient: application ? publicRedirects : ["http://localhost"],
    },
    secrets: application ? secretsOf(application) : [],
    certificates: application ? certificatesOf(application) : [],
    asked: application ? askedOf(directory, application) : [],
  };
}

export function secretsOf({ passwordCredentials }: Application): SecretFacts[] {
  return (passwordCredentials ?? []).map(({ keyId, hint, startDateTime, endDateTime }) => ({
    keyId: keyId ?? "",
    ...(typeof hint === "string" ? { hint } : {}),
    starts: new Date(startDateTime ?? 0),
    ends: new Date(endDateTime ?? 0),
  }));
}

function certificatesOf({ keyCredentials }: Application): CertificateFacts[] {
  return (keyCredentials ?? []).map(({ keyId, startDateTime, endDateTime, key }) => ({
    keyId: keyId ?? "",
    starts: new Date(startDateTime ?? 0),
    ends: new Date(endDateTime ?? 0),
    key: key ?? undefined,
    thumbprint: typeof key === "string" ? thumbprintOf(key) : undefined,
  }));
}

/** The SHA-1 of a certificate in DER, in upper-case hex. */
export function thumbprintOf(key: string): string {
  return createHash("sha1").update(Buffer.from(key, "base64")).digest("hex").toUpperCase();
}

function askedOf({ registry }: Directory, { requiredResourceAccess }: Application): AskedPermission[] {
  return (requiredResourceAccess ?? []).flatMap(({ resourceAppId, resourceAccess }) =>
    (resourceAccess ?? []).flatMap(({ id, type }) => {
      const kind = type === "Role" ? "Role" : "Scope";
      const permission = registry.catalogue.findPermission(resourceAppId ?? "", kind, id ?? "");
      return permission ? [{ resourceAppId: permission.resource.appId, kind, value: permission.value }] : [];
    }),
  );
}

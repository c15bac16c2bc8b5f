import { UserError } from "../../base/errors.js";
import { consentUrl } from "../../tenant/consent.js";
import { portalUrl } from "../../tenant/portal.js";
import type { Services } from "../services.js";
import type { ApplicationSubject } from "./choose-application.js";

/** Where an administrator consents to what an application asks for. */
export async function findConsentPage(
  { connections }: Services,
  { connection, application }: ApplicationSubject,
): Promise<string> {
  const account = await connections.findAccount(connection);
  const tenant = [account?.tenantId, connection.tenant].find((each) => each !== undefined && each !== "");
  return consentUrl(
    connections.cloudOf(connection),
    tenant ?? "",
    requireClientId({ connection, application }),
  );
}

/** Where the portal of the cloud shows an application. */
export function findPortalPage({ connections }: Services, subject: ApplicationSubject): string {
  const cloud = connections.cloudOf(subject.connection);
  return portalUrl(cloud, { appId: requireClientId(subject) });
}

/** Microsoft Graph may leave it empty. */
export function requireClientId({ application }: ApplicationSubject): string {
  const { appId, displayName } = application;
  if (appId === "") {
    throw new UserError(`Microsoft Graph does not tell the client ID of ${displayName}.`);
  }
  return appId;
}

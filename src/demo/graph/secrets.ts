import { instantText } from "../data/application.js";
import { applicationOf, recordOf, writableApplication } from "./applications.js";
import { contextOf, type Answer, type Call } from "./call.js";
import { badRequest } from "./refusal.js";

/** @see https://learn.microsoft.com/graph/api/application-addpassword */
export function addPassword(call: Call): Answer {
  const application = writableApplication(call);
  const { company } = call;
  const asked = recordOf(call.readBody()["passwordCredential"]);
  const starts = readInstant(asked, "startDateTime") ?? company.now();
  const ends = readInstant(asked, "endDateTime") ?? yearsAfter(starts, 2);
  if (ends <= starts) {
    throw badRequest("The credential's endDateTime has to be after its startDateTime.");
  }
  if (
    application.signInAudience?.includes("Personal") &&
    (application.passwordCredentials ?? []).length >= 2
  ) {
    throw badRequest("The application has the maximum of 2 client secrets that its audience may have.");
  }
  const keyId = company.createId();
  const secretText = company.secrets.create(application.appId, keyId);
  const credential = {
    customKeyIdentifier: null,
    displayName: typeof asked["displayName"] === "string" ? asked["displayName"] : null,
    endDateTime: instantText(ends),
    hint: secretText.slice(0, 3),
    keyId,
    secretText: null,
    startDateTime: instantText(starts),
  };
  company.directory.putApplication({
    ...application,
    passwordCredentials: [...(application.passwordCredentials ?? []), credential],
  });
  return {
    body: {
      "@odata.context": contextOf(call, "microsoft.graph.passwordCredential"),
      ...credential,
      secretText,
    },
  };
}

export function removePassword(call: Call): Answer {
  const application = writableApplication(call);
  const { keyId } = call.readBody() as { keyId?: unknown };
  const credentials = application.passwordCredentials ?? [];
  const remaining = credentials.filter((credential) => credential.keyId !== keyId);
  if (remaining.length === credentials.length) {
    throw badRequest(`No password credential found with keyId '${String(keyId)}'.`);
  }
  call.company.directory.putApplication({ ...applicationOf(call), passwordCredentials: remaining });
  call.company.secrets.forget(application.appId, String(keyId));
  return { status: 204 };
}

function readInstant(record: Record<string, unknown>, name: string): Date | undefined {
  const value = record[name];
  if (value === undefined || value === null) {
    return undefined;
  }
  const instant = new Date(typeof value === "string" ? value : NaN);
  if (Number.isNaN(instant.getTime())) {
    throw badRequest(`Invalid value specified for property '${name}' of resource 'PasswordCredential'.`);
  }
  return instant;
}

function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

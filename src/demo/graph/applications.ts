import { newApplication, type Application } from "../data/application.js";
import { mergeApplication } from "./application-changes.js";
import { checkApplication } from "./application-limits.js";
import { applicationType } from "./application-type.js";
import { contextOf, isRecord, paramOf, rootOf, type Answer, type Call } from "./call.js";
import { choose, readSelect, selectionText, type Entity } from "./odata/entity.js";
import { countEntities, listEntities, type Listed } from "./odata/list.js";
import { demand, demandPower, needs } from "./permissions.js";
import { badRequest, malformed, unknownResource } from "./refusal.js";
import { toUser } from "./users.js";

const listed = (call: Call): Listed<Application> => ({
  set: "applications",
  type: applicationType(call.company),
  scan: (from) => call.company.directory.applications.scan(from),
  source: call.company.directory.applications,
  expand: (entity, application) => expandOwners(call, entity, application),
});

export function listApplications(call: Call): Answer {
  demand(call, needs.readApplications);
  return listEntities(call, listed(call));
}

export function countApplications(call: Call): Answer {
  demand(call, needs.readApplications);
  return countEntities(call, listed(call));
}

export function readApplication(call: Call): Answer {
  demand(call, needs.readApplications);
  return answerApplication(call, applicationOf(call));
}

/** By object id, or by client id in the form `(appId='…')`. */
export function applicationOf(call: Call): Application {
  const id = paramOf(call, "application");
  const { directory } = call.company;
  const [, appId] = /^\(appId='([^']*)'\)$/i.exec(id) ?? [];
  const application =
    appId === undefined ? directory.applications.find(id) : directory.findApplication(appId);
  if (!application) {
    throw unknownResource(appId ?? id);
  }
  return application;
}

function answerApplication(call: Call, application: Application, status = 200): Answer {
  const type = applicationType(call.company);
  const names = readSelect(call, type);
  const entity = type.toEntity(application);
  const whole = names?.includes("keyCredentials")
    ? { ...entity, keyCredentials: application.keyCredentials }
    : entity;
  return {
    status,
    body: {
      "@odata.context": contextOf(call, `applications${selectionText(names)}/$entity`),
      ...expandOwners(call, choose(whole, names), application),
    },
  };
}

function expandOwners(call: Call, entity: Entity, application: Application): Entity {
  const expand = call.url.searchParams.get("$expand");
  if (expand === null) {
    return entity;
  }
  const [, selection] = /^owners(?:\(\$select=([\w,]+)\))?$/.exec(expand) ?? [];
  if (!expand.startsWith("owners")) {
    throw malformed(
      `Parsing OData Select and Expand failed: Could not find a property named '${expand}' on type 'microsoft.graph.application'.`,
    );
  }
  return { ...entity, owners: ownersOf(call, application, selection?.split(",")) };
}

function ownersOf({ company }: Call, application: Application, names?: readonly string[]): Entity[] {
  return company.directory.ownersOf(application).flatMap((id) => {
    const account = company.users.find(id);
    return account
      ? [{ "@odata.type": "#microsoft.graph.user", ...choose({ ...toUser(company, account) }, names) }]
      : [];
  });
}

export function listOwners(call: Call): Answer {
  demand(call, needs.readApplications);
  return {
    body: {
      "@odata.context": contextOf(call, "directoryObjects"),
      value: ownersOf(call, applicationOf(call)),
    },
  };
}

export function createApplication(call: Call): Answer {
  demand(call, needs.writeApplications);
  const body = call.readBody();
  if (typeof body["displayName"] !== "string" || body["displayName"] === "") {
    throw badRequest("Property displayName is invalid or missing.");
  }
  const { company } = call;
  const made = newApplication({
    id: company.createId(),
    appId: company.createId(),
    displayName: body["displayName"],
    created: company.now(),
    publisherDomain: company.domain,
  });
  const application = mergeApplication(made, body, "new", () => company.createId());
  checkApplication(application, company.directory);
  company.directory.putApplication(application);
  if (call.principal.kind === "user") {
    company.directory.setOwners(application, [call.principal.userId]);
  }
  const answer = answerApplication(call, application, 201);
  return {
    ...answer,
    headers: {
      location: `${rootOf(call)}/directoryObjects/${application.id}/Microsoft.DirectoryServices.Application`,
    },
  };
}

export function updateApplication(call: Call): Answer {
  const application = writableApplication(call);
  const body = call.readBody();
  const { company } = call;
  const changed = mergeApplication(application, body, "existing", () => company.createId());
  checkApplication(changed, company.directory);
  company.directory.putApplication(changed);
  const principal = company.directory.findServicePrincipal(application.appId);
  if (principal && changed.displayName !== application.displayName) {
    company.directory.putServicePrincipal({
      ...principal,
      displayName: changed.displayName,
      appDisplayName: changed.displayName,
    });
  }
  return { status: 204 };
}

export function deleteApplication(call: Call): Answer {
  call.company.directory.removeApplication(writableApplication(call));
  return { status: 204 };
}

/** Adds a user to the owners: `{ "@odata.id": "…/directoryObjects/ID" }`. */
export function addOwner(call: Call): Answer {
  const application = writableApplication(call);
  const reference = call.readBody()["@odata.id"];
  const id = typeof reference === "string" ? (reference.split("/").at(-1) ?? "") : "";
  const account = call.company.users.find(id);
  if (!account) {
    throw unknownResource(id);
  }
  const owners = call.company.directory.ownersOf(application);
  if (owners.includes(account.id)) {
    throw badRequest(
      "One or more added object references already exist for the following modified properties: 'owners'.",
    );
  }
  call.company.directory.setOwners(application, [...owners, account.id]);
  return { status: 204 };
}

/** The application of the path, where whoever asks may change it. */
export function writableApplication(call: Call): Application {
  demand(call, needs.writeApplications);
  const application = applicationOf(call);
  demandPower(call, call.company.directory.ownersOf(application));
  return application;
}

export function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

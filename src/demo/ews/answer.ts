import type { Company } from "../data/company.js";
import type { DemoResponse, Principal } from "../parts.js";
import type { Door, EwsCall } from "./call.js";
import { checkPermissions, findActor } from "./caller.js";
import { EwsError, EwsFault, EwsRefusal, invalidRequest, xmlHeaders } from "./errors.js";
import { convertId } from "./operations/convert-id.js";
import { findFolder } from "./operations/find-folder.js";
import { findItem } from "./operations/find-item.js";
import { getFolder } from "./operations/get-folder.js";
import { getItem } from "./operations/get-item.js";
import { getServerTimeZones } from "./operations/get-server-time-zones.js";
import { getUserAvailability } from "./operations/get-user-availability.js";
import { resolveNames } from "./operations/resolve-names.js";
import { checkPolicy } from "./policy.js";
import { readRequest } from "./request.js";
import { namespaces } from "./schema.js";
import { xml, type Xml } from "./xml.js";

/** A request to EWS, of whom it is known who sends it. */
export interface EwsDemoRequest {
  readonly method: string;
  readonly body: Uint8Array;
  readonly principal: Principal;
  readonly door: Door;
}

const operations: Readonly<Record<string, (call: EwsCall) => Xml>> = {
  ConvertId: convertId,
  FindFolder: findFolder,
  FindItem: findItem,
  GetFolder: getFolder,
  GetItem: getItem,
  GetServerTimeZones: getServerTimeZones,
  GetUserAvailabilityRequest: getUserAvailability,
  ResolveNames: resolveNames,
};

/** Answers as Exchange Web Services do, for what is read of calendars. */
export function answerEws(company: Company, request: EwsDemoRequest): DemoResponse {
  try {
    return { status: 200, headers: xmlHeaders, body: renderEnvelope(answer(company, request)) };
  } catch (error) {
    if (error instanceof EwsRefusal) {
      return error.response;
    }
    if (error instanceof EwsFault) {
      return error.toResponse();
    }
    if (error instanceof EwsError) {
      return new EwsFault(error.code, error.message).toResponse();
    }
    throw error;
  }
}

function answer(company: Company, { method, body, principal, door }: EwsDemoRequest): Xml {
  if (method !== "POST") {
    throw new EwsRefusal({ status: 405, headers: { allow: "POST" } });
  }
  if (door === "online") {
    checkPermissions(company, principal);
    checkPolicy(company, principal.clientId);
  }
  const { impersonated, zone, operation } = readRequest(new TextDecoder().decode(body));
  const play = Object.hasOwn(operations, operation.name) ? operations[operation.name] : undefined;
  if (!play) {
    throw invalidRequest("This operation is not played by the demo tenant.");
  }
  const actor = findActor(company, door, principal, impersonated);
  if (door === "online") {
    checkPolicy(company, principal.clientId, actor);
  }
  return play({ company, door, actor, zone, operation });
}

/** @see https://learn.microsoft.com/exchange/client-developer/web-service-reference/serverversioninfo */
function renderEnvelope(inside: Xml): string {
  const { soap, types, messages } = namespaces;
  return `<?xml version="1.0" encoding="utf-8"?>${
    xml`<s:Envelope xmlns:s="${soap}"><s:Header><h:ServerVersionInfo MajorVersion="15" MinorVersion="20" MajorBuildNumber="8933" MinorBuildNumber="0" Version="V2018_01_08" xmlns:h="${types}"/></s:Header><s:Body xmlns:m="${messages}" xmlns:t="${types}">${inside}</s:Body></s:Envelope>`
      .xml
  }`;
}

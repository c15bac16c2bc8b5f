import type { ClientFacts, ConsentGiven, DemoResponse } from "../parts.js";
import { readApprover, type Frame } from "./approver.js";
import { readClient } from "./clients.js";
import { deliver } from "./deliver.js";
import { EntraFailure } from "./failures.js";
import { html, renderPage, targetOf } from "./html.js";
import { findRedirect } from "./redirects.js";
import { parseScopes } from "./scopes.js";
import type { EntraRequest, EntraWorld } from "./world.js";
import type { Refuse } from "./authorize.js";

/** What is given for one resource. */
type Gift = Required<Pick<ConsentGiven, "resourceAppId" | "scopes" | "roles">>;

const asked = ["client_id", "redirect_uri", "state", "scope"];

/**
 * `adminconsent` and `v2.0/adminconsent`: an administrator grants an application what it asks for, for everybody.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 */
export function answerAdminConsent(
  world: EntraWorld,
  request: EntraRequest,
  version: 1 | 2,
  refuse: Refuse,
): DemoResponse {
  const { url, form } = request;
  const find = (name: string) => url.searchParams.get(name) ?? form.get(name) ?? undefined;
  // The first version knows no tenant that stands for all of them either, but Entra takes it for the user's.
  const client = readClient(world, find("client_id"), request.tenant);
  const uri = find("redirect_uri");
  if (uri !== undefined && !findRedirect(client, uri)) {
    throw new EntraFailure(50011, { uri, appId: client.appId });
  }
  if (uri === undefined && version === 2) {
    throw new EntraFailure(900144, { parameter: "redirect_uri" });
  }
  const state = find("state");
  const send = (values: Readonly<Record<string, string>>) =>
    uri === undefined
      ? renderPage({
          title: "admin_consent" in values ? "Consent was given" : "Consent was not given",
          body: html`<p>${values["error_description"] ?? `This is for ${client.displayName}.`}</p>`,
        })
      : deliver(uri, "query", { ...values, ...(state === undefined ? {} : { state }) });

  try {
    const scope = find("scope");
    const gifts = version === 1 ? everything(client) : giftsOf(world, client, scope ?? null);
    if (form.get("answer") === "cancel") {
      throw new EntraFailure(65004);
    }
    const frame: Frame = {
      title: `Consent for everybody at ${world.state.name}`,
      intro: describe(client, gifts),
      hidden: asked.flatMap((name) => {
        const value = find(name);
        return value === undefined ? [] : [[name, value] as const];
      }),
      leadsTo: uri === undefined ? undefined : targetOf(uri),
    };
    const approver = readApprover(world, form, frame);
    if ("page" in approver) {
      return approver.page;
    }
    if (!approver.done.isAdministrator) {
      throw new EntraFailure(90094, { name: client.displayName, tenant: world.state.name });
    }
    for (const gift of gifts) {
      world.state.consent({ clientId: client.appId, userId: undefined, ...gift, by: approver.done.id });
    }
    return send({
      admin_consent: "True",
      tenant: world.state.tenantId,
      ...(version === 2 && scope !== undefined ? { scope } : {}),
    });
  } catch (error) {
    if (error instanceof EntraFailure) {
      return send(refuse(error));
    }
    throw error;
  }
}

/** All that the registration lists. */
function everything({ asked: permissions }: ClientFacts): readonly Gift[] {
  return [...new Set(permissions.map(({ resourceAppId }) => resourceAppId))].map((resourceAppId) => {
    const values = (kind: "Scope" | "Role") =>
      permissions
        .filter((each) => each.resourceAppId === resourceAppId && each.kind === kind)
        .map(({ value }) => value);
    return { resourceAppId, scopes: values("Scope"), roles: values("Role") };
  });
}

/** `/.default` means all that the registration lists of a resource, application permissions among it. */
function giftsOf(world: EntraWorld, client: ClientFacts, scope: string | null): readonly Gift[] {
  const { resource, names, isDefault } = parseScopes(scope, world.resources, {
    client: client.displayName,
    tenant: world.state.name,
  });
  return isDefault
    ? everything(client).filter(({ resourceAppId }) => resourceAppId === resource.appId)
    : [{ resourceAppId: resource.appId, scopes: names, roles: [] }];
}

function describe({ displayName }: ClientFacts, gifts: readonly Gift[]) {
  return html`<p>${displayName} asks for these permissions:</p>
    <ul>
      ${gifts.flatMap(({ scopes, roles }) => [
        ...scopes.map((name) => html`<li><code>${name}</code>, delegated</li>`),
        ...roles.map((name) => html`<li><code>${name}</code>, application</li>`),
      ])}
    </ul>`;
}

import type { ClientFacts, DemoResponse, DemoUser } from "../parts.js";
import { readUser } from "./clients.js";
import { giveConsent, missingScopes, needsAdministrator, wantedScopes } from "./consent.js";
import { EntraFailure } from "./failures.js";
import { hiddenFields, html, renderPage, type Html } from "./html.js";
import type { AskedScopes } from "./scopes.js";
import { isSame } from "./secrets.js";
import type { EntraWorld } from "./world.js";

/** What a page of a sign-in has around the part that all of them share. */
export interface Frame {
  readonly title: string;
  readonly intro: Html;
  /** What the next request needs again. */
  readonly hidden: Iterable<readonly [string, string]>;
  /** Fields of its own, before the shared ones. */
  readonly fields?: Html;
  /** Who is offered first. */
  readonly userName?: string | undefined;
  readonly leadsTo?: string | undefined;
}

/** Either the answer that the next step needs, or the page that asks for it. */
export type Step<Result> = { readonly done: Result } | { readonly page: DemoResponse };

/**
 * Who signs in, as soon as the form is complete.
 *
 * Nobody here has a password. What shows that it is not another program on this machine is the approval code, which is
 * asked for each time: a cookie would go to every port of 127.0.0.1, whoever listens there.
 */
export function readApprover(world: EntraWorld, form: URLSearchParams, frame: Frame): Step<DemoUser> {
  const approval = form.get("approval");
  if (approval === null) {
    return { page: renderSignIn(world, frame) };
  }
  if (!isSame(approval.trim().toUpperCase(), world.approval)) {
    return { page: renderSignIn(world, frame, "This is not the approval code of this demo tenant.") };
  }
  const name = form.get("username")?.trim() ?? "";
  try {
    return { done: readUser(world, name === "" ? (frame.userName ?? world.state.administrator.id) : name) };
  } catch (error) {
    if (error instanceof EntraFailure) {
      return { page: renderSignIn(world, frame, error.message) };
    }
    throw error;
  }
}

function renderSignIn({ state }: EntraWorld, frame: Frame, problem?: string): DemoResponse {
  const { title, intro, hidden, fields, leadsTo } = frame;
  return renderPage({
    title,
    leadsTo,
    status: problem === undefined ? 200 : 403,
    body: html`${problem === undefined ? undefined : html`<p class="wrong" role="alert">${problem}</p>`}
      ${intro}
      <form method="post">
        ${hiddenFields(hidden)} ${fields}
        <label for="username">Sign in as</label>
        <input
          id="username"
          name="username"
          autocomplete="off"
          spellcheck="false"
          value="${frame.userName ?? state.administrator.userPrincipalName}"
          aria-describedby="users"
        />
        <small class="hint" id="users">Anybody at ${state.domain}. Nobody has a password here.</small>
        <label for="approval">Approval code</label>
        <input
          id="approval"
          name="approval"
          required
          autocomplete="off"
          autocapitalize="characters"
          spellcheck="false"
          aria-describedby="why"
        />
        <small class="hint" id="why">Calendar Onramp shows it where the demo tenant was started.</small>
        <div class="buttons">
          <button class="first">Sign in</button>
          <button name="answer" value="cancel" formnovalidate>Cancel</button>
        </div>
      </form>`,
  });
}

export interface ConsentQuestion {
  readonly client: ClientFacts;
  readonly user: DemoUser;
  readonly scopes: AskedScopes;
  /** Whether it is asked even where nothing is missing. */
  readonly always?: boolean;
}

/** Sees to it that what is asked for was consented to. Throws an `EntraFailure` where this user may not consent. */
export function settleConsent(
  world: EntraWorld,
  form: URLSearchParams,
  question: ConsentQuestion,
  frame: Frame,
): Step<undefined> {
  const { client, user, scopes, always = false } = question;
  const missing = missingScopes(world, client, user, scopes);
  const names = always ? wantedScopes(client, scopes) : missing;
  if (names.length === 0) {
    return { done: undefined };
  }
  const consent = form.get("consent");
  if (consent !== null) {
    giveConsent(world, client, user, scopes, names, consent === "organization");
    return { done: undefined };
  }
  if (!user.isAdministrator && names.some((name) => needsAdministrator(scopes.resource.appId, name))) {
    throw new EntraFailure(90094, { name: client.displayName, tenant: world.state.name });
  }
  return { page: renderConsent(question, names, form, frame) };
}

function renderConsent(
  { client, user }: ConsentQuestion,
  names: readonly string[],
  form: URLSearchParams,
  { hidden, leadsTo }: Frame,
): DemoResponse {
  const kept = ["approval", "username", "user_code"].map((name) => [name, form.get(name) ?? ""] as const);
  return renderPage({
    title: "Permissions requested",
    leadsTo,
    body: html`<p>${client.displayName} asks ${user.displayName} for these permissions:</p>
      <ul>
        ${names.map((name) => html`<li><code>${name}</code></li>`)}
      </ul>
      <form method="post">
        ${hiddenFields(hidden)} ${hiddenFields(kept)}
        <div class="buttons">
          <button class="first" name="consent" value="user">Accept</button>
          ${
            user.isAdministrator
              ? html`<button name="consent" value="organization">Accept for everybody</button>`
              : undefined
          }
          <button name="answer" value="cancel">Cancel</button>
        </div>
      </form>`,
  });
}

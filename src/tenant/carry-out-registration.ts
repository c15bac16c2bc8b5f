import type { Application, ServicePrincipal } from "@microsoft/microsoft-graph-types";
import { HalfDoneError, UserError } from "../base/errors.js";
import { quoted } from "../base/words.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { createApplication } from "../graph/applications.js";
import { listApplicationsByName } from "../graph/applications-by-name.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import { ensureServicePrincipal } from "./ensure-service-principal.js";
import { push } from "./push-manifest.js";
import { covers } from "./register-needs.js";
import type { RegisterPlan } from "./register.js";
import { isUncertain, patience, type Sleep } from "./uncertain.js";

export interface Registered {
  readonly application: Application;
  readonly servicePrincipal: ServicePrincipal;
  /** Whether anything was made or changed. */
  readonly changed: boolean;
}

type Options = AskOptions & { readonly sleep: Sleep };

/** How often it is asked for an application whose answer was lost. */
const mostAttempts = 3;

/** How long, in milliseconds, the last look may take after it was given up. */
const lastLook = 20_000;

/**
 * Creates or updates the application and makes sure of its service principal, waiting where the directory does not know
 * the new application yet. What it made before it failed or was aborted stands in a `HalfDoneError`, and a second run goes
 * on there.
 */
export async function register(
  client: GraphClient,
  plan: RegisterPlan,
  catalogue: Catalogue,
  options: Options,
): Promise<Registered> {
  const { application, verb } = await (plan.what === "create"
    ? create(client, plan.body, catalogue, options)
    : update(client, plan, catalogue, options));
  try {
    const { servicePrincipal, created } = await ensureServicePrincipal(client, application.appId ?? "", {
      ...options,
      isNew: verb === "registered",
      mayBeNew: plan.what === "create",
    });
    return { application, servicePrincipal, changed: verb !== undefined || created };
  } catch (error) {
    throw verb === undefined ? error : halfDone(application, verb, error);
  }
}

interface Made {
  readonly application: Application;
  /** What was done to it. */
  readonly verb: "registered" | "changed" | undefined;
}

async function update(
  client: GraphClient,
  plan: RegisterPlan & { readonly what: "update" },
  catalogue: Catalogue,
  options: Options,
): Promise<Made> {
  if (plan.push.changes.length === 0) {
    return { application: plan.existing, verb: undefined };
  }
  const { after } = await push(client, plan.push, catalogue, options);
  return { application: after, verb: "changed" };
}

/** Looks first whether an earlier run, whose end nobody learnt, has made it. */
async function create(
  client: GraphClient,
  body: Application,
  catalogue: Catalogue,
  { sleep, ...options }: Options,
): Promise<Made> {
  const { signal } = options;
  const existing = await findMade(client, body, catalogue, options);
  if (existing) {
    return { application: existing, verb: undefined };
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return { application: await createApplication(client, body, options), verb: "registered" };
    } catch (error) {
      if (signal?.aborted === true) {
        const late = await findMade(client, body, catalogue, {
          signal: AbortSignal.timeout(lastLook),
        }).catch(() => undefined);
        throw late ? halfDone(late, "registered", error) : error;
      }
      if (!isUncertain(error)) {
        throw error;
      }
      const made = await lookFor(client, body, catalogue, { sleep, ...options });
      if (made) {
        return { application: made, verb: "registered" };
      }
      if (attempt === mostAttempts) {
        throw error;
      }
    }
  }
}

/** A new application takes its time to be found by its name, and a second one of that name would be worse than waiting. */
async function lookFor(
  client: GraphClient,
  body: Application,
  catalogue: Catalogue,
  { sleep, ...options }: Options,
): Promise<Application | undefined> {
  for (const wait of patience) {
    const found = await findMade(client, body, catalogue, options);
    if (found) {
      return found;
    }
    await sleep(wait, options.signal);
  }
  return findMade(client, body, catalogue, options);
}

async function findMade(
  client: GraphClient,
  body: Application,
  catalogue: Catalogue,
  options: AskOptions,
): Promise<Application | undefined> {
  const name = body.displayName ?? "";
  const found = await listApplicationsByName(client, name, options);
  const [only] = found;
  if (only && (found.length > 1 || !covers(only, body, catalogue))) {
    throw new UserError(`An application called ${quoted(name)} was registered in the meantime.`, {
      remedy: "Begin anew: it is then shown what would be changed in that one.",
    });
  }
  return only;
}

function halfDone(
  { displayName, appId }: Application,
  verb: "registered" | "changed",
  cause: unknown,
): HalfDoneError {
  const reason = cause instanceof UserError ? ` ${cause.message}` : "";
  return new HalfDoneError(
    `The application ${quoted(displayName ?? "")} (client id ${appId ?? "unknown"}) was ${verb}, but its service principal was not made.${reason}`,
    { remedy: "Register it again under the same name: that goes on where this ended.", cause },
  );
}

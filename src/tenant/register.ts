import type { Application } from "@microsoft/microsoft-graph-types";
import { UserError } from "../base/errors.js";
import { hasUnseen } from "../base/unseen.js";
import { counted, listed, quoted } from "../base/words.js";
import type { Catalogue } from "../catalogue/catalogue.js";
import { readApplication } from "../graph/applications.js";
import { listApplicationsByName } from "../graph/applications-by-name.js";
import type { AskOptions } from "../graph/asking.js";
import type { GraphClient } from "../graph/client.js";
import { findServicePrincipal } from "../graph/service-principals.js";
import type { Needs } from "../profiles/needs.js";
import type { PushPlan } from "./push-manifest.js";
import { applyNeeds, planBody } from "./register-needs.js";

export { register, type Registered } from "./carry-out-registration.js";

export interface RegisterRequest {
  readonly name: string;
  readonly needs: Needs;
  /** Names of optional permissions that are wanted. */
  readonly optional?: (value: string) => boolean;
}

/** What registering would do. Shown before anything is done. */
export type RegisterPlan =
  | {
      readonly what: "create";
      readonly body: Application;
      readonly words: readonly string[];
      readonly left: readonly string[];
    }
  /** There is one of that name: it is brought to what the profile needs, and nothing it has is taken away. */
  | {
      readonly what: "update";
      readonly existing: Application;
      readonly push: PushPlan;
      readonly hasServicePrincipal: boolean;
      readonly words: readonly string[];
      readonly left: readonly string[];
    };

/** Looks for applications of that name first. Throws a `UserError` where there are several. */
export async function planRegistration(
  client: GraphClient,
  request: RegisterRequest,
  catalogue: Catalogue,
  options: AskOptions = {},
): Promise<RegisterPlan> {
  refuseOthers(request.needs);
  const name = checkName(request);
  const [existing, ...others] = await listApplicationsByName(client, name, options);
  if (!existing) {
    const { body, changes, left } = planBody({ ...request, name }, catalogue);
    return {
      what: "create",
      body,
      words: [`Registers the application ${quoted(name)}.`, ...changes, makesServicePrincipal],
      left: [...left, ...sayNext(request.needs)],
    };
  }
  if (others.length > 0) {
    throw new UserError(
      `There are ${counted(others.length + 1, "application")} called ${quoted(name)}, so it is not clear which one is meant.`,
      {
        remedy: `Choose another name, or open the right one and apply the profile to its manifest. Their client ids are ${listed(
          [existing, ...others].slice(0, 10).map(({ appId }) => appId ?? "unknown"),
        )}.`,
      },
    );
  }
  const whole = await readApplication(client, { id: existing.id ?? "" }, options);
  const servicePrincipal = await findServicePrincipal(client, whole.appId ?? "", options);
  const { push, changes, left } = applyNeeds(whole, request, catalogue);
  const made = servicePrincipal ? [] : [makesServicePrincipal];
  const nothing = changes.length + made.length === 0;
  return {
    what: "update",
    existing: whole,
    push,
    hasServicePrincipal: servicePrincipal !== undefined,
    words: nothing
      ? []
      : [
          `Changes the application ${quoted(whole.displayName ?? name)} (client id ${whole.appId ?? "unknown"}), which is there already.`,
          ...changes,
          ...made,
        ],
    left: [...left, ...sayNext(request.needs, whole)],
  };
}

const makesServicePrincipal =
  "Makes its service principal (the enterprise application), without which nothing can be granted.";

/** Where the administrator registers nothing, there is something else to do. */
function refuseOthers({ profile, mode }: Needs): void {
  const { registration, steps } = mode;
  if (registration.by === "administrator") {
    return;
  }
  const titles = steps.filter(({ optional }) => optional !== true).map(({ title }) => quoted(title));
  throw new UserError(
    `There is nothing to register for ${profile.product} in the mode “${mode.title}”. ${registration.why}`,
    titles.length === 0 ? {} : { remedy: `What is done instead: ${listed(titles)}.` },
  );
}

/** @see https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation */
function checkName({ name, needs }: RegisterRequest): string {
  const trimmed = name.trim();
  const most = needs.audience?.includes("Personal") === true ? 90 : 120;
  if (trimmed === "") {
    throw new UserError("The application needs a name.");
  }
  if (hasUnseen(trimmed)) {
    throw new UserError("The name of the application has characters in it that cannot be seen.", {
      remedy: "Type it anew.",
    });
  }
  if (trimmed.length > most) {
    throw new UserError(
      `The name of the application has ${counted(trimmed.length, "character")}. Entra takes at most ${String(most)}.`,
    );
  }
  return trimmed;
}

/** What registering leaves to be done. Whether a secret that is there still works is for others to say. */
function sayNext(
  { permissions, secretMonths }: Needs,
  { passwordCredentials }: Application = {},
): readonly string[] {
  const hasSecret = (passwordCredentials ?? []).length > 0;
  return [
    ...(permissions.length > 0
      ? ["Nothing is granted by this. Grant consent to the permissions afterwards."]
      : []),
    ...(secretMonths === undefined || hasSecret
      ? []
      : [
          `No secret is made by this. Add one afterwards, valid for at most ${counted(secretMonths, "month")}.`,
        ]),
  ];
}

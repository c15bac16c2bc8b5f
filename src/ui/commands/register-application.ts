import * as vscode from "vscode";
import { isGuid } from "../../base/guid.js";
import { sleep } from "../../base/wait.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import type { Connection } from "../../identity/connection.js";
import { listAsked, needsOf, type Needs } from "../../profiles/needs.js";
import type { Mode } from "../../profiles/profile.js";
import { holdsSecret } from "../../profiles/secrets.js";
import { planRegistration, register, type RegisterPlan } from "../../tenant/register.js";
import { tell } from "../changes/carry-out.js";
import { cautionOf, listNotes } from "../changes/profile-notes.js";
import { applicationsNodeId } from "../explorer/node-ids.js";
import { commandIds } from "../ids.js";
import { recallValues, rememberValues } from "../input/answers.js";
import { listOptionalSteps } from "../input/optional-step.js";
import { listProfileSteps, type ProfileDraft } from "../input/profile-steps.js";
import { askText, back, wrong } from "../input/quick-input.js";
import { takeSteps, type Step } from "../input/steps.js";
import { listValueSteps } from "../input/value-steps.js";
import { offerActions } from "../offer-actions.js";
import { hasWork, nameRegistration, proposeRegistration } from "../register/propose-registration.js";
import type { Services } from "../services.js";
import { nameApplication } from "../tenant/choose-application.js";
import { chooseTenant } from "../tenant/choose-tenant.js";
import { inTenant } from "../tenant/in-tenant.js";
import { requireChanges } from "../tenant/require-changes.js";
import type { Command } from "./command.js";

const title = "Register an Application";

/** Makes a registration as a profile needs it, or brings the one of that name there, after showing all of it. */
export const registerApplication: Command = {
  id: commandIds.registerApplication,

  async run(services, ...args) {
    const { memory, today } = services;
    const chosen = await chooseTenant(services, args, {
      title,
      placeholder: "In which tenant is the application registered?",
    });
    const connection = await requireChanges(services, chosen);
    const catalogue = standardCatalogue();
    const profiles = await services.profiles.list();
    const question = { title, profiles, asOf: today() };
    const draft: ProfileDraft = {};
    const answers = new Map<string, string>();
    const optional = new Set<string>();
    let of: Mode | undefined;
    let name = "";

    const needs = (): Needs | undefined =>
      draft.profile && draft.mode
        ? needsOf(draft.profile, draft.mode, Object.fromEntries(answers), catalogue)
        : undefined;

    const askName: Step = async (place) => {
      const longest = needs()?.audience?.includes("Personal") ? 90 : 120;
      const answer = await askText({
        title: `${title}: Name`,
        place,
        prompt: "What the application is called. One of this name that is there already is not made again.",
        value: name,
        judge: (text) =>
          text === ""
            ? wrong("The application needs a name.")
            : text.length > longest
              ? wrong(`The name can have ${String(longest)} characters at most.`)
              : holdsSecret(text)
                ? wrong("This looks like a client secret. A name is meant.")
                : undefined,
      });
      if (answer === back) {
        return "back";
      }
      name = answer.text;
      return "next";
    };

    const propose: Step = async (place) => {
      const needed = needs();
      if (!needed) {
        return "back";
      }
      const isOurs = needed.mode.registration.by === "administrator";
      const plan = isOurs ? await planIt(services, connection, { name, needs: needed, optional }) : undefined;
      const { caution } = cautionOf(needed, profiles, today());
      const decision = await proposeRegistration({
        title: `${title}: ${needed.profile.product}`,
        place,
        what: nameRegistration(name, connection.name),
        plan,
        notes: [
          ...(caution ? [{ title: caution.title, sentences: [caution.why] }] : []),
          ...listNotes(needed, [], optional),
        ],
      });
      if (decision === back) {
        return "back";
      }
      await rememberValues(memory, needed.profile, Object.fromEntries(answers));
      if (decision === "register" && hasWork(plan)) {
        await carryOut(services, connection, plan, needed);
      } else if (isOurs) {
        tell(`${name} has everything that the profile needs.`);
      }
      return "next";
    };

    await takeSteps(() => {
      const { profile, mode } = draft;
      if (mode !== of) {
        of = mode;
        optional.clear();
        name = nameFor(draft);
      }
      return [
        ...listProfileSteps(draft, question),
        ...(profile && mode?.registration.by === "administrator"
          ? [
              ...listValueSteps(listAsked(mode), answers, {
                title,
                profile,
                known: {
                  ...(isGuid(connection.tenant) ? { tenantId: connection.tenant } : {}),
                  ...recallValues(memory, profile),
                },
              }),
              ...listOptionalSteps(optional, { title, needs: needsOf(profile, mode, {}, catalogue) }),
              askName,
            ]
          : []),
        propose,
      ];
    });
  },
};

/** What the guide calls it, or what is registered. */
function nameFor({ profile, mode }: ProfileDraft): string {
  const registration = mode?.registration;
  return (registration?.by === "administrator" ? registration.name : undefined) ?? profile?.product ?? "";
}

function planIt(
  services: Services,
  connection: Connection,
  { name, needs, optional }: { name: string; needs: Needs; optional: ReadonlySet<string> },
): Promise<RegisterPlan> {
  return inTenant(
    services,
    connection,
    `Looking for ${name} in ${connection.name}`,
    ({ session: { asking }, signal }) =>
      planRegistration(
        asking,
        { name, needs, optional: (value) => optional.has(value) },
        standardCatalogue(),
        { signal, reason: "Before an application is registered, those that there are have to be read." },
      ),
  );
}

async function carryOut(
  services: Services,
  connection: Connection,
  plan: RegisterPlan,
  { mode }: Needs,
): Promise<void> {
  const { applications, tenantTree } = services;
  try {
    const { application, changed } = await inTenant(
      services,
      connection,
      `Registering an application in ${connection.name}`,
      ({ session: { asking }, signal }) =>
        register(asking, plan, standardCatalogue(), {
          signal,
          sleep,
          reason: "Registering an application takes somebody who may change applications.",
        }),
    );
    const { id = "", appId = null, displayName = null } = application;
    const subject = { connection, application: nameApplication({ id, appId, displayName }) };
    const secret = mode.registration.by === "administrator" ? mode.registration.secret : undefined;
    const run = (command: string) => vscode.commands.executeCommand(command, subject);
    offerActions(
      services,
      changed
        ? `${subject.application.displayName} is registered in ${connection.name}.`
        : `${subject.application.displayName} was there already.`,
      {
        "Grant Consent…": () => run(commandIds.grantConsent),
        ...(secret ? { "Add a Client Secret…": () => run(commandIds.addSecret) } : {}),
        "Copy Client ID": () => run(commandIds.copyClientId),
      },
    );
  } finally {
    if (plan.what === "update" && typeof plan.existing.id === "string") {
      applications.forget({ connection, id: plan.existing.id });
    }
    // Whatever was made before it failed is there, too.
    const list = tenantTree.find(applicationsNodeId(connection));
    if (list) {
      tenantTree.refresh(list);
    }
  }
}

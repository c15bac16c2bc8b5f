import { UserError } from "../../base/errors.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import { sortByLikeness } from "../../manifest/likely-profiles.js";
import { planNeeds, type NeedsPlan } from "../../manifest/plan.js";
import { counted } from "../../manifest/words.js";
import { listAsked, needsOf } from "../../profiles/needs.js";
import type { Mode } from "../../profiles/profile.js";
import { bind, canBind } from "../bindings.js";
import { tell } from "../changes/carry-out.js";
import { cautionOf, listNotes } from "../changes/profile-notes.js";
import { proposeChange } from "../changes/propose-change.js";
import { chooseTarget } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { recallValues, rememberValues } from "../input/answers.js";
import { findReference } from "../input/describe-profile.js";
import { listOptionalSteps } from "../input/optional-step.js";
import { listProfileSteps, type ProfileDraft, type ProfileQuestion } from "../input/profile-steps.js";
import { takeSteps, type Step } from "../input/steps.js";
import { listValueSteps } from "../input/value-steps.js";
import type { Command } from "./command.js";

export const applyProfile: Command = {
  id: commandIds.applyProfile,

  async run(services, ...args) {
    const title = "Apply Profile";
    const { memory, today } = services;
    const target = await chooseTarget(services, args, { title, orNew: true });
    const { document, manifest, application } = target;
    const catalogue = standardCatalogue();
    const [profiles, read] = await Promise.all([services.profiles.list(), services.manifests.find(document)]);
    const bound = read?.context.needs;
    const question: ProfileQuestion = {
      title,
      profiles: sortByLikeness(application, profiles, catalogue).sort(
        (a, b) => Number(b.id === bound?.profile.id) - Number(a.id === bound?.profile.id),
      ),
      bound,
      asOf: today(),
    };

    const draft: ProfileDraft = {};
    const answers = new Map<string, string>();
    const optional = new Set<string>();
    let optionalOf: Mode | undefined;

    const propose: Step = async (place) => {
      const { profile, mode } = draft;
      if (!profile || !mode) {
        return "back";
      }
      const needs = needsOf(profile, mode, Object.fromEntries(answers), catalogue);
      const plan: NeedsPlan =
        mode.registration.by === "administrator"
          ? planNeeds(manifest, application, needs, { optional: (value) => optional.has(value) })
          : { edits: [], changes: [], left: [], beyond: [] };
      const isBound = bound?.profile.id === profile.id && bound.mode.id === mode.id;
      const offersBinding = !isBound && mode.registration.by === "administrator" && canBind(document.uri);
      const proposal = {
        plan,
        notes: listNotes(needs, plan.beyond, optional),
        ...cautionOf(needs, profiles, today()),
        ...(offersBinding ? { option: { label: "Check against this profile from now on", on: true } } : {}),
      };
      const decision = await proposeChange(target, proposal, {
        title: `${title}: ${profile.product}`,
        place,
      });

      if (decision.what === "back") {
        return "back";
      }
      if (decision.what === "choice") {
        const instead = findReference(decision.id, profiles);
        if (!instead) {
          throw new UserError(`There is no profile ${decision.id}.`);
        }
        Object.assign(draft, instead);
        return { goTo: listProfileSteps(draft, question).length };
      }
      await rememberValues(memory, profile, Object.fromEntries(answers));
      if (offersBinding && decision.option) {
        await bind(document.uri, `${profile.id}:${mode.id}`);
      }
      tell(
        plan.edits.length > 0
          ? `Applied ${counted(plan.changes.length, "change")} for ${profile.product}.`
          : "",
      );
      return "next";
    };

    await takeSteps(() => {
      const { profile, mode } = draft;
      if (mode !== optionalOf) {
        optional.clear();
        optionalOf = mode;
      }
      return [
        ...listProfileSteps(draft, question),
        ...(profile && mode
          ? [
              ...listValueSteps(listAsked(mode), answers, {
                title,
                profile,
                known: recallValues(memory, profile),
              }),
              ...listOptionalSteps(optional, {
                title,
                needs: needsOf(profile, mode, {}, catalogue),
                application,
              }),
            ]
          : []),
        propose,
      ];
    });
  },
};

import { UserError } from "../../base/errors.js";
import { standardCatalogue } from "../../catalogue/standard.js";
import { sortByLikeness } from "../../manifest/likely-profiles.js";
import { planNeeds } from "../../manifest/plan.js";
import { needsOf } from "../../profiles/needs.js";
import { chooseTarget } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { pickRequested } from "../input/pick-requested.js";
import { listProfileSteps, type ProfileDraft } from "../input/profile-steps.js";
import { takeSteps } from "../input/steps.js";
import type { Command } from "./command.js";
import { remove } from "./remove-permission.js";

/** Of the profile that the manifest is bound to, or else of one that the user chooses. */
export const removeBeyond: Command = {
  id: commandIds.removeBeyond,

  async run(services, ...args) {
    const title = "Remove Permissions beyond the Profile";
    const target = await chooseTarget(services, args, { title });
    const { document, manifest, application } = target;
    const catalogue = standardCatalogue();
    const [profiles, read] = await Promise.all([services.profiles.list(), services.manifests.find(document)]);
    const draft: ProfileDraft = {};
    const bound = read?.context.needs;
    if (!bound) {
      const question = {
        title,
        profiles: sortByLikeness(application, profiles, catalogue),
        asOf: services.today(),
      };
      await takeSteps(() => listProfileSteps(draft, question));
    }
    const { profile, mode } = bound ?? draft;
    if (!profile || !mode) {
      return;
    }
    const { beyond } = planNeeds(manifest, application, needsOf(profile, mode, {}, catalogue));
    if (beyond.length === 0) {
      throw new UserError(`This application asks for nothing beyond what ${profile.product} needs.`);
    }
    const chosen = await pickRequested(beyond, {
      title,
      placeholder: `${profile.product} does not need these. Tick what nothing else needs either`,
      asOf: services.today(),
      picked: () => false,
    });
    if (typeof chosen !== "string") {
      await remove(target, chosen);
    }
  },
};

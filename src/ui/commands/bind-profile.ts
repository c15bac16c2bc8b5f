import { standardCatalogue } from "../../catalogue/standard.js";
import { sortByLikeness } from "../../manifest/likely-profiles.js";
import { bind } from "../bindings.js";
import { tell } from "../changes/carry-out.js";
import { chooseTarget } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { listProfileSteps, type ProfileDraft } from "../input/profile-steps.js";
import { takeSteps } from "../input/steps.js";
import type { Command } from "./command.js";

export const bindProfile: Command = {
  id: commandIds.bindProfile,

  async run(services, ...args) {
    const title = "Check against a Profile";
    const { document, application } = await chooseTarget(services, args, { title });
    const [profiles, read] = await Promise.all([services.profiles.list(), services.manifests.find(document)]);
    const draft: ProfileDraft = {};
    const question = {
      title,
      profiles: sortByLikeness(application, profiles, standardCatalogue()),
      bound: read?.context.needs,
      asOf: services.today(),
      none: { label: "None", description: "", detail: "The manifest is checked by the general rules alone." },
    };
    await takeSteps(() => listProfileSteps(draft, question));

    const { profile, mode } = draft;
    await bind(document.uri, profile && mode ? `${profile.id}:${mode.id}` : undefined);
    tell(
      profile
        ? `From now on, this manifest is checked against ${profile.product}.`
        : "This manifest is no longer checked against a profile.",
    );
  },
};

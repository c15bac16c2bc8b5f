import { UserError } from "../../base/errors.js";
import { convertToGraph, type Conversion } from "../../manifest/convert.js";
import { convertToLegacy } from "../../manifest/convert-to-legacy.js";
import { dialectOfProperty } from "../../manifest/dialect.js";
import type { Application } from "../../manifest/manifest.js";
import { properties } from "../../manifest/tree.js";
import { tell } from "../changes/carry-out.js";
import type { Proposal } from "../changes/decision.js";
import { proposeChange } from "../changes/propose-change.js";
import { chooseTarget } from "../changes/target.js";
import { commandIds } from "../ids.js";
import { back, pick } from "../input/quick-input.js";
import { takeSteps, type Step } from "../input/steps.js";
import type { Command } from "./command.js";

type Format = "graph" | "legacy";

const formats: Readonly<Record<Format, string>> = {
  graph: "the current format, as Microsoft Graph has it",
  legacy: "the old format, as Azure AD Graph had it",
};

export const convertManifest: Command = {
  id: commandIds.convertManifest,

  async run(services, ...args) {
    const title = "Convert Manifest Format";
    const target = await chooseTarget(services, args, { title });
    const { manifest, application } = target;
    const { node } = application;
    const possible = listFormats(application);
    if (!node || possible.length === 0) {
      throw new UserError(
        "There is nothing to convert: the part that asks for permissions is the same in both formats.",
      );
    }
    let [format = "graph"] = possible;

    const choose: Step = async (place) => {
      const chosen = await pick({
        title,
        place,
        placeholder: "It has properties of both formats. Which one shall it have?",
        items: possible.map((each) => ({ label: `To ${formats[each]}`, format: each })),
      });
      if (chosen === back) {
        return "back";
      }
      ({ format } = chosen);
      return "next";
    };
    const propose: Step = async (place) => {
      const conversion =
        format === "graph" ? convertToGraph(manifest, node) : convertToLegacy(manifest, node);
      const decision = await proposeChange(target, describe(conversion, format), { title, place });
      if (decision.what === "back") {
        return "back";
      }
      tell(conversion.edits.length > 0 ? `The application is in ${formats[format]}, now.` : "");
      return "next";
    };
    await takeSteps(() => [...(possible.length > 1 ? [choose] : []), propose]);
  },
};

/** What an application can be converted to. Both where it has something of either. */
function listFormats({ node }: Application): Format[] {
  const present = properties(node).map(({ name, value }) => dialectOfProperty(name, value));
  return [
    ...(present.includes("legacy") ? (["graph"] as const) : []),
    ...(present.includes("graph") ? (["legacy"] as const) : []),
  ];
}

function describe({ edits, dropped }: Conversion, format: Format): Proposal {
  return {
    plan: { edits, changes: [`Writes the application in ${formats[format]}.`], left: [] },
    ...(format === "legacy"
      ? {
          caution: {
            title: "The portal neither shows nor takes the old format",
            why: "The portal has not known the old format since 7 January 2025. Convert to it only for a tool that still asks for it.",
            choices: [],
          },
        }
      : {}),
    notes: [
      {
        title: "Without a counterpart in that format, so it goes",
        sentences: dropped,
      },
    ],
  };
}

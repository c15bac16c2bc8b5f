import { readableDay } from "../../src/base/days.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { checkTitles } from "../../src/profiles/checks.js";
import { findRequested, findResource } from "../../src/profiles/needs.js";
import type { Doubt, Mode, Profile, Registration, Step } from "../../src/profiles/profile.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";
import { code, link, list, plain, table } from "./markdown.js";

const opening = `# The profiles

What each product needs in order to read or write calendars, and where its guide is out of date. This page is written from the profiles
(\`npm run docs\`).

A profile is named as in \`clockwork\`, one of its modes as in \`clockwork:on-premises\`; without a mode, the first one is meant. Five profiles
were made from the guides of their vendors, step by step: what a guide says stands in the profile or, with the reason, under what was left out.
Two are our own, and outdated modes point to them.

**Outdated** modes still say what the product asks for, because an administrator may have to keep one alive. They should not be set up anew.
`;

const ownProfile = `## A profile of your own

A file in the workspace whose name ends in \`.calendar-profile.json\` is a profile, too. The editor completes it, explains it and says in the
Problems panel what is wrong with it, and it is offered wherever the profiles of this page are. The setting \`calendarOnramp.lint.profiles\`
says which manifest belongs to which profile, so that it is checked against it.

- The name of a permission, of its resource and its kind (\`Role\` for an application permission, \`Scope\` for a delegated one) are enough;
  its GUID is looked up.
- In addresses and in values to hand over, \`{name}\` stands for one of the profile's \`values\`, or for \`{clientId}\`, \`{tenantId}\`,
  \`{objectId}\` or \`{secret}\`, which every registration has. A secret is never filled in: its place in the sheet says where it belongs.
- At least one source is needed, with the day on which it was read.
`;

/** docs/profiles.md */
export function renderProfiles(): string {
  const rows = standardProfiles.flatMap((profile) =>
    profile.modes.map((mode, index) => [
      index === 0 ? `${link(profile.product, anchor(profile.product))}<br>${code(profile.id)}` : "",
      `${code(mode.id)}<br>${plain(mode.title)}`,
      mode.outdated ? `since ${readableDay(mode.outdated.since)}` : "",
      mode.outdated ? code(mode.outdated.instead) : "",
    ]),
  );
  const parts = [
    opening,
    table(["product", "mode", "outdated", "instead"], rows),
    `Names and GUIDs of permissions are those of [the catalogue](catalogue.md), as of ${standardCatalogue().date}.\n`,
    ...standardProfiles.map(renderProfile),
    ownProfile,
  ];
  return parts.join("\n");
}

function renderProfile(profile: Profile): string {
  const { id, vendor, product, summary, values, modes, doubts, leftOut, sources } = profile;
  const isOwn = vendor === "Any vendor";

  return [
    `## ${plain(product)}\n`,
    `${code(id)}${isOwn ? "" : `, by ${plain(vendor)}`}. ${plain(summary)}\n`,
    "What it asks for, next to what every registration has:\n",
    table(
      ["value", "", "example"],
      Object.entries(values).map(([name, { title, what, example }]) => [
        code(name),
        `**${plain(title)}.** ${plain(what)}`,
        example === undefined ? "" : code(example),
      ]),
    ),
    ...modes.map((mode, index) => renderMode(mode, modes.slice(0, index), profile, isOwn)),
    ...(doubts.length > 0
      ? [
          `### ${isOwn ? "Open points" : "Where the guide is out of date"} (${id})\n`,
          renderDoubts(doubts, isOwn),
        ]
      : []),
    `### ${isOwn ? "Left out, and why" : "Left out of the guide, and why"} (${id})\n`,
    list(leftOut.map(({ what, section, why }) => `**${plain(what)}**${place(section)}. ${plain(why)}`)),
    `### Sources (${id})\n`,
    list(
      sources.map(({ title, page, section, read }) => {
        const name = page === undefined ? plain(title) : link(title, page);
        return `${name}${place(section)}, read on ${readableDay(read)}`;
      }),
    ),
  ].join("\n");
}

function renderMode(mode: Mode, earlier: readonly Mode[], profile: Profile, isOwn: boolean): string {
  const { id, title, what, outdated, registration, steps, disable = [], delays, handover, verify } = mode;
  const handoverRows = handover.map(({ section, field, value, choices, note }, index) => [
    section === handover[index - 1]?.section ? "" : plain(section ?? ""),
    plain(field),
    value === undefined ? plain((choices ?? []).join(" or ")) : code(value),
    plain(note ?? ""),
  ]);

  /** What an earlier mode has word for word is not said again. */
  const once = (key: "steps" | "verify", render: () => string) => {
    const same = earlier.find((other) => other[key] === mode[key]);
    return same ? `The same as for ${code(`${profile.id}:${same.id}`)}.\n` : render();
  };

  return [
    `### ${plain(title)}\n`,
    `${code(`${profile.id}:${id}`)}. ${plain(what)}\n`,
    ...(outdated
      ? [
          `> **Outdated since ${readableDay(outdated.since)}.** ${plain(outdated.why)} Instead: ${code(outdated.instead)}.\n`,
        ]
      : []),
    ...(registration.by === "administrator"
      ? [renderRegistration(registration)]
      : [`**Registration:** none. ${plain(registration.why)}\n`]),
    "**Steps**\n",
    once("steps", () => renderSteps(steps, isOwn)),
    ...(disable.length > 0 ? ["**Taking it away again**\n", renderSteps(disable, isOwn)] : []),
    ...(delays.length > 0
      ? [
          "**Delays**\n",
          list(delays.map(({ what: text, hours }) => `${plain(text)} (${readableHours(hours)})`)),
        ]
      : []),
    "**Hand-over sheet**\n",
    table(["where", "field", "value", ""], handoverRows),
    "**To verify**\n",
    once("verify", () =>
      list(
        verify.map(
          ({ check, note }) => `${checkTitles[check]}.${note === undefined ? "" : ` ${plain(note)}`}`,
        ),
      ),
    ),
  ].join("\n");
}

function renderRegistration({ name, audience, redirects, publicClient, secret, permissions }: Registration) {
  const catalogue = standardCatalogue();
  const facts = [
    ...(name === undefined ? [] : [`Name: ${plain(name)}`]),
    `Audience: ${code(audience)}`,
    ...redirects.map(
      ({ platform, uri, note }) =>
        `Redirect URI (${platform}): ${code(uri)}${note === undefined ? "" : `. ${plain(note)}`}`,
    ),
    ...(redirects.length === 0 ? ["Redirect URI: none"] : []),
    ...(publicClient === undefined ? [] : [`Allow public client flows: ${publicClient ? "yes" : "no"}`]),
    ...(secret
      ? [
          `Secret: ${String(secret.months)} months at the most${secret.guideMonths === undefined ? "" : ` (the guide says ${String(secret.guideMonths)})`}${secret.name === undefined ? "" : `, called “${plain(secret.name)}”`}${secret.note === undefined ? "" : `. ${plain(secret.note)}`}`,
        ]
      : []),
  ];
  const rows = permissions.map((request) => {
    const permission = findRequested(request, catalogue);
    const state =
      request.outdated !== undefined ? "outdated, left out" : request.optional ? "optional" : "needed";
    return [
      `${code(request.value)}<br>${request.kind === "Role" ? "application" : "delegated"}, ${plain(request.resource)}`,
      `${code(permission?.id ?? "?")}<br>of ${code(findResource(request.resource, catalogue)?.appId ?? "?")}`,
      state,
      plain([request.why, request.outdated].filter((text) => text !== undefined).join(" ")),
    ];
  });
  return ["**Registration**\n", list(facts), table(["permission", "GUID", "", "what for"], rows)].join("\n");
}

function renderSteps(steps: readonly Step[], isOwn: boolean): string {
  const items = steps.map(({ title, what, optional, recipe, outdated, section }) => {
    const origin = isOwn ? "" : section === undefined ? " *(not in the guide)*" : place(section);
    const parameters = Object.entries<string>({ ...recipe?.parameters }).map(
      ([name, value]) => `${name} ${code(value)}`,
    );
    return [
      `**${plain(title)}**${optional ? " *(optional)*" : ""}${origin}. ${plain(what)}`,
      ...(recipe
        ? [`Script: ${code(recipe.id)}${parameters.length > 0 ? `, with ${parameters.join(", ")}` : ""}.`]
        : []),
      ...(outdated
        ? [
            `**Outdated${outdated.since === undefined ? "" : ` since ${readableDay(outdated.since)}`}.** ${plain(outdated.why)} Instead: ${plain(outdated.instead)}`,
          ]
        : []),
    ].join("<br>");
  });
  return list(items, "1.");
}

function renderDoubts(doubts: readonly Doubt[], isOwn: boolean): string {
  const words = { outdated: "Outdated", contradiction: "Contradiction", open: "Open" };
  return table(
    ["", isOwn ? "what may happen" : "the guide says", "today"],
    doubts.map(({ kind, guide, section, today, since, page }) => [
      `${words[kind]}${since === undefined ? "" : ` since ${readableDay(since)}`}`,
      `${plain(guide)}${section === undefined ? "" : `<br>*${plain(section)}*`}`,
      `${plain(today)}${page === undefined ? "" : ` ${link("Source", page)}`}`,
    ]),
  );
}

const place = (section: string | undefined) => (section === undefined ? "" : ` *(${plain(section)})*`);

const readableHours = (hours: number) =>
  hours < 1 ? `${String(hours * 60)} minutes` : `${String(hours)} ${hours === 1 ? "hour" : "hours"}`;

/** As GitHub makes it from a heading. */
const anchor = (heading: string) =>
  `#${heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-")}`;

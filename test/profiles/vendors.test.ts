import assert from "node:assert/strict";
import { isDay } from "../../src/base/days.js";
import { standardCatalogue } from "../../src/catalogue/standard.js";
import { readReference } from "../../src/profiles/choose.js";
import { findRequested, listAsked, needsOf } from "../../src/profiles/needs.js";
import type { Mode, Profile } from "../../src/profiles/profile.js";
import { recipeParameters } from "../../src/profiles/recipes.js";
import { fill, listNames } from "../../src/profiles/template.js";
import { checkValue, commonValues, findValue } from "../../src/profiles/values.js";
import { standardProfiles } from "../../src/profiles/vendors/index.js";

const catalogue = standardCatalogue();
const modes = standardProfiles.flatMap((profile) => profile.modes.map((mode) => ({ profile, mode })));
const nameOf = ({ profile, mode }: { profile: Profile; mode: Mode }) => `${profile.id}:${mode.id}`;
const exchangeOnline = "00000002-0000-0ff1-ce00-000000000000";
const graph = "00000003-0000-0000-c000-000000000000";
const azureAdGraph = "00000002-0000-0000-c000-000000000000";

/** What a mode asks of a registration, each `resource kind id`, with `?` for what is optional. */
function asked(reference: string): string[] {
  const { profile, mode } = readReference(reference, standardProfiles);
  return needsOf(profile, mode, {}, catalogue).permissions.map(
    ({ permission: { resource, kind, id }, optional }) =>
      `${resource.appId} ${kind} ${id}${optional ? " ?" : ""}`,
  );
}

describe("what the vendors’ guides ask for", () => {
  it("is what the guides print, GUID by GUID", () => {
    assert.deepEqual(asked("clockwork"), [`${exchangeOnline} Role dc890d15-9560-4a4c-9b7f-a736ec74ec40`]);
    assert.deepEqual(asked("calendar-connector"), [`${graph} Role 798ee544-9d2d-430c-a058-570e29e34338`]);
    assert.deepEqual(asked("sense"), [
      `${exchangeOnline} Scope 266d2589-20b5-4f91-9a03-89247d1be8da`,
      `${exchangeOnline} Scope 3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5`,
      `${graph} Scope 14dad69e-099b-42c9-810b-d002981feec1`,
      `${graph} Scope 7427e0e9-2fba-42fe-b0c0-848c9e6a8182`,
      `${graph} Scope 12466101-c9b8-439a-8589-dd09ee67e8e9`,
      `${graph} Scope 2b9c4092-424d-4249-948d-b43879977640`,
      `${graph} Scope e1fe6dd8-ba31-4d61-89e7-88639da4683d`,
      `${graph} Scope 37f7f235-527c-4136-accd-4a02d197296e`,
      `${azureAdGraph} Scope 311a71cc-e848-46a1-bdf8-97ff7156d8e6 ?`,
    ]);
    for (const reference of ["innovaphone", "innovaphone:multi-tenant"]) {
      assert.deepEqual(asked(reference), [
        `${exchangeOnline} Role dc890d15-9560-4a4c-9b7f-a736ec74ec40`,
        `${graph} Scope 9769c687-087d-48ac-9cb3-c37dde652038`,
      ]);
    }
  });

  it("is no registration where the guide has none", () => {
    const without = modes.filter(({ mode }) => mode.registration.by !== "administrator").map(nameOf);
    assert.deepEqual(without, [
      "clockwork:on-premises",
      "calendar-connector:monitor-user",
      "calendar-connector:on-premises",
      "clearcompany:graph",
      "clearcompany:ews",
      "clearcompany:on-premises",
      "innovaphone:on-premises",
    ]);
  });

  it("is narrow where it is our own", () => {
    const optional = [
      `${graph} Role 40f97065-369a-49f4-947c-6a255697ae91 ?`,
      `${graph} Role 97235f07-e226-4f63-ace3-39588e11d3a1 ?`,
      `${graph} Role 913b9306-0ce1-42b8-9137-6a7df690a760 ?`,
    ];
    assert.deepEqual(asked("graph-read"), [
      `${graph} Role 798ee544-9d2d-430c-a058-570e29e34338`,
      ...optional,
    ]);
    assert.deepEqual(asked("graph-readwrite"), [
      `${graph} Role ef54d2bf-783f-4e0f-bca1-3210c0444d99`,
      ...optional,
    ]);
  });

  it("has the audience, the redirect URI and the secret of the guide", () => {
    const facts = modes.flatMap(({ profile, mode }) => {
      const { audience, redirects, secretMonths } = needsOf(profile, mode, {}, catalogue);
      const uris = redirects.map(({ platform, template }) => `${platform} ${template}`);
      return audience ? [[nameOf({ profile, mode }), audience, ...uris, secretMonths]] : [];
    });
    assert.deepEqual(facts, [
      [
        "clockwork:app-only-ews",
        "AzureADMyOrg",
        "publicClient https://login.microsoftonline.com/common/oauth2/nativeclient",
        24,
      ],
      ["calendar-connector:app-only-graph", "AzureADMyOrg", 24],
      [
        "sense:delegated",
        "AzureADMultipleOrgs",
        "web https://{agency}.sensehq.com/settings/calendar-sync/auth-result",
        24,
      ],
      ["innovaphone:single-tenant", "AzureADMyOrg", "web {redirectUri}", 24],
      ["innovaphone:multi-tenant", "AzureADMultipleOrgs", "web {redirectUri}", 24],
      ["graph-read:app-only", "AzureADMyOrg", 12],
      ["graph-readwrite:app-only", "AzureADMyOrg", 12],
    ]);
  });

  it("keeps the guide’s 36 months where the portal has only 24", () => {
    const { mode } = readReference("calendar-connector", standardProfiles);
    assert.ok(mode.registration.by === "administrator");
    assert.equal(mode.registration.secret?.guideMonths, 36);
  });
});

describe("the data of the profiles", () => {
  it("has every id once", () => {
    for (const ids of [
      standardProfiles.map(({ id }) => id),
      ...standardProfiles.map(({ modes: own }) => own.map(({ id }) => id)),
    ]) {
      assert.deepEqual(ids, [...new Set(ids)]);
      assert.deepEqual(
        ids.filter((id) => !/^[a-z]+(?:-[a-z]+)*$/.test(id)),
        [],
      );
    }
  });

  it("points from what is outdated to what is not, and to our own profiles from one vendor to another", () => {
    for (const { profile, mode } of modes.filter((each) => each.mode.outdated)) {
      const { instead = "", since = "" } = mode.outdated ?? {};
      const target = readReference(instead, standardProfiles);
      assert.equal(target.mode.outdated, undefined, nameOf({ profile, mode }));
      assert.ok(target.profile === profile || ["graph-read", "graph-readwrite"].includes(instead), instead);
      assert.ok(isDay(since), since);
    }
  });

  it("asks only for permissions that the catalogue has, none twice", () => {
    for (const { profile, mode } of modes) {
      const requests = mode.registration.by === "administrator" ? mode.registration.permissions : [];
      const found = requests.map((request) => findRequested(request, catalogue));
      assert.ok(!found.includes(undefined), nameOf({ profile, mode }));
      assert.equal(new Set(found).size, found.length, nameOf({ profile, mode }));
    }
  });

  it("asks for what is retired only where it says so", () => {
    for (const { profile, mode } of modes) {
      for (const { permission, request } of needsOf(profile, mode, {}, catalogue).permissions) {
        const isRetired = permission.resource.retired !== undefined;
        assert.equal(isRetired, request.outdated !== undefined, `${profile.id} ${request.value}`);
      }
    }
  });

  it("defines every name of its templates, and uses every value that it defines", () => {
    for (const profile of standardProfiles) {
      const used = new Set(profile.modes.flatMap(templatesOf).flatMap(listNames));
      for (const name of used) {
        assert.ok(findValue(profile, name), `${profile.id} ${name}`);
      }
      for (const name of Object.keys(profile.values)) {
        assert.ok(used.has(name), `${profile.id} ${name}`);
        assert.ok(!Object.hasOwn(commonValues, name), `${profile.id} ${name}`);
      }
    }
  });

  it("gives recipes only parameters that they have", () => {
    for (const { id, parameters = {} } of modes.flatMap(recipesOf)) {
      assert.deepEqual(
        Object.keys(parameters).filter((name) => !recipeParameters[id].some((known) => known === name)),
        [],
        id,
      );
    }
  });

  it("has a secret nowhere but alone in a field of the hand-over sheet", () => {
    for (const profile of standardProfiles) {
      const isSecret = (name: string) => findValue(profile, name)?.format === "secret";
      for (const { handover, ...rest } of profile.modes) {
        for (const { value = "" } of handover) {
          const [secret] = listNames(value).filter(isSecret);
          assert.ok(secret === undefined || value === `{${secret}}`, `${profile.id} ${value}`);
        }
        const others = templatesOf({ ...rest, handover: [] }).flatMap(listNames);
        assert.deepEqual(others.filter(isSecret), [], profile.id);
      }
    }
  });

  it("has examples and suggestions that are right", () => {
    for (const { values, id } of standardProfiles) {
      for (const [name, definition] of Object.entries(values)) {
        for (const text of [definition.example, definition.default].filter((each) => each !== undefined)) {
          assert.equal(checkValue(definition, text), undefined, `${id} ${name}`);
        }
      }
    }
  });

  it("makes redirect URIs of examples that are addresses", () => {
    for (const { profile, mode } of modes) {
      const values = Object.fromEntries(
        listAsked(mode).map((name) => [
          name,
          findValue(profile, name)?.example ?? "https://pbx.contoso.com/x",
        ]),
      );
      for (const { uri } of needsOf(profile, mode, values, catalogue).redirects) {
        assert.ok(uri !== undefined && URL.canParse(uri), nameOf({ profile, mode }));
      }
    }
  });

  it("has doubts and something left out wherever there is a guide", () => {
    for (const { id, vendor, doubts, leftOut } of standardProfiles) {
      assert.ok(vendor === "Any vendor" || (doubts.length > 0 && leftOut.length > 0), id);
    }
  });

  it("names every page of a doubt among its sources, and has read each of them by now", () => {
    const today = new Date().toISOString().slice(0, 10);
    for (const { id, doubts, sources } of standardProfiles) {
      const pages = sources.map(({ page }) => page);
      for (const { page, since } of doubts) {
        assert.ok(page === undefined || pages.includes(page), `${id} ${String(page)}`);
        assert.ok(since === undefined || isDay(since), `${id} ${String(since)}`);
      }
      for (const { read, page } of sources) {
        assert.ok(isDay(read) && read <= today, `${id} ${read}`);
        assert.ok(page === undefined || new URL(page).protocol === "https:", `${id} ${String(page)}`);
      }
      assert.equal(new Set(pages).size, pages.length, id);
    }
  });

  it("says in whole sentences what is a sentence, and has titles without a full stop", () => {
    for (const profile of standardProfiles) {
      for (const text of sentencesOf(profile)) {
        assert.match(text, /^[“\p{Lu}\d][^]*\.$/u, text);
        assert.doesNotMatch(text, /\p{L}!|\b(?:please|successfully|oops)\b|\s\s|'s\b|[“”]{2}/iu, text);
      }
      for (const text of titlesOf(profile)) {
        assert.match(text, /^[\p{L}][^]*[^.\s]$/u, text);
      }
    }
  });

  it("fills every field of the hand-over sheet from its values, or leaves it to choose", () => {
    for (const { profile, mode } of modes) {
      const values = Object.fromEntries(
        Object.keys({ ...commonValues, ...profile.values }).map((name) => [name, "x"]),
      );
      for (const { field, value, choices = [], note } of mode.handover) {
        assert.ok(value !== undefined || choices.length > 1 || note !== undefined, `${profile.id} ${field}`);
        assert.ok(value === undefined || fill(value, values) !== undefined, `${profile.id} ${field}`);
      }
    }
  });
});

function recipesOf({ mode }: { mode: Mode }) {
  return [...mode.steps, ...(mode.disable ?? [])].flatMap(({ recipe }) => (recipe ? [recipe] : []));
}

function templatesOf(mode: Mode): string[] {
  const { registration, handover } = mode;
  return [
    ...(registration.by === "administrator" ? registration.redirects.map(({ uri }) => uri) : []),
    ...recipesOf({ mode }).flatMap(({ parameters }) => Object.values<string>({ ...parameters })),
    ...handover.flatMap(({ value }) => (value === undefined ? [] : [value])),
  ];
}

function sentencesOf({ summary, values, modes: own, doubts, leftOut }: Profile): string[] {
  return [
    summary,
    ...Object.values(values).map(({ what }) => what),
    ...own.flatMap(({ what, outdated, registration, steps, disable = [], delays, handover, verify }) => [
      what,
      outdated?.why,
      ...(registration.by === "administrator"
        ? [
            ...registration.permissions.flatMap(({ why, outdated: retired }) => [why, retired]),
            ...registration.redirects.map(({ note }) => note),
            registration.secret?.note,
          ]
        : [registration.why]),
      ...[...steps, ...disable].flatMap((step) => [step.what, step.outdated?.why, step.outdated?.instead]),
      ...delays.map((delay) => delay.what),
      ...[...handover, ...verify].map(({ note }) => note),
    ]),
    ...doubts.flatMap(({ guide, today }) => [guide, today]),
    ...leftOut.map(({ why }) => why),
  ].filter((text) => text !== undefined);
}

function titlesOf({ vendor, product, values, modes: own, leftOut, sources }: Profile): string[] {
  return [
    vendor,
    product,
    ...Object.values(values).map(({ title }) => title),
    ...own.flatMap(({ title, steps, disable = [] }) => [
      title,
      ...[...steps, ...disable].map((step) => step.title),
    ]),
    ...leftOut.map(({ what }) => what),
    ...sources.map(({ title }) => title),
  ];
}

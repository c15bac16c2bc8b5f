import { audienceOf, collections } from "../audience.js";
import type { Application } from "../manifest.js";
import { redirects } from "../redirects.js";
import type { Problem, Rule } from "../rule.js";
import { items } from "../tree.js";
import { counted } from "../words.js";

export const exceededLimit: Rule = {
  id: "exceeded-limit",
  severity: "error",
  title: "The application holds more than Entra takes",
  why: "Entra takes 50 resources, 400 permissions and 256 redirect URIs, and where personal accounts can sign in 200 permissions, 30 of them of one resource, and 100 redirect URIs. All collections together hold 1,200 entries. A manifest beyond that cannot be saved.",
  example: `An application that personal accounts can sign in to, with 31 permissions of Microsoft Graph.`,
  sources: [
    {
      page: "https://learn.microsoft.com/entra/identity-platform/supported-accounts-validation",
      read: "2026-09-25",
    },
  ],

  *check({ applications }) {
    for (const application of applications) {
      yield* checkApplication(application);
    }
  },
};

function* checkApplication(application: Application): Generator<Problem> {
  const { personal, limits } = audienceOf(application);
  const { resources } = application;
  const who = personal ? " where personal accounts can sign in" : "";
  const count = resources.reduce((sum, resource) => sum + resource.permissions.length, 0);

  const firstResource = resources[limits.resources];
  if (firstResource) {
    yield {
      at: firstResource.appId ?? firstResource.node,
      message: `${counted(resources.length, "resource")} are listed, but Entra takes at most ${String(limits.resources)}.`,
    };
  }
  const firstPermission =
    count > limits.permissions
      ? resources.flatMap(({ permissions }) => permissions)[limits.permissions]
      : undefined;
  if (firstPermission) {
    yield {
      at: firstPermission.id ?? firstPermission.node,
      message: `${counted(count, "permission")} are requested, but Entra takes at most ${String(limits.permissions)}${who}.`,
    };
  }
  for (const resource of resources) {
    const most = limits.permissionsPerResource ?? Infinity;
    const first = resource.permissions[most];
    if (first) {
      yield {
        at: first.id ?? first.node,
        message: `${counted(resource.permissions.length, "permission")} of one resource are requested, but Entra takes at most ${String(most)}${who}.`,
      };
    }
  }
  const uris = [...redirects(application)];
  const firstUri = uris[limits.redirectUris];
  if (firstUri) {
    yield {
      at: firstUri.node,
      message: `${counted(uris.length, "redirect URI")} are listed, but Entra takes at most ${String(limits.redirectUris)}${who}.`,
    };
  }
  const total = resources.length + count + countEntries(application);
  if (total > limits.entries && application.list) {
    yield {
      at: { offset: application.list.offset, length: 1 },
      message: `All lists of this application together hold ${counted(total, "entry", "entries")}, but Entra takes at most ${counted(limits.entries, "entry", "entries")}.`,
    };
  }
}

function countEntries(application: Application): number {
  return [...collections(application)].reduce((sum, collection) => sum + items(collection).length, 0);
}

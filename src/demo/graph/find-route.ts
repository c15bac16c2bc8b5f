import { malformed } from "./refusal.js";
import { routes, type Route } from "./routes.js";

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

const table = routes.map((route) => ({ route, parts: route.path.split("/") }));

/** The route of a path below the version. Throws a `Refusal` where there is none. */
export function findRoute(segments: readonly string[]): Found {
  for (const { route, parts } of table) {
    const params = matchParts(parts, segments);
    if (params) {
      return { route, params };
    }
  }
  throw malformed(`Resource not found for the segment '${segments.at(-1) ?? ""}'.`);
}

function matchParts(
  parts: readonly string[],
  segments: readonly string[],
): Record<string, string> | undefined {
  if (parts.length !== segments.length) {
    return undefined;
  }
  const params: Record<string, string> = {};
  for (const [place, part] of parts.entries()) {
    const segment = segments[place] ?? "";
    if (part.startsWith("{")) {
      params[part.slice(1, -1)] = segment;
    } else if (part.toLowerCase() !== segment.toLowerCase()) {
      return undefined;
    }
  }
  return params;
}

/** The parts of a path below the version: "applications(appId='x')/owners" is applications, (appId='x'), owners. */
export function splitPath(pathname: string): string[] {
  const [, version, ...parts] = pathname.replace(/\/+$/, "").split("/");
  if (version !== "v1.0") {
    throw malformed(`Invalid version: ${version ?? ""}`);
  }
  return parts.map(decode).flatMap((part) => {
    const [, name, key] = /^(\w+)\((.+)\)$/s.exec(part) ?? [];
    if (name === undefined || key === undefined) {
      return [withoutNamespace(part.replace(/\(\)$/, ""))];
    }
    const [, id] = /^'(.*)'$/s.exec(key) ?? [];
    return [name, id === undefined ? `(${key})` : id.replaceAll("''", "'")];
  });
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw malformed("The request URI is not valid.");
  }
}

/** Functions may be called by their full name. A type at the end of a path keeps it. */
function withoutNamespace(part: string): string {
  return /^microsoft\.graph\.(?:user|group)$/.test(part) ? part : part.replace(/^microsoft\.graph\./, "");
}

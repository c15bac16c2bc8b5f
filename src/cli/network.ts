import { UserError } from "../base/errors.js";

type Environment = Readonly<Record<string, string | undefined>>;
type Fetch = typeof fetch;

/**
 * `fetch` through the proxy that `HTTPS_PROXY` or `HTTP_PROXY` names, for all hosts but this machine and those of
 * `NO_PROXY`. Throws a `UserError` where the proxy's address is none. The file of `NODE_EXTRA_CA_CERTS` is trusted by
 * Node itself.
 */
export function createFetch(environment: Environment): Fetch {
  const httpProxy = readProxy("http_proxy", environment);
  const httpsProxy = readProxy("https_proxy", environment) ?? httpProxy;
  if (httpsProxy === undefined) {
    return fetch;
  }
  const noProxy = read("no_proxy", environment) ?? "";
  let loading: Promise<Fetch> | undefined;

  return async (input, init) => {
    if (isHere(new URL(input instanceof Request ? input.url : input).hostname)) {
      return fetch(input, init);
    }
    loading ??= loadProxied({ httpProxy: httpProxy ?? "", httpsProxy, noProxy });
    return (await loading)(input, init);
  };
}

/** Node has no proxies in its own `fetch` before version 24. */
async function loadProxied(proxies: {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  readonly noProxy: string;
}): Promise<Fetch> {
  // It is CommonJS, of which a bundle offers nothing but all.
  const { default: undici } = await import("undici");
  const dispatcher = new undici.EnvHttpProxyAgent(proxies);
  // Node's types of the same things are those of another version of undici.
  const proxied = undici.fetch as unknown as (input: unknown, init: unknown) => Promise<Response>;
  return (input, init) => proxied(input, { ...init, dispatcher });
}

/** Whether a host is this machine, which is never asked through a proxy. */
function isHere(hostname: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(hostname);
}

function readProxy(name: string, environment: Environment): string | undefined {
  const value = read(name, environment);
  if (value === undefined) {
    return undefined;
  }
  const address = value.includes("://") ? value : `http://${value}`;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    // It is not repeated, because it may hold a password.
    throw new UserError(`${name.toUpperCase()} is not the address of an HTTP proxy.`, {
      remedy: "It is written like http://proxy.contoso.com:8080.",
    });
  }
  return address;
}

/** Both spellings are common, and the small one goes first, as in curl. */
function read(name: string, environment: Environment): string | undefined {
  const values = [environment[name], environment[name.toUpperCase()]].map((value) => value?.trim());
  return values.find((value) => value !== undefined && value !== "");
}

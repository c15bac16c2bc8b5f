import type { Cloud } from "../../identity/clouds.js";
import type { SmtpAddress } from "./address.js";

/** What is asked for: where EWS is, or where products are to look that know the older Autodiscover. */
export type Protocol = "EWS" | "AutodiscoverV1";

/** Where an address is asked about, as origins in this order: the cloud, then what the domain itself says. */
export function listOrigins({ domain }: SmtpAddress, cloud: Cloud): readonly string[] {
  const ofCloud = [cloud.autodiscover, cloud.ews].map((address) => new URL(address).origin);
  return [...new Set([...ofCloud, `https://autodiscover.${domain}`, `https://${domain}`])];
}

/**
 * Both ways to write the question, the one with the address in the path first.
 *
 * @see https://github.com/microsoft/CSS-Exchange, whose scripts ask like this.
 */
export function listQuestions({ text }: SmtpAddress, origin: string): readonly URL[] {
  const inPath = encodeURIComponent(text).replace("%40", "@");
  const inQuery = new URLSearchParams({ Email: text, Protocol: "EWS" }).toString();
  return [
    new URL(`/autodiscover/autodiscover.json/v1.0/${inPath}?Protocol=EWS`, origin),
    new URL(`/autodiscover/autodiscover.json?${inQuery}`, origin),
  ];
}

/** The same question about another protocol. */
export function askingFor(url: URL, protocol: Protocol): URL {
  const other = new URL(url);
  for (const name of [...other.searchParams.keys()].filter((each) => each.toLowerCase() === "protocol")) {
    other.searchParams.delete(name);
  }
  other.searchParams.set("Protocol", protocol);
  return other;
}

/** What a product wants to know that asks for an Autodiscover server: the address up to `/autodiscover`. */
export function serverOf(address: string): string {
  const url = new URL(address);
  const at = url.pathname.toLowerCase().indexOf("/autodiscover");
  return url.origin + url.pathname.slice(0, at < 0 ? 0 : at);
}

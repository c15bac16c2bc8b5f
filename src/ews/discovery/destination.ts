import { BlockList, isIP } from "node:net";
import type { Cloud } from "../../identity/clouds.js";

/**
 * Addresses that belong to this machine, to the network around it, or to nobody. IPv4 that is written as IPv6 is
 * checked against those of IPv4.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const inside = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  inside.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96], // the unspecified address, loopback, and IPv4 as it was once written
  ["64:ff9b::", 96], // IPv4 behind a translator
  ["64:ff9b:1::", 48],
  ["2002::", 16], // IPv4 through a tunnel
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const) {
  inside.addSubnet(network, prefix, "ipv6");
}

/** Whether a cloud is played on this machine, which alone may lead to addresses on it. */
export function isHere({ ews }: Cloud): boolean {
  return new URL(ews).hostname === "127.0.0.1";
}

/**
 * Why nothing is to be sent to an address that somebody else named, as the end of a sentence, or `undefined` where it may be.
 *
 * Names are taken as they are: that of a company's own Exchange Server may well lead into its network, and asking what a name
 * leads to before it is used would not bind what uses it.
 */
export function findObjection(url: URL, cloud: Cloud): string | undefined {
  const { protocol, username, password } = url;
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (protocol !== "https:" && !(protocol === "http:" && host === "127.0.0.1" && isHere(cloud))) {
    return "it is not encrypted by https";
  }
  if (username !== "" || password !== "") {
    return "it has a user or a password in it";
  }
  const isLocal = host === "localhost" || host.endsWith(".localhost") || isInside(host);
  return isLocal && !isHere(cloud)
    ? "it points at this machine or into the network around it by number, where only a demo tenant may lead"
    : undefined;
}

function isInside(host: string): boolean {
  const version = isIP(host);
  return version !== 0 && inside.check(host, version === 4 ? "ipv4" : "ipv6");
}

/** An address as it may be shown: without a user or a password that somebody put into it. */
export function shownAddress(url: URL): string {
  const shown = new URL(url);
  shown.username = "";
  shown.password = "";
  return shown.href;
}

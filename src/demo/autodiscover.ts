import type { Company } from "./data/company.js";
import type { DemoRequest, DemoResponse } from "./parts.js";

const protocols = ["ActiveSync", "AutodiscoverV1", "EWS", "REST"] as const;

/**
 * Autodiscover v2, which asks nobody who he is: where the mailbox of an address is to be reached.
 *
 * Whether an address of the domain exists is not told, as Exchange Online does not tell it. Who has the mailbox
 * on-premises is sent there.
 */
export function answerAutodiscover(
  company: Company,
  { method, url }: Pick<DemoRequest, "method" | "url">,
): DemoResponse {
  const [, inPath] =
    /^\/autodiscover\/autodiscover\.json(?:\/v1\.0(?:\/(.*))?)?\/?$/i.exec(url.pathname) ?? [];
  if (!/^\/autodiscover\/autodiscover\.json(?:\/|$)/i.test(url.pathname)) {
    return { status: 404 };
  }
  if (method !== "GET") {
    return { status: 405, headers: { allow: "GET" } };
  }
  const query = new Map([...url.searchParams].map(([name, value]) => [name.toLowerCase(), value]));
  const address = decode(inPath ?? "") || (query.get("email") ?? "");
  const asked = query.get("protocol") ?? "";
  if (address === "" || asked === "") {
    const missing = address === "" ? "Email" : "Protocol";
    return refuse(
      400,
      "MandatoryParameterMissing",
      `A valid value must be provided for the query parameter '${missing}'`,
    );
  }
  const protocol = protocols.find((name) => name.toLowerCase() === asked.toLowerCase());
  if (!protocol) {
    return refuse(
      400,
      "InvalidProtocol",
      `The given protocol value '${asked}' is invalid. Supported values are '${protocols.join(",")}'`,
    );
  }
  const domain = address.toLowerCase().split("@")[1];
  if (domain !== company.domain && domain !== company.initialDomain) {
    return refuse(404, "UserNotFound", "The given user is not found.");
  }
  const account = company.users.findMail(address);
  if (account?.mailbox === "elsewhere" && account.enabled) {
    const target = new URL("https://mail.quillhaven.example/autodiscover/autodiscover.json");
    target.search = new URLSearchParams({
      Email: address,
      Protocol: protocol,
      RedirectCount: "1",
    }).toString();
    return { status: 302, headers: { location: target.href } };
  }
  return {
    status: 200,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: {
      Protocol: protocol,
      Url: addressOf(company, protocol),
      ...(query.get("serverlocation")?.toLowerCase() === "true" ? { ServerLocation: "DEMO" } : {}),
    },
  };
}

function addressOf({ ews }: Company, protocol: (typeof protocols)[number]): string {
  const { origin } = new URL(ews);
  switch (protocol) {
    case "EWS":
      return ews;
    case "REST":
      return `${origin}/api`;
    case "ActiveSync":
      return `${origin}/Microsoft-Server-ActiveSync`;
    case "AutodiscoverV1":
      return `${origin}/autodiscover/autodiscover.xml`;
  }
}

function refuse(status: number, code: string, message: string): DemoResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
    body: { ErrorCode: code, ErrorMessage: message },
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

import assert from "node:assert/strict";
import { UserError } from "../../src/base/errors.js";
import { discover, listAskedHosts, type Discovered, type DiscoverStep } from "../../src/ews/autodiscover.js";
import { startDemoTenant, type DemoTenant } from "../../src/demo/demo-tenant.js";
import { cloud, leadsTo, says, useInternet, type Site } from "./support/internet.js";

const internet = useInternet();
const ada = "ada+work@contoso.example";
const [first, second, third, fourth] = [
  "autodiscover.cloud.example",
  "ews.cloud.example",
  "autodiscover.contoso.example",
  "contoso.example",
] as const;
const online = { Protocol: "EWS", Url: cloud.ews };
const ownServer = "https://mail.contoso.example/EWS/Exchange.asmx";
const own = { Protocol: "EWS", Url: ownServer };

function ask({ timeoutSeconds = 20, signal }: { timeoutSeconds?: number; signal?: AbortSignal } = {}) {
  const world = {
    fetch: internet.fetch,
    cloud,
    now: () => new Date("2026-11-21T12:00:00Z"),
    timeoutSeconds,
  };
  return discover(ada, world, signal ? { signal } : {});
}

/** "outcome status host", one a step. */
const outlines = ({ steps }: Discovered) =>
  steps.map(({ outcome, status, url }) => `${outcome} ${String(status ?? "-")} ${new URL(url).host}`);

/** The first step alone, of a network in which the cloud answers like this and nobody else is there. */
async function firstOf(site: Site, options: { timeoutSeconds?: number } = {}): Promise<DiscoverStep> {
  internet.has(first, site);
  const found = await ask(options);
  assert.equal(found.ews, undefined);
  const [step] = found.steps;
  assert.ok(step);
  return step;
}

const isV1 = (url: string | undefined) =>
  new URL(url ?? "", "https://x").searchParams.get("Protocol") === "AutodiscoverV1";

describe("Autodiscover", () => {
  it("asks the cloud first, without anything that says who asks", async () => {
    internet.has(first, says(online));
    const found = await ask();
    assert.equal(found.ews, cloud.ews);
    assert.equal(found.isOfCloud, true);
    assert.equal(found.mailbox, ada);
    assert.equal(
      internet.seen[0]?.url,
      `https://${first}/autodiscover/autodiscover.json/v1.0/ada%2Bwork@contoso.example?Protocol=EWS`,
    );
    const headers = internet.seen.flatMap((each) => Object.keys(each.headers));
    assert.ok(internet.seen.every(({ method }) => method === "GET"));
    assert.ok(
      !headers.includes("authorization") && !headers.includes("cookie") && !headers.includes("referer"),
    );
    assert.equal(found.steps[0]?.words, "EWS is at ews.cloud.example, which belongs to Test Cloud.");
  });

  it("then asks whoever answered for the server of older products", async () => {
    internet.has(first, (request, response) => {
      const value = isV1(request.url)
        ? { Protocol: "AutodiscoverV1", Url: "https://old.cloud.example/deep/Autodiscover/Autodiscover.xml" }
        : online;
      says(value)(request, response);
    });
    const { autodiscover, steps } = await ask();
    assert.equal(autodiscover, "https://old.cloud.example/deep");
    assert.deepEqual(
      steps.map(({ protocol, url }) => [protocol, new URL(url).search]),
      [
        ["EWS", "?Protocol=EWS"],
        ["AutodiscoverV1", "?Protocol=AutodiscoverV1"],
      ],
    );
  });

  it("does without that server where nobody names it", async () => {
    internet.has(first, (request, response) => {
      (isV1(request.url) ? says("", { status: 500 }) : says(online))(request, response);
    });
    const found = await ask();
    assert.deepEqual([found.ews, found.autodiscover], [cloud.ews, undefined]);
    assert.deepEqual(outlines(found), [`answered 200 ${first}`, `refused 500 ${first}`]);
  });

  it("asks in the other way where the first one is not known", async () => {
    internet.has(first, (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? "", "https://x");
      const isOther = pathname === "/autodiscover/autodiscover.json" && searchParams.get("Email") === ada;
      (isOther ? says(online) : says("", { status: 404 }))(request, response);
    });
    const found = await ask();
    assert.equal(found.ews, cloud.ews);
    assert.deepEqual(outlines(found).slice(0, 2), [`refused 404 ${first}`, `answered 200 ${first}`]);
  });

  it("asks the domain where the cloud does not know, and says whose the address is", async () => {
    internet.has(first, says({ ErrorCode: "UserNotFound", ErrorMessage: "Not here." }, { status: 404 }));
    internet.has(second, says({ ErrorCode: "UserNotFound" }, { status: 404 }));
    internet.has(third, says(own));
    const found = await ask();
    assert.deepEqual([found.ews, found.isOfCloud], [ownServer, false]);
    assert.deepEqual(outlines(found).slice(0, 3), [
      `refused 404 ${first}`,
      `refused 404 ${second}`,
      `answered 200 ${third}`,
    ]);
    assert.equal(found.steps[0]?.words, "The service does not know this address (404 UserNotFound).");
    assert.match(found.steps[2]?.words ?? "", /mail\.contoso\.example, which does not belong to Test Cloud/);
  });

  it("comes to the domain itself at last", async () => {
    internet.has(fourth, says({ protocol: "ews", url: ownServer }));
    const found = await ask();
    assert.equal(found.ews, ownServer);
    assert.deepEqual(outlines(found).slice(0, 4), [
      `failed - ${first}`,
      `failed - ${second}`,
      `failed - ${third}`,
      `answered 200 ${fourth}`,
    ]);
  });

  it("says of each one that none was there", async () => {
    const found = await ask();
    assert.deepEqual([found.ews, found.isOfCloud, found.autodiscover], [undefined, false, undefined]);
    assert.deepEqual(
      found.steps.map(({ words }) => words),
      [first, second, third, fourth].map(
        (host) => `${host} was not found, because its name could not be resolved.`,
      ),
    );
  });

  it("names beforehand the hosts that hear the address", () => {
    assert.deepEqual(listAskedHosts(ada, cloud), [first, second, third, fourth]);
    assert.deepEqual(listAskedHosts("x@ünited.example", cloud).slice(2), [
      "autodiscover.xn--nited-jva.example",
      "xn--nited-jva.example",
    ]);
  });

  for (const address of [
    "",
    "ada",
    "ada@",
    "@contoso.com",
    "ada@localhost",
    "ada@[127.0.0.1]",
    "a@10.0.0.1",
  ]) {
    it(`asks nobody about ${JSON.stringify(address)}`, async () => {
      const world = { fetch: internet.fetch, cloud, now: () => new Date(), timeoutSeconds: 1 };
      await assert.rejects(discover(address, world), UserError);
      assert.throws(() => listAskedHosts(address, cloud), UserError);
      assert.deepEqual(internet.seen, []);
    });
  }
});

describe("a redirect of Autodiscover", () => {
  it("is followed to another host, relative ones too", async () => {
    internet.has(first, leadsTo("https://mail.contoso.example/autodiscover/a?Protocol=EWS#part"));
    internet.has("mail.contoso.example", (request, response) => {
      (request.url?.startsWith("/autodiscover/b") ? says(own) : leadsTo("b?Protocol=EWS", 307))(
        request,
        response,
      );
    });
    const found = await ask();
    assert.equal(found.ews, ownServer);
    assert.deepEqual(outlines(found).slice(0, 3), [
      `redirected 302 ${first}`,
      "redirected 307 mail.contoso.example",
      "answered 200 mail.contoso.example",
    ]);
    assert.deepEqual(found.steps.map(({ leadsTo: to }) => to).slice(0, 2), [
      "https://mail.contoso.example/autodiscover/a?Protocol=EWS",
      "https://mail.contoso.example/autodiscover/b?Protocol=EWS",
    ]);
    assert.equal(found.steps[0]?.words, "It redirects to mail.contoso.example.");
  });

  it("to a host that is not there ends, and the domain is asked", async () => {
    internet.has(first, leadsTo("https://mail.contoso.example/autodiscover/autodiscover.json"));
    const found = await ask();
    assert.deepEqual(outlines(found), [
      `redirected 302 ${first}`,
      "failed - mail.contoso.example",
      `failed - ${second}`,
      `failed - ${third}`,
      `failed - ${fourth}`,
    ]);
  });

  it("leads in circles no further than around", async () => {
    internet.has(first, leadsTo("https://mail.contoso.example/a"));
    internet.has(
      "mail.contoso.example",
      leadsTo((path) => (path === "/a" ? "/b" : "/a")),
    );
    const found = await ask();
    assert.deepEqual(outlines(found).slice(0, 3), [
      `redirected 302 ${first}`,
      "redirected 302 mail.contoso.example",
      "not followed 302 mail.contoso.example",
    ]);
    assert.match(found.steps[2]?.words ?? "", /because this was asked before\.$/);
  });

  it("to itself is not followed", async () => {
    const step = await firstOf(leadsTo((path) => path));
    assert.deepEqual([step.outcome, step.status], ["not followed", 302]);
  });

  it("is followed a few times and no more", async () => {
    let count = 0;
    internet.has(
      third,
      leadsTo(() => `/next/${String(++count)}`),
    );
    const found = await ask();
    const ofThird = outlines(found).filter((each) => each.endsWith(third));
    assert.deepEqual(ofThird, [
      ...Array<string>(5).fill(`redirected 302 ${third}`),
      `not followed 302 ${third}`,
    ]);
    assert.match(found.steps.find(({ outcome }) => outcome === "not followed")?.words ?? "", /5 redirects/);
  });

  for (const [location, why, shown] of [
    ["http://mail.contoso.example/x", /not encrypted by https/, undefined],
    ["http://127.0.0.1:8080/x", /not encrypted by https/, undefined],
    ["ftp://mail.contoso.example/x", /not encrypted by https/, undefined],
    ["javascript:alert(1)", /not encrypted by https/, undefined],
    ["file:///etc/passwd", /not encrypted by https/, undefined],
    ["https://ada:CANARY@mail.contoso.example/x", /a user or a password/, "https://mail.contoso.example/x"],
    ["https://127.0.0.1/x", /this machine or into the network/, undefined],
    ["https://2130706433/x", /this machine or into the network/, "https://127.0.0.1/x"],
    ["https://localhost/x", /this machine or into the network/, undefined],
    ["https://a.localhost./x", /this machine or into the network/, undefined],
    ["https://169.254.169.254/latest", /this machine or into the network/, undefined],
    ["https://10.1.2.3/x", /this machine or into the network/, undefined],
    ["https://[::1]/x", /this machine or into the network/, undefined],
    ["https://[::ffff:10.0.0.1]/x", /this machine or into the network/, "https://[::ffff:a00:1]/x"],
    ["https://[fd00::1]/x", /this machine or into the network/, undefined],
  ] as const) {
    it(`to ${location.replace("CANARY", "…")} is not followed, and that is said`, async () => {
      const step = await firstOf(leadsTo(location));
      assert.deepEqual([step.outcome, step.status, step.leadsTo], ["not followed", 302, shown ?? location]);
      assert.match(step.words, why);
      assert.doesNotMatch(JSON.stringify(step), /CANARY/);
      assert.ok(internet.seen.every(({ url }) => new URL(url).host === first));
    });
  }

  for (const [title, site] of [
    ["no address", (_request, response) => response.writeHead(302).end()],
    ["an address that is none", leadsTo("https://[")],
    ["an address without an end", leadsTo(`https://mail.contoso.example/${"a".repeat(3000)}`)],
  ] as const satisfies readonly (readonly [string, Site])[]) {
    it(`with ${title} leads nowhere`, async () => {
      const step = await firstOf(site);
      assert.deepEqual(
        [step.outcome, step.leadsTo, step.words],
        [
          "not followed",
          undefined,
          "It redirects, which is not followed, because it does not say where to, or hides it.",
        ],
      );
    });
  }

  it("takes nothing along but the address", async () => {
    internet.has(first, (request, response) => {
      const headers = {
        "set-cookie": "a=CANARY; Path=/",
        location: "https://autodiscover.cloud.example/there",
      };
      (request.url === "/there" ? says(online) : says("", { status: 302, headers }))(request, response);
    });
    assert.equal((await ask()).ews, cloud.ews);
    assert.equal(internet.seen[1]?.headers.cookie, undefined);
  });
});

describe("what comes in place of an answer of Autodiscover", () => {
  const never: Site = () => undefined;
  const cases: readonly (readonly [string, Site, DiscoverStep["outcome"], number | undefined, RegExp])[] = [
    [
      "a body that breaks off",
      (_request, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write('{"Url":', () => response.destroy());
      },
      "failed",
      undefined,
      /broke off|could not be reached/,
    ],
    [
      "a connection that breaks off",
      (request) => request.socket.destroy(),
      "failed",
      undefined,
      /broke off|could not be reached/,
    ],
    [
      "a web page",
      says("<!DOCTYPE html><p>Sign in", { headers: { "content-type": "text/html" } }),
      "failed",
      200,
      /^A web page/,
    ],
    ["a web page that says it is JSON", says(" <html>"), "failed", 200, /^A web page/],
    ["half of the JSON", says('{"Protocol":"EWS","Url":"https://mail.co'), "failed", 200, /not whole/],
    ["nothing", says(""), "failed", 200, /empty/],
    ["a list", says([online]), "failed", 200, /names no address/],
    ["null", says("null"), "failed", 200, /names no address/],
    ["a text", says('"https://mail.contoso.example"'), "failed", 200, /names no address/],
    ["a number for an address", says({ Protocol: "EWS", Url: 7 }), "failed", 200, /names no address/],
    ["a list of addresses", says({ Protocol: "EWS", Url: [ownServer] }), "failed", 200, /names no address/],
    [
      "an address that is inherited",
      says(`{"__proto__":{"Url":"${ownServer}"}}`),
      "failed",
      200,
      /names no address/,
    ],
    [
      "an address of another protocol",
      says({ Protocol: "REST", Url: "https://x.example/api" }),
      "failed",
      200,
      /about “REST”/,
    ],
    ["an address that is none", says({ Url: "Exchange.asmx" }), "failed", 200, /which is no address/],
    [
      "an address without encryption",
      says({ Url: "http://mail.contoso.example/EWS" }),
      "failed",
      200,
      /not encrypted/,
    ],
    [
      "an address with a password",
      says({ Url: "https://a:CANARY@mail.contoso.example/" }),
      "failed",
      200,
      /a user or a password/,
    ],
    ["an address on this machine", says({ Url: "https://127.0.0.1/EWS" }), "failed", 200, /this machine/],
    ["an address nearby", says({ Url: "https://192.168.1.1/EWS" }), "failed", 200, /network around it/],
    [
      "far too much",
      says(`{"Url":"${ownServer}","x":"${"a".repeat(100_000)}"}`),
      "failed",
      200,
      /far longer/,
    ],
    [
      "an error with status 200",
      says({ ErrorCode: "InternalServerError", ErrorMessage: "Oh\u202E\nno" }),
      "refused",
      200,
      /says “Oh no” \(200 InternalServerError\)/,
    ],
    [
      "an error with a strange code",
      says({ ErrorCode: "a](command:x)" }, { status: 400 }),
      "refused",
      400,
      /\(400 “a\]\(command:x\)”\)/,
    ],
    ["204", (_request, response) => response.writeHead(204).end(), "refused", 204, /no answer/],
    ["400", says("", { status: 400 }), "refused", 400, /does not understand/],
    [
      "401",
      says("", { status: 401, headers: { "www-authenticate": "NTLM" } }),
      "refused",
      401,
      /wants a sign-in/,
    ],
    ["403", says("<html>", { status: 403 }), "refused", 403, /keeps this machine out/],
    ["404", says("<html>", { status: 404 }), "refused", 404, /no Autodiscover of this kind/],
    ["418", says("", { status: 418 }), "refused", 418, /refuses the question \(418\)/],
    [
      "429",
      says("", { status: 429, headers: { "retry-after": "30" } }),
      "refused",
      429,
      /too busy.*for 30 seconds/,
    ],
    [
      "429 until a moment",
      says("", { status: 429, headers: { "retry-after": "Sat, 21 Nov 2026 12:00:01 GMT" } }),
      "refused",
      429,
      /for 1 second \(429\)/,
    ],
    ["503", says("", { status: 503 }), "refused", 503, /too busy to answer \(503\)/],
    ["500", says("", { status: 500 }), "refused", 500, /not able to answer right now/],
  ];
  for (const [title, site, outcome, status, words] of cases) {
    it(`is said: ${title}`, async () => {
      const step = await firstOf(site);
      assert.deepEqual([step.outcome, step.status], [outcome, status], step.words);
      assert.match(step.words, words);
      assert.match(step.words, /^[\p{Lu}a-z][^]*\.$/u);
      assert.doesNotMatch(JSON.stringify(step), /CANARY/);
    });
  }

  for (const [title, site] of [
    ["that never begins", never],
    [
      "that never ends",
      (_request, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        response.write("{");
      },
    ],
  ] as const satisfies readonly (readonly [string, Site])[]) {
    it(`is waited for no longer than allowed: an answer ${title}`, async () => {
      const step = await firstOf(site, { timeoutSeconds: 0.5 });
      assert.deepEqual(
        [step.outcome, step.words],
        ["failed", "No answer came from autodiscover.cloud.example in time."],
      );
    });
  }

  it("does not keep the next one from being asked", async () => {
    internet.has(first, says("", { status: 503 }));
    internet.has(second, says(online));
    const found = await ask();
    assert.equal(found.ews, cloud.ews);
    assert.deepEqual(outlines(found).slice(0, 2), [`refused 503 ${first}`, `answered 200 ${second}`]);
  });

  it("is told from a server that is not there, or another than it says", async () => {
    internet.has(first, leadsTo("https://refused.example/x"));
    internet.has(second, leadsTo("https://impostor.example/x"));
    const { steps } = await ask();
    const words = steps.map((step) => step.words);
    assert.ok(words.includes("The connection to refused.example was refused."), words.join("\n"));
    assert.ok(
      words.some((each) => /^The certificate .* belongs to another host than impostor\.example\./.test(each)),
      words.join("\n"),
    );
    assert.ok(!internet.seen.some(({ url }) => url.includes("impostor")));
  });
});

describe("Autodiscover, given up", () => {
  it("ends at once while nobody answers", async () => {
    const controller = new AbortController();
    internet.has(first, () => {
      controller.abort(new Error("given up"));
    });
    await assert.rejects(ask({ signal: controller.signal }), /^Error: given up$/);
    assert.equal(internet.seen.length, 1);
  });

  it("asks nothing where it was given up before", async () => {
    internet.has(first, says(online));
    await assert.rejects(ask({ signal: AbortSignal.abort(new Error("given up")) }), /^Error: given up$/);
    assert.deepEqual(internet.seen, []);
  });
});

describe("Autodiscover of the demo tenant", () => {
  let tenant: DemoTenant;
  before(async () => {
    tenant = await startDemoTenant();
  });
  after(() => tenant.stop());
  afterEach(() => {
    tenant.setScenario("none");
  });

  /** Past the tenant, nobody is there. */
  const hybridFetch: typeof fetch = (input, init) =>
    (new URL(input instanceof Request ? input.url : input).origin.startsWith("http://127.0.0.1")
      ? fetch
      : internet.fetch)(input, init);
  const askDemo = (name: string) =>
    discover(`${name}@${tenant.domain}`, {
      fetch: hybridFetch,
      cloud: tenant.cloud,
      now: () => new Date(),
      timeoutSeconds: 20,
    });

  it("knows where EWS is", async () => {
    const found = await askDemo("ada.lindqvist");
    assert.deepEqual(
      [found.ews, found.isOfCloud, found.autodiscover],
      [tenant.cloud.ews, true, new URL(tenant.cloud.ews).origin],
    );
    assert.deepEqual(
      found.steps.map(({ outcome }) => outcome),
      ["answered", "answered"],
    );
  });

  it("sends whoever has the mailbox on-premises to a server that is not there", async () => {
    const found = await askDemo("birgit.sommer");
    assert.equal(found.ews, undefined);
    assert.deepEqual(outlines(found), [
      `redirected 302 ${new URL(tenant.cloud.ews).host}`,
      "failed - mail.quillhaven.example",
      `failed - autodiscover.${tenant.domain}`,
      `failed - ${tenant.domain}`,
    ]);
  });

  it("is one of those that do not know other domains", async () => {
    const { steps } = await discover(ada, {
      fetch: hybridFetch,
      cloud: tenant.cloud,
      now: () => new Date(),
      timeoutSeconds: 20,
    });
    assert.equal(steps[0]?.words, "The service does not know this address (404 UserNotFound).");
  });

  for (const [scenario, words] of [
    ["html", /^A web page/],
    ["truncated", /not whole/],
    ["resets", /broke off|could not be reached/],
    ["throttled", /too busy/],
    ["unavailable", /too busy|not able/],
  ] as const) {
    it(`is said to misbehave where it does: ${scenario}`, async () => {
      tenant.setScenario(scenario);
      const { steps } = await askDemo("ada.lindqvist");
      assert.match(steps[0]?.words ?? "", words);
    });
  }
});

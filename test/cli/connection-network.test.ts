import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createFetch } from "../../src/cli/network.js";
import { startDemoTenant } from "../../src/demo/demo-tenant.js";
import { runCli } from "../support/cli.js";
import { runProcess } from "./support/process.js";
import { lineOf } from "./support/tenant.js";

const clientId = "8f1b9d0a-4f2b-4f0e-a5a6-6d2f4b7a9c55";

describe("the proxy of the environment", () => {
  let proxy: Server;
  let address: string;
  let asked: { readonly host: string; readonly authorization: string | undefined }[];
  let answer: string;

  beforeEach(async () => {
    asked = [];
    answer = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n";
    proxy = createServer().on("connect", ({ url = "", headers }, socket) => {
      asked.push({ host: url, authorization: headers["proxy-authorization"] });
      socket.end(answer);
    });
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    address = `127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
  });
  afterEach(async () => {
    proxy.closeAllConnections();
    await new Promise((resolve) => proxy.close(resolve));
  });

  const ask = (
    environment: Readonly<Record<string, string>>,
    url = "https://graph.onramp.invalid/v1.0/users",
  ) =>
    createFetch(environment)(url).then(
      () => "answered",
      () => "failed",
    );

  for (const name of ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY"]) {
    it(`is found in ${name}, with and without http in front`, async () => {
      assert.equal(await ask({ [name]: `http://${address}` }), "failed");
      assert.equal(await ask({ [name]: address }), "failed");
      assert.deepEqual(
        asked.map(({ host }) => host),
        ["graph.onramp.invalid:443", "graph.onramp.invalid:443"],
      );
    });
  }

  it("is told its own password, and nobody else's", async () => {
    await ask({ HTTPS_PROXY: `http://ada:pass@${address}` });
    assert.equal(asked[0]?.authorization, `Basic ${Buffer.from("ada:pass").toString("base64")}`);
  });

  it("is passed by for the hosts of NO_PROXY", async () => {
    await ask({ HTTPS_PROXY: address, NO_PROXY: "graph.onramp.invalid" });
    await ask({ HTTPS_PROXY: address, no_proxy: "example.com, .onramp.invalid" });
    await ask({ HTTPS_PROXY: address, NO_PROXY: "*" });
    assert.deepEqual(asked, []);
    await ask({ HTTPS_PROXY: address, NO_PROXY: "login.onramp.invalid" });
    assert.equal(asked.length, 1);
  });

  it("is passed by for this machine, so that a demo tenant needs none", async () => {
    const tenant = await startDemoTenant();
    try {
      const { code, complaints } = await runCli(
        ["users", "--endpoints", "line.json", "--top", "1"],
        { "line.json": lineOf(tenant) },
        { isNow: true, environment: { HTTP_PROXY: address, HTTPS_PROXY: address } },
      );
      assert.equal(code, 0, complaints);
      assert.deepEqual(asked, []);
    } finally {
      await tenant.stop();
    }
  });

  it("is found by the built command line, too", async () => {
    const { code, out, complaints } = await runProcess(
      ["whoami", "--tenant", "contoso.onmicrosoft.com", "--client-id", clientId],
      { environment: { HTTPS_PROXY: address, CALENDAR_ONRAMP_SECRET: "CANARY-secret" } },
    );
    assert.deepEqual([code, out, asked[0]?.host], [2, "", "login.microsoftonline.com:443"]);
    assert.match(complaints, /proxy/i);
  });

  for (const [title, refusal, says] of [
    ["refuses", "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n", /proxy/i],
    ["wants a password", "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n", /proxy/i],
  ] as const) {
    it(`is named where it ${title}, without the secret of anybody`, async () => {
      answer = refusal;
      const { code, out, complaints } = await runCli(
        ["whoami", "--tenant", "contoso.onmicrosoft.com", "--client-id", clientId, "--verbose"],
        {},
        {
          isNow: true,
          environment: {
            HTTPS_PROXY: `http://ada:CANARY-proxy@${address}`,
            CALENDAR_ONRAMP_SECRET: "CANARY-secret",
          },
        },
      );
      assert.deepEqual([code, out], [2, ""]);
      assert.ok(asked.every(({ host }) => host === "login.microsoftonline.com:443") && asked.length > 0);
      assert.match(complaints, says);
      assert.doesNotMatch(complaints, /CANARY|This is a bug/);
    });
  }

  for (const value of ["socks5://CANARY:1080", "http://", "::CANARY"]) {
    it(`cannot be ${value.replace("CANARY", "…")}`, async () => {
      const { code, complaints } = await runCli(
        ["whoami", "--tenant", "contoso.onmicrosoft.com", "--way", "device-code"],
        {},
        { environment: { HTTPS_PROXY: value } },
      );
      assert.equal(code, 2);
      assert.match(complaints, /^HTTPS_PROXY is not the address of an HTTP proxy\./);
      assert.doesNotMatch(complaints, /CANARY/);
    });
  }

  it("is not needed", () => {
    assert.equal(createFetch({}), fetch);
    assert.equal(createFetch({ HTTPS_PROXY: " " }), fetch);
  });
});

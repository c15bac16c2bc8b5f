import assert from "node:assert/strict";
import { SignInError } from "../../src/identity/sign-in-error.js";
import { createTokenSource, type SignInWorld } from "../../src/identity/token-source.js";
import type { DeviceCode } from "../../src/identity/tokens.js";
import { TestBrowser } from "./support/browser.js";
import { startOidcEntra, type OidcEntra, type OidcEntraOptions } from "./support/oidc-entra.js";
import { clientId, MemoryStore, partsFor, pretendCloud, tenantId } from "./support/world.js";

const failureOf = async (promise: Promise<unknown>) => {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof SignInError, String((error as Error).stack));
    return error.failure;
  }
  return "none";
};

describe("signing in as a person, at oidc-provider", () => {
  let entra: OidcEntra;
  let secrets: MemoryStore;
  const visits: Promise<unknown>[] = [];

  afterEach(async () => {
    await Promise.all(visits.splice(0));
    await entra.stop();
  });

  /** A source over `secrets`, and a person who does what she is asked to. */
  function sourceFor(kind: "interactive" | "device-code", more: Partial<SignInWorld> = {}) {
    const prompts = {
      openBrowser: (url: string) => {
        visits.push(signIn(url));
        return Promise.resolve();
      },
      showDeviceCode: (code: DeviceCode) => void visits.push(typeCode(code)),
    };
    const { parts, told } = partsFor({
      way: { kind, clientId },
      cloud: pretendCloud(entra.login),
      world: { secrets, prompts, ...more },
    });
    return { source: createTokenSource(parts), told };
  }

  async function start(options?: OidcEntraOptions): Promise<void> {
    entra = await startOidcEntra(options);
    secrets = new MemoryStore();
  }

  const tokenRequests = () => entra.requests.filter(({ path }) => path.includes("/token"));
  const ask = { audience: "graph", scopes: ["Calendars.Read"], interactive: true } as const;

  it("opens the browser, with PKCE, and asks for no more than is needed", async () => {
    await start();
    const { source } = sourceFor("interactive");
    const { token } = await source.getToken(ask);

    assert.notEqual(token, "");
    assert.deepEqual(source.account, { kind: "user", name: "ada@contoso.com", tenantId });
    const [authorize] = entra.requests;
    const query = new URL(authorize?.path ?? "", entra.login).searchParams;
    assert.deepEqual(query.get("scope")?.split(" ").sort(), [
      "http://127.0.0.1:8101/Calendars.Read",
      "offline_access",
      "openid",
      "profile",
    ]);
    assert.equal(query.get("code_challenge_method"), "S256");
    assert.equal(query.get("response_mode"), "form_post");
    assert.match(query.get("redirect_uri") ?? "", /^http:\/\/localhost:\d+$/);
    assert.equal(tokenRequests()[0]?.form.get("grant_type"), "authorization_code");
  });

  it("shows a device code and waits until it is typed", async () => {
    await start();
    const { source } = sourceFor("device-code");
    const { token } = await source.getToken({ ...ask, audience: "exchange", scopes: [] });

    assert.notEqual(token, "");
    assert.deepEqual(source.account, { kind: "user", name: "ada@contoso.com", tenantId });
    assert.match(
      entra.requests[0]?.form.get("scope") ?? "",
      /^http:\/\/127\.0\.0\.1:8102\/EWS\.AccessAsUser\.All /,
    );
  });

  it("writes no token into the log", async () => {
    await start();
    const { source, told } = sourceFor("interactive");
    const { token } = await source.getToken(ask);
    await source.getToken({ ...ask, refused: token });
    await entra.stop();
    await failureOf(source.getToken({ ...ask, audience: "exchange", scopes: [], interactive: false }));
    const kept = [...secrets.kept.values()].join("").matchAll(/(?<="secret":")[^"]+/g);
    const tokens = [token, ...[...kept].map(([each]) => each)];
    assert.ok(tokens.length > 3);
    for (const each of tokens) {
      assert.ok(!told.log.join("\n").includes(each));
    }
    await start();
  });

  it("asks nobody unless that is allowed", async () => {
    await start();
    const { source } = sourceFor("interactive");
    assert.equal(await failureOf(source.getToken({ audience: "graph" })), "interaction-needed");
    assert.deepEqual(entra.requests, []);
  });

  it("uses a token again, and renews it silently before it ends", async () => {
    await start();
    let later = 0;
    const { source } = sourceFor("interactive", { now: () => new Date(Date.now() + later) });
    const first = await source.getToken(ask);
    later = 50 * 60_000;
    assert.deepEqual(await source.getToken(ask), first);
    later = 56 * 60_000;
    const second = await source.getToken({ ...ask, interactive: false });
    assert.notEqual(second.token, first.token);
    assert.deepEqual(
      tokenRequests().map(({ form }) => form.get("grant_type")),
      ["authorization_code", "refresh_token"],
    );
  });

  it("gets another token where one was refused", async () => {
    await start();
    const { source } = sourceFor("interactive");
    const first = await source.getToken(ask);
    const second = await source.getToken({ ...ask, interactive: false, refused: first.token });
    assert.notEqual(second.token, first.token);
    assert.deepEqual(await source.getToken({ ...ask, refused: first.token }), second);
  });

  it("finds who signed in earlier, in another process", async () => {
    await start();
    const first = await sourceFor("interactive").source.getToken(ask);
    assert.equal(secrets.kept.size, 1);
    const { source } = sourceFor("device-code");
    const second = await source.getToken({ ...ask, interactive: false });
    assert.equal(second.token, first.token);
    assert.deepEqual(source.account, { kind: "user", name: "ada@contoso.com", tenantId });
    assert.equal(tokenRequests().length, 1);
  });

  it("knows nobody any more after signing out", async () => {
    await start();
    const { source } = sourceFor("interactive");
    await source.getToken(ask);
    await source.signOut();
    assert.equal(source.account, undefined);
    assert.equal(secrets.kept.size, 0);
    assert.equal(await failureOf(source.getToken({ ...ask, interactive: false })), "interaction-needed");
  });

  it("does with one request what several want at the same time", async () => {
    await start();
    const { source } = sourceFor("interactive");
    const tokens = await Promise.all([source.getToken(ask), source.getToken(ask), source.getToken(ask)]);
    assert.equal(new Set(tokens.map(({ token }) => token)).size, 1);
    assert.equal(tokenRequests().length, 1);
  });

  it("asks again where a saved sign-in was revoked, and only then if it may", async () => {
    await start();
    const { source } = sourceFor("interactive");
    const { token } = await source.getToken(ask);
    await entra.stop();
    const store = secrets;
    await start(); // It has forgotten everybody.
    secrets = store;
    const { source: later } = sourceFor("interactive");
    const refused = token;
    assert.equal(
      await failureOf(later.getToken({ ...ask, interactive: false, refused })),
      "interaction-needed",
    );
    const second = await later.getToken({ ...ask, refused });
    assert.notEqual(second.token, token);
  });

  it("ends the wait for the browser when it is given up", async () => {
    await start();
    const giveUp = new AbortController();
    let page = "";
    const { source } = sourceFor("interactive", {
      prompts: {
        openBrowser: (url) => {
          page = new URL(url).searchParams.get("redirect_uri") ?? "";
          giveUp.abort();
          return Promise.resolve();
        },
        showDeviceCode: () => undefined,
      },
    });
    assert.equal(await failureOf(source.getToken({ ...ask, signal: giveUp.signal })), "cancelled");
    await new Promise((resolve) => setImmediate(resolve));
    await assert.rejects(fetch(page.replace("localhost", "127.0.0.1")));
  });

  it("ends the wait for a device code when it is given up, and takes the code away", async () => {
    await start();
    const giveUp = new AbortController();
    let shown: AbortSignal | undefined;
    const { source } = sourceFor("device-code", {
      prompts: {
        openBrowser: () => Promise.reject(new Error()),
        showDeviceCode: (_code, signal) => {
          shown = signal;
          giveUp.abort();
        },
      },
    });
    assert.equal(await failureOf(source.getToken({ ...ask, signal: giveUp.signal })), "cancelled");
    assert.equal(shown?.aborted, true);
  });

  it("ends the wait for a device code with the code", async () => {
    await start({ deviceCodeLifetime: 1 });
    const { source } = sourceFor("device-code", {
      prompts: { openBrowser: () => Promise.reject(new Error()), showDeviceCode: () => undefined },
    });
    assert.equal(await failureOf(source.getToken(ask)), "cancelled");
  });

  it("says that no browser could be opened", async () => {
    await start();
    const { source } = sourceFor("interactive", {
      prompts: {
        openBrowser: () => Promise.reject(new Error("xdg-open: not found")),
        showDeviceCode: () => undefined,
      },
    });
    await assert.rejects(source.getToken(ask), { message: "The browser could not be opened." });
  });

  it("gives up for nobody else when one gives up", async () => {
    await start();
    const giveUp = new AbortController();
    const { source } = sourceFor("interactive");
    const one = failureOf(source.getToken({ ...ask, signal: giveUp.signal }));
    const other = source.getToken(ask);
    giveUp.abort();
    assert.equal(await one, "cancelled");
    assert.notEqual((await other).token, "");
  });

  async function signIn(url: string): Promise<void> {
    const browser = new TestBrowser();
    const form = await browser.open(url);
    const { status, html } = await browser.submit(form);
    assert.equal(status, 200);
    assert.match(html, /You may close this page/);
  }

  async function typeCode({ url, userCode }: DeviceCode): Promise<void> {
    const browser = new TestBrowser();
    const confirm = await browser.submit(await browser.open(url), { user_code: userCode });
    await browser.submit(confirm, { confirm: "yes" });
  }
});

import assert from "node:assert/strict";
import type { Acquired, Acquirer, Acquisition } from "../../src/identity/acquire.js";
import { RememberedTokens } from "../../src/identity/remembered-tokens.js";
import { SignInError, type SignInFailure } from "../../src/identity/sign-in-error.js";
import { pretendCloud, tenantId } from "./support/world.js";

const minute = 60_000;
const cloud = pretendCloud("http://127.0.0.1:8100");
const calendars = "http://127.0.0.1:8101/Calendars.Read";

/** Gives "token 1", "token 2" and so on for an hour each, or what the test does in its place. */
class CountingAcquirer implements Acquirer {
  readonly asked: Acquisition[] = [];
  forgotten = 0;
  failure: SignInFailure | undefined;
  hold: Promise<unknown> = Promise.resolve();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async acquire(acquisition: Acquisition): Promise<Acquired> {
    this.asked.push(acquisition);
    const count = this.asked.length;
    await this.hold;
    if (this.failure) {
      throw new SignInError("It failed.", { failure: this.failure });
    }
    return {
      token: `token ${String(count)}`,
      expires: new Date(this.#now().getTime() + 60 * minute),
      account: { kind: "app", name: "app", tenantId },
    };
  }

  forget(): Promise<void> {
    this.forgotten++;
    return Promise.resolve();
  }
}

describe("RememberedTokens", () => {
  let time = 0;
  let acquirer: CountingAcquirer;
  let source: RememberedTokens;

  beforeEach(() => {
    time = Date.parse("2026-11-21T12:00:00Z");
    const now = () => new Date(time);
    acquirer = new CountingAcquirer(now);
    source = new RememberedTokens(acquirer, cloud, now);
  });

  const get = async (more: Partial<Parameters<RememberedTokens["getToken"]>[0]> = {}) =>
    (await source.getToken({ audience: "graph", scopes: ["Calendars.Read"], ...more })).token;
  const failureOf = (promise: Promise<unknown>) =>
    promise.then(
      () => "none",
      (error: unknown) => (error instanceof SignInError ? error.failure : String(error)),
    );

  it("gives a token until five minutes before it ends", async () => {
    assert.equal(await get(), "token 1");
    time += 55 * minute - 1;
    assert.equal(await get(), "token 1");
    time += 1;
    assert.equal(await get(), "token 2");
    assert.equal(acquirer.asked.length, 2);
  });

  it("keeps tokens of other audiences and scopes apart, in whatever order they are named", async () => {
    assert.equal(await get({ scopes: ["b", "a"] }), "token 1");
    assert.equal(await get({ scopes: ["a", "b", "a"] }), "token 1");
    assert.equal(await get({ scopes: ["a"] }), "token 2");
    assert.equal(await get({ audience: "exchange", scopes: ["a", "b"] }), "token 3");
  });

  it("names the resource before each scope, and leaves out what belongs to signing in", async () => {
    await get({ scopes: ["openid", "offline_access", "Mail.Read", calendars] });
    await get({ scopes: ["profile"] });
    await get({ audience: "exchange", scopes: [] });
    assert.deepEqual(
      acquirer.asked.map(({ scopes }) => scopes),
      [
        [calendars, "http://127.0.0.1:8101/Mail.Read"],
        ["http://127.0.0.1:8101/User.Read"],
        ["http://127.0.0.1:8102/EWS.AccessAsUser.All"],
      ],
    );
  });

  it("does with one request what several want", async () => {
    assert.deepEqual(await Promise.all([get(), get(), get()]), ["token 1", "token 1", "token 1"]);
  });

  it("asks a person for one, even if somebody already waits who may not", async () => {
    assert.deepEqual(await Promise.all([get(), get({ interactive: true })]), ["token 1", "token 2"]);
  });

  it("gets one other token for all whose token was refused", async () => {
    await get();
    const again = () => get({ refused: "token 1" });
    assert.deepEqual(await Promise.all([again(), again()]), ["token 2", "token 2"]);
    assert.equal(await again(), "token 2");
    assert.equal(acquirer.asked[1]?.refused, "token 1");
  });

  it("tries again after a failure", async () => {
    acquirer.failure = "unreachable";
    assert.equal(await failureOf(get()), "unreachable");
    acquirer.failure = undefined;
    assert.equal(await get(), "token 2");
  });

  it("goes on with a token that ends soon where Entra cannot be reached", async () => {
    await get();
    time += 57 * minute;
    acquirer.failure = "unreachable";
    assert.equal(await get(), "token 1");
    assert.equal(await failureOf(get({ refused: "token 1" })), "unreachable");
    acquirer.failure = "expired-secret";
    assert.equal(await failureOf(get()), "expired-secret");
    acquirer.failure = "unreachable";
    time += 3 * minute;
    assert.equal(await failureOf(get()), "unreachable");
  });

  it("knows who is signed in from the first token to signing out", async () => {
    assert.equal(source.account, undefined);
    await get();
    assert.deepEqual(source.account, { kind: "app", name: "app", tenantId });
    await source.signOut();
    assert.equal(source.account, undefined);
    assert.equal(acquirer.forgotten, 1);
    assert.equal(await get(), "token 2");
  });

  it("forgets what comes after signing out", async () => {
    let release: () => void = () => undefined;
    acquirer.hold = new Promise<void>((resolve) => (release = resolve));
    const waiting = failureOf(get());
    await Promise.resolve();
    await source.signOut();
    release();
    assert.equal(await waiting, "cancelled");
    assert.equal(source.account, undefined);
  });

  it("stops for whoever gives up, and altogether when nobody is left", async () => {
    acquirer.hold = new Promise(() => undefined);
    const [one, other] = [new AbortController(), new AbortController()];
    const first = failureOf(get({ signal: one.signal }));
    const second = failureOf(get({ signal: other.signal }));
    await Promise.resolve();
    one.abort();
    assert.equal(await first, "cancelled");
    const [asked] = acquirer.asked;
    assert.equal(asked?.signal.aborted, false);
    other.abort();
    assert.equal(await second, "cancelled");
    assert.equal(asked.signal.aborted, true);
    acquirer.hold = Promise.resolve();
    assert.equal(await get(), "token 2");
  });

  it("does not begin for whoever gave up before", async () => {
    assert.equal(await failureOf(get({ signal: AbortSignal.abort() })), "cancelled");
    assert.deepEqual(acquirer.asked, []);
  });
});

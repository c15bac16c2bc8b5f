import assert from "node:assert/strict";
import { listen } from "../../src/identity/loopback.js";
import { Refusal } from "../../src/identity/refusal.js";
import { SignInError } from "../../src/identity/sign-in-error.js";

const never = new AbortController().signal;

describe("listen", () => {
  const post = (address: string, form: Record<string, string>) =>
    fetch(address.replace("localhost", "127.0.0.1"), { method: "POST", body: new URLSearchParams(form) });

  it("gives the code that comes with its state, and shows a page that runs nothing", async () => {
    const loopback = await listen(never, 60);
    const code = loopback.code("right");
    const response = await post(loopback.redirectUri, { code: "the code", state: "right" });
    assert.equal(await code, "the code");
    const page = await response.text();
    assert.match(page, /You may close this page and go back\./);
    assert.ok(!page.includes("the code"));
    assert.match(response.headers.get("content-security-policy") ?? "", /default-src 'none'/);
    assert.equal(response.headers.get("cache-control"), "no-store");
    loopback.close();
  });

  it("turns away what does not belong to it, and goes on waiting", async () => {
    const loopback = await listen(never, 60);
    const code = loopback.code("right");
    const { redirectUri } = loopback;
    const statuses = [
      await post(redirectUri, { code: "stolen", state: "wrong" }),
      await post(redirectUri, { code: "stolen" }),
      await post(redirectUri, { state: "right" }),
      await post(`${redirectUri}/?state=right`, { code: "stolen" }),
      await post(redirectUri, { error: "access_denied", state: "wrong" }),
      await post(redirectUri, { code: "x".repeat(100_000), state: "right" }),
      await fetch(`${redirectUri.replace("localhost", "127.0.0.1")}/?code=stolen&state=right`),
      await fetch(`${redirectUri.replace("localhost", "127.0.0.1")}/favicon.ico`),
    ].map(({ status }) => status);
    assert.deepEqual(statuses, [400, 400, 400, 400, 400, 400, 400, 404]);
    await post(redirectUri, { code: "the code", state: "right" });
    assert.equal(await code, "the code");
    loopback.close();
  });

  it("passes on why Entra refused", async () => {
    const loopback = await listen(never, 60);
    const code = loopback.code("right");
    code.catch(() => undefined);
    const response = await post(loopback.redirectUri, {
      error: "access_denied",
      error_description: "AADSTS65004: User declined to consent.",
      state: "right",
    });
    assert.match(await response.text(), /You are not signed in\./);
    await assert.rejects(code, (error) => error instanceof Refusal && error.codes[0] === 65004);
    loopback.close();
  });

  it("gives up after a time", async () => {
    const loopback = await listen(never, 0.01);
    await assert.rejects(
      loopback.code("right"),
      (error) => error instanceof SignInError && error.failure === "cancelled",
    );
    loopback.close();
  });

  it("gives up when it shall, also if that was before", async () => {
    for (const when of ["before", "after"]) {
      const giveUp = new AbortController();
      const loopback = await listen(giveUp.signal, 60);
      if (when === "before") {
        giveUp.abort();
      }
      const code = loopback.code("right");
      giveUp.abort();
      await assert.rejects(code, (error) => error instanceof SignInError && error.failure === "cancelled");
      loopback.close();
    }
  });

  it("closes its port", async () => {
    const loopback = await listen(never, 60);
    loopback.close();
    await assert.rejects(post(loopback.redirectUri, {}));
  });
});

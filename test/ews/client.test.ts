import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { EwsError } from "../../src/ews/errors.js";
import { xml } from "../../src/ews/xml/write.js";
import {
  answerTo,
  connectEws,
  envelope,
  faultOf,
  password,
  useEwsServer,
  type EwsReply,
} from "../support/ews-server.js";

const body = xml`<m:GetFolder/>`;
const fine = { body: answerTo("GetFolder", "<m:Folders/>") };
const options = { mailbox: "ada@example.com" };

describe("the EWS client", () => {
  const server = useEwsServer();

  async function failure(reply: EwsReply, changes: Parameters<typeof connectEws>[1] = {}) {
    server.replies(reply);
    const { client } = connectEws(server.address, changes);
    const error: unknown = await client.call("GetFolder", body, options).catch((each: unknown) => each);
    assert.ok(error instanceof EwsError, String(error));
    return error;
  }

  it("sends an envelope with version, zone, impersonation and anchor", async () => {
    server.replies(fine);
    const { client } = connectEws(server.address);
    const answer = await client.call("GetFolder", body, {
      mailbox: "ada@example.com",
      impersonate: "ada@example.com",
      timeZone: "W. Europe Standard Time",
    });
    assert.equal(answer.name, "GetFolderResponse");
    const [seen] = server.seen;
    assert.equal(seen?.headers["x-anchormailbox"], "ada@example.com");
    assert.match(String(seen.headers["content-type"]), /^text\/xml/);
    assert.match(seen.body, /<t:RequestServerVersion Version="Exchange2013_SP1"\/>/);
    assert.match(seen.body, /<t:TimeZoneDefinition Id="W\. Europe Standard Time"\/>/);
    assert.match(seen.body, /<t:PrimarySmtpAddress>ada@example\.com<\/t:PrimarySmtpAddress>/);
  });

  it("remembers what was sent, without the password", async () => {
    server.replies(fine);
    const { client } = connectEws(server.address);
    await client.call("GetFolder", body, options);
    assert.deepEqual(
      client.sent.map(({ method, url, status }) => [method, url, status]),
      [["POST", server.address, 200]],
    );
    assert.equal(client.sent[0]?.body, server.seen[0]?.body);
    assert.ok(!JSON.stringify(client.sent).includes(password));
  });

  describe("waits and asks again", () => {
    const busy = faultOf("ErrorServerBusy", { BackOffMilliseconds: "2500" });
    const hidden = answerTo("GetFolder", "ErrorInternalServerError").replace(
      "<m:DescriptiveLinkKey>",
      '<m:MessageXml><t:Value Name="InnerErrorResponseCode">ErrorServerBusy</t:Value><t:Value Name="BackOffMilliseconds">700</t:Value></m:MessageXml><m:DescriptiveLinkKey>',
    );
    const cases: readonly (readonly [string, EwsReply, number])[] = [
      ["as long as a fault says", { status: 500, body: busy }, 2500],
      ["as long as a fault with status 200 says", { body: busy }, 2500],
      ["as long as a message says that hides it", { body: hidden }, 700],
      ["as long as Retry-After says", { status: 503, headers: { "retry-after": "7" }, body: "busy" }, 7000],
      [
        "where a message says that the server is busy",
        { body: answerTo("GetFolder", "ErrorServerBusy") },
        1000,
      ],
      ["where nothing says how long", { status: 503 }, 1000],
      ["where the answer breaks off", { body: fine.body, breaksOff: true }, 1000],
    ];
    for (const [name, reply, wait] of cases) {
      it(name, async () => {
        server.replies(reply, fine);
        const { client, waited } = connectEws(server.address);
        await client.call("GetFolder", body, options);
        assert.deepEqual(waited, [wait]);
      });
    }

    it("but not for ever, nor longer than five minutes", async () => {
      server.replies({ status: 500, body: busy });
      const { client, waited } = connectEws(server.address);
      await assert.rejects(client.call("GetFolder", body, options), { code: "ErrorServerBusy" });
      assert.equal(waited.length, 5);

      server.replies({ status: 500, body: faultOf("ErrorServerBusy", { BackOffMilliseconds: "400000" }) });
      const another = connectEws(server.address);
      await assert.rejects(another.client.call("GetFolder", body, options), { code: "ErrorServerBusy" });
      assert.deepEqual(another.waited, []);
    });

    it("unless it was given up", async () => {
      server.replies({ status: 503 });
      const stop = new AbortController();
      const { client } = connectEws(server.address, {
        sleep: () => {
          stop.abort();
          stop.signal.throwIfAborted();
          return Promise.resolve();
        },
      });
      await assert.rejects(client.call("GetFolder", body, { ...options, signal: stop.signal }), {
        name: "AbortError",
      });
      assert.equal(server.seen.length, 1);
    });
  });

  describe("explains", () => {
    it("a fault by its code, and keeps what the server said", async () => {
      const error = await failure({ status: 500, body: faultOf("ErrorImpersonateUserDenied") });
      assert.match(error.message, /may not act for ada@example\.com/);
      assert.match(error.message, /\(ErrorImpersonateUserDenied\)$/);
      assert.equal(error.said, "Said by the server.");
      assert.equal(error.operation, "GetFolder");
    });

    it("a denied impersonation that comes as a bare fault with status 200", async () => {
      const bare = envelope(
        "<s:Fault><faultcode>s:Client</faultcode><faultstring>No.</faultstring></s:Fault>",
      );
      const error = await failure({ body: bare });
      assert.equal(error.code, "Client");
      assert.equal(error.said, "No.");
    });

    it("both readings of X-EWS-Policy-Reason, and first that EWS ends", async () => {
      const off = "EWS is disabled for this user or tenant";
      const listed = "EWS is blocked by policy for this user or tenant";
      for (const [reason, words] of [
        [off, /EWS is switched off for the organisation or for ada@example\.com/],
        [listed, /not among EwsAllowedAppIDs, or its user agent is not allowed/],
      ] as const) {
        const error = await failure(
          { status: 403, headers: { "X-EWS-Policy-Reason": reason } },
          { isOnline: true },
        );
        assert.match(
          error.message,
          /^EWS in Exchange Online is blocked by default since 1 October 2026 and ends on 1 April 2027\. /,
        );
        assert.match(error.message, words);
        assert.equal(error.policyReason, reason);
      }
    });

    it("the end of EWS only in Exchange Online, only once it began, and that it is over", async () => {
      const reply = { status: 403 };
      const at = (day: string) => ({ isOnline: true, now: () => new Date(day) });
      assert.match((await failure(reply)).message, /^Access to EWS is forbidden/);
      assert.match((await failure(reply, at("2026-09-30T00:00:00Z"))).message, /^Access to EWS is forbidden/);
      assert.match(
        (await failure(reply, at("2027-04-02T00:00:00Z"))).message,
        /^EWS in Exchange Online ended/,
      );
      const missing = { body: faultOf("ErrorItemNotFound") };
      assert.match((await failure(missing, { isOnline: true })).message, /^There is no such event/);
    });

    it("an answer that is not whole, with status 200", async () => {
      const error = await failure({ body: fine.body.slice(0, -20) });
      assert.match(error.message, /is not whole/);
    });

    it("pages of web servers and answers to something else", async () => {
      const page = {
        headers: { "content-type": "text/html" },
        body: "<!DOCTYPE html><html><p>Sign in<br></html>",
      };
      assert.match((await failure(page)).message, /that is not EWS/);
      assert.match((await failure({ ...page, status: 404 })).message, /There is no EWS/);
      assert.match(
        (await failure({ body: answerTo("FindItem", "<m:RootFolder/>") })).message,
        /another request/,
      );
      assert.match((await failure({ body: "<a/>" })).message, /that is not EWS/);
    });

    it("redirections, which it does not follow", async () => {
      const error = await failure({ status: 302, headers: { location: "https://elsewhere.example.com/" } });
      assert.match(error.message, /leads elsewhere/);
      assert.equal(server.seen.length, 1);
    });

    it("a server that is not there", async () => {
      const gone = createServer().listen(0, "127.0.0.1");
      await once(gone, "listening");
      const { port } = gone.address() as AddressInfo;
      gone.close();
      await once(gone, "close");
      const { client } = connectEws(`http://127.0.0.1:${String(port)}/EWS/Exchange.asmx`);
      await assert.rejects(client.call("GetFolder", body, options), (error: EwsError) => {
        assert.match(error.message, /The connection to 127\.0\.0\.1:\d+ was refused/);
        assert.ok(!JSON.stringify(error).includes(password));
        return true;
      });
    });
  });

  it("lets four calls of a mailbox go at a time", async () => {
    let inside = 0;
    let most = 0;
    const { client } = connectEws(server.address, {
      transport: {
        address: server.address,
        async send() {
          most = Math.max(most, ++inside);
          await new Promise((resolve) => setImmediate(resolve));
          inside--;
          return { status: 200, headers: new Headers(), text: fine.body };
        },
      },
    });
    await Promise.all(Array.from({ length: 12 }, () => client.call("GetFolder", body, options)));
    assert.equal(most, 4);
  });
});

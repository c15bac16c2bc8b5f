import assert from "node:assert/strict";
import { runCli } from "../support/cli.js";
import { appCalendarsRead, graph as graphResource, requesting, resource } from "../support/manifests.js";

const requested = `"requiredResourceAccess": [${resource(graphResource, appCalendarsRead)}]`;
const legacy = `{\r\n\t// ours\r\n\t"name": "Calendar sync",\r\n\t"replyUrlsWithType": [{ "url": "https://x.example/a", "type": "Web" }],\r\n\t"errorUrl": "https://x.example/error",\r\n\t${requested}\r\n}`;
const current = `{ "displayName": "Calendar sync", "web": { "redirectUris": ["https://x.example/a"] }, ${requested} }`;

const convert = (args: readonly string[], content: string | Uint8Array) =>
  runCli(["convert", ...args, "a.json"], { "a.json": content });

describe("convert", () => {
  it("puts the old format into the current one, and lists what has no place there", async () => {
    const { code, out, complaints, files } = await convert(["--to", "graph"], legacy);
    assert.equal(code, 0);
    assert.match(out, /"displayName": "Calendar sync"/);
    assert.match(out, /"redirectUris"/);
    assert.doesNotMatch(out, /errorUrl|replyUrls|(?<!\r)\n/);
    assert.match(out, /\/\/ ours/);
    assert.match(complaints, /Put a\.json into the format of Microsoft Graph\./);
    assert.match(complaints, /Left out, [^]*\n +errorUrl$/);
    assert.equal(Buffer.from(files.get("a.json") ?? []).toString(), legacy);
  });

  it("puts the current format into the old one", async () => {
    const { code, out } = await convert(["--to", "legacy"], current);
    assert.equal(code, 0);
    const value = JSON.parse(out) as { name: string; replyUrlsWithType: unknown };
    assert.equal(value.name, "Calendar sync");
    assert.deepEqual(value.replyUrlsWithType, [{ url: "https://x.example/a", type: "Web" }]);
  });

  it("gives back the same bytes where it is in that format already, and says so", async () => {
    for (const [to, content] of [
      ["graph", current],
      ["legacy", legacy.replace(/.*errorUrl.*\r\n/, "")],
    ] as const) {
      const { code, out, complaints } = await convert(["--to", to], content);
      assert.equal(code, 0);
      assert.equal(out, content);
      assert.match(complaints, /^a\.json is in the .*format of .* already\.$/);
    }
  });

  it("leaves a fragment as it is, because it is the same in both", async () => {
    for (const content of [
      requesting(appCalendarsRead),
      requested,
      `\uFEFF${requesting(appCalendarsRead)}`,
    ]) {
      for (const to of ["graph", "legacy"]) {
        const { code, bytes, complaints } = await convert(["--to", to], content);
        assert.equal(code, 0);
        assert.equal(Buffer.from(bytes).toString(), content);
        assert.match(
          complaints,
          /^There is nothing in a\.json that the two formats write in different ways\.$/,
        );
      }
    }
  });

  it("writes back where it is told to, in the encoding of the file", async () => {
    const { out } = await convert(["--to", "graph"], legacy);
    const wide = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
    const written = await convert(["--to", "graph", "--write"], wide(legacy));
    assert.equal(written.out, "");
    assert.deepEqual(Buffer.from(written.files.get("a.json") ?? []), wide(out));
  });

  it("ends with 2, and prints nothing, where it cannot be run", async () => {
    for (const [args, content] of [
      [["--to", "graph"], legacy.slice(0, 60)],
      [["--to", "graph"], `[${current}, ${current}]`],
      [["--to", "arm"], legacy],
      [[], legacy],
    ] as const) {
      const { code, out } = await convert(args, content);
      assert.equal(code, 2);
      assert.equal(out, "");
    }
    assert.equal((await runCli(["convert", "--to", "graph", "--write", "-"], { "-": legacy })).code, 2);
  });

  it("names no value on standard error", async () => {
    const secret = "q8Z~not-for-anybodys-eyes";
    const { complaints } = await convert(
      ["--to", "graph"],
      `{ "name": "x", "errorUrl": "${secret}", "passwordCredentials": [{ "value": "${secret}" }], ${requested} }`,
    );
    assert.match(complaints, /errorUrl/);
    assert.ok(!complaints.includes(secret));
  });
});

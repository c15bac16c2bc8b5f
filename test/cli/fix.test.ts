import assert from "node:assert/strict";
import { runCli } from "../support/cli.js";
import { appCalendarsRead, requesting } from "../support/manifests.js";

const faulty = requesting(appCalendarsRead.replace("Role", "role"), appCalendarsRead);
const mended = requesting(appCalendarsRead);

describe("fix", () => {
  it("prints the mended text and touches nothing", async () => {
    const { code, out, complaints, files } = await runCli(["fix", "a.json"], { "a.json": faulty });
    assert.equal(code, 0);
    assert.equal(out, mended);
    assert.equal(complaints, "Fixed 2 problems in a.json.");
    assert.equal(Buffer.from(files.get("a.json") ?? []).toString(), faulty);
  });

  it("writes it back where it is told to", async () => {
    const { out, files } = await runCli(["fix", "--write", "a.json"], { "a.json": faulty });
    assert.equal(out, "");
    assert.equal(Buffer.from(files.get("a.json") ?? []).toString(), mended);
  });

  it("mends only what the named rules find", async () => {
    const { out } = await runCli(["fix", "--rule", "wrong-type", "a.json"], { "a.json": faulty });
    assert.equal(out, requesting(appCalendarsRead, appCalendarsRead));
  });

  it("gives back the same bytes where there is nothing to mend", async () => {
    for (const content of ["", "\uFEFF{}\r\n", mended, "no manifest at all"]) {
      const { code, bytes } = await runCli(["fix", "a.json"], { "a.json": content });
      assert.equal(code, 0);
      assert.deepEqual(Buffer.from(bytes), Buffer.from(content));
    }
  });

  it("keeps the byte order mark, the line ends, the comments and the missing final line end", async () => {
    const text = (type: string) =>
      `\uFEFF{\r\n\t// ours\r\n\t"requiredResourceAccess": [\r\n\t\t{\r\n\t\t\t"resourceAppId": "00000003-0000-0000-c000-000000000000",\r\n\t\t\t"resourceAccess": [\r\n\t\t\t\t{ "id": "798ee544-9d2d-430c-a058-570e29e34338", "type": "${type}" }, // why\r\n\t\t\t],\r\n\t\t},\r\n\t],\r\n}`;
    const { bytes } = await runCli(["fix", "a.json"], { "a.json": text("ROLE") });
    assert.deepEqual(Buffer.from(bytes), Buffer.from(text("Role")));
  });

  it("keeps UTF-16 of either byte order", async () => {
    const little = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");
    const big = (text: string) => little(text).swap16();
    for (const encode of [little, big]) {
      const { bytes } = await runCli(["fix", "a.json"], { "a.json": encode(faulty) });
      assert.deepEqual(Buffer.from(bytes), encode(mended));
    }
  });

  it("refuses what it could not write back as it is", async () => {
    const broken = Buffer.concat([Buffer.from(faulty), Buffer.of(0xff, 0xfe, 0xfa)]);
    const { code, out, complaints } = await runCli(["fix", "a.json"], { "a.json": broken });
    assert.equal(code, 2);
    assert.equal(out, "");
    assert.equal(
      complaints,
      "The text in a.json is neither UTF-8 nor UTF-16, so nothing was changed. Save it as UTF-8 first.",
    );
  });

  it("mends standard input, and does not claim to write it back", async () => {
    assert.equal((await runCli(["fix", "-"], { "-": faulty })).out, mended);
    const { code, complaints } = await runCli(["fix", "--write", "-"], { "-": faulty });
    assert.equal(code, 2);
    assert.match(complaints, /^Standard input cannot be written back/);
  });

  it("ends with 2 where the file is not there", async () => {
    const { code, complaints } = await runCli(["fix", "nowhere.json"]);
    assert.equal(code, 2);
    assert.equal(complaints, "Cannot read nowhere.json: there is no such file.");
  });
});

import assert from "node:assert/strict";
import { createPrivateKey, generateKeyPairSync, X509Certificate } from "node:crypto";
import { CertificateError, readCertificate } from "../../src/identity/certificate.js";
import { makeCertificate, makePfx, rsaKey } from "./support/certificates.js";

const now = new Date("2026-11-21T12:00:00Z");
const bytes = (...pem: string[]) => new TextEncoder().encode(pem.join("\n"));

describe("readCertificate", () => {
  const { key, cert } = makeCertificate();
  const encrypted = rsaKey
    .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "canary pass" })
    .toString();
  const legacy = rsaKey
    .export({ type: "pkcs1", format: "pem", cipher: "aes-128-cbc", passphrase: "canary pass" })
    .toString();

  async function problemOf(content: Uint8Array, passphrase?: string): Promise<string> {
    try {
      await readCertificate(content, passphrase, now);
    } catch (error) {
      assert.ok(error instanceof CertificateError, String(error));
      assert.match(error.message, /\.$/);
      assert.match(error.remedy ?? "", /\.$/);
      assert.ok(!JSON.stringify([error.message, error.remedy, error.stack]).includes("canary"));
      assert.equal(error.cause, undefined);
      return error.problem;
    }
    return "none";
  }

  for (const [what, content, passphrase] of [
    ["PEM", bytes(key, cert), undefined],
    ["PEM with the certificate first", bytes(cert, key), undefined],
    ["PEM with another certificate before its own", bytes(makeOther().cert, cert, key), undefined],
    [
      "PEM with text around it",
      bytes("Bag Attributes", "  friendlyName: x", key, "subject=/CN=x", cert),
      undefined,
    ],
    ["PEM with CRLF", bytes(key.replaceAll("\n", "\r\n"), cert.replaceAll("\n", "\r\n")), undefined],
    ["PEM with PKCS #1", bytes(rsaKey.export({ type: "pkcs1", format: "pem" }).toString(), cert), undefined],
    ["PEM with an encrypted key", bytes(encrypted, cert), "canary pass"],
    ["PEM with a key encrypted in the old way", bytes(legacy, cert), "canary pass"],
    ["PFX as Windows writes it", makePfx({ key, cert }, "canary pass"), "canary pass"],
    ["PFX as OpenSSL writes it", makePfx({ key, cert }, "canary pass", "aes256"), "canary pass"],
    ["PFX with a passphrase of other letters", makePfx({ key, cert }, "pässwörd ✓"), "pässwörd ✓"],
    ["PFX without a passphrase", makePfx({ key, cert }, ""), undefined],
  ] as const) {
    it(`reads ${what}`, async () => {
      const read = await readCertificate(content, passphrase, now);
      const expected = new X509Certificate(cert);
      assert.equal(new X509Certificate(read.credential.certificate).fingerprint256, expected.fingerprint256);
      assert.ok(expected.checkPrivateKey(createPrivateKey(read.credential.privateKey)));
      assert.equal(read.thumbprint, expected.fingerprint.replaceAll(":", ""));
      assert.equal(read.thumbprintSha256, expected.fingerprint256.replaceAll(":", ""));
      assert.equal(read.subject, "CN=Calendar Onramp test");
      assert.equal(read.expires.toISOString(), "2036-01-01T00:00:00.000Z");
    });
  }

  it("asks for a passphrase that is needed", async () => {
    assert.equal(await problemOf(bytes(encrypted, cert)), "passphrase-needed");
    assert.equal(await problemOf(bytes(legacy, cert), ""), "passphrase-needed");
    assert.equal(await problemOf(makePfx({ key, cert }, "canary pass")), "passphrase-needed");
  });

  it("says that a passphrase is wrong", async () => {
    assert.equal(await problemOf(bytes(encrypted, cert), "canary two"), "wrong-passphrase");
    assert.equal(await problemOf(makePfx({ key, cert }, "canary pass"), "canary two"), "wrong-passphrase");
  });

  it("misses the key or the certificate", async () => {
    assert.equal(await problemOf(bytes(cert)), "no-key");
    assert.equal(await problemOf(new X509Certificate(cert).raw, "x"), "no-key");
    assert.equal(await problemOf(bytes(key)), "no-certificate");
  });

  it("sees that key and certificate do not fit", async () => {
    assert.equal(await problemOf(bytes(key, makeOther().cert)), "mismatch");
  });

  it("refuses keys that Entra does not take", async () => {
    const curve = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
    const short = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
    const pem = (one: typeof curve) => one.export({ type: "pkcs8", format: "pem" }).toString();
    assert.equal(await problemOf(bytes(pem(curve), cert)), "not-rsa");
    assert.equal(await problemOf(bytes(pem(short), makeCertificate({ key: pem(short) }).cert)), "weak");
  });

  it("looks at the clock", async () => {
    const old = makeCertificate({ to: new Date("2026-11-20T00:00:00Z") });
    const young = makeCertificate({ from: new Date("2026-11-22T00:00:00Z") });
    assert.equal(await problemOf(bytes(old.key, old.cert)), "expired");
    assert.equal(await problemOf(makePfx(old, "x"), "x"), "expired");
    assert.equal(await problemOf(bytes(young.key, young.cert)), "not-yet-valid");
  });

  it("says of anything else that it cannot be read", async () => {
    for (const content of [
      bytes("canary"),
      bytes("-----BEGIN PRIVATE KEY-----\ncanary\n-----END PRIVATE KEY-----", cert),
      bytes(key, "-----BEGIN CERTIFICATE-----\ncanary\n-----END CERTIFICATE-----"),
      new Uint8Array(),
      new Uint8Array([0x30, 0x80]),
      new Uint8Array([0x30, 0x00]),
    ]) {
      assert.equal(await problemOf(content), "unreadable");
      assert.equal(await problemOf(content, "x"), "unreadable");
    }
  });
});

function makeOther() {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return makeCertificate({
    name: "Another",
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  });
}

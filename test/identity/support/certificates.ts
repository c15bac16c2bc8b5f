import { generateKeyPairSync } from "node:crypto";
import forge from "node-forge";

export interface TestCertificate {
  /** PKCS #8 */
  readonly key: string;
  readonly cert: string;
}

/** One pair for all tests, because making one takes a while. */
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pkcs8 = rsa.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
export const rsaKey = rsa.privateKey;

/** A certificate that is signed by itself. */
export function makeCertificate({
  name = "Calendar Onramp test",
  from = new Date("2026-01-01T00:00:00Z"),
  to = new Date("2036-01-01T00:00:00Z"),
  key = pkcs8,
  host,
}: { name?: string; from?: Date; to?: Date; key?: string; host?: string } = {}): TestCertificate {
  const privateKey = forge.pki.privateKeyFromPem(key);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.rsa.setPublicKey(privateKey.n, privateKey.e);
  certificate.serialNumber = "01";
  certificate.validity.notBefore = from;
  certificate.validity.notAfter = to;
  const attributes = [{ name: "commonName", value: name }];
  certificate.setSubject(attributes);
  certificate.setIssuer(attributes);
  if (host !== undefined) {
    certificate.setExtensions([{ name: "subjectAltName", altNames: [{ type: 2, value: host }] }]);
  }
  certificate.sign(privateKey, forge.md.sha256.create());
  return { key, cert: forge.pki.certificateToPem(certificate) };
}

/** The same as PKCS #12, with the ciphers that Windows ("3des") or OpenSSL 3 ("aes256") chooses. */
export function makePfx(
  { key, cert }: TestCertificate,
  passphrase: string,
  algorithm: "3des" | "aes256" = "3des",
): Uint8Array {
  const asn1 = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(key),
    [forge.pki.certificateFromPem(cert)],
    passphrase,
    { algorithm },
  );
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), "binary");
}

import { createPrivateKey, X509Certificate } from "node:crypto";
import forge from "node-forge";
import {
  CertificateError,
  noKey,
  passphraseNeeded,
  readX509,
  unreadable,
  wrongPassphrase,
  type Bundle,
} from "./certificate.js";

/**
 * Reads PKCS #12, as Windows and OpenSSL write it.
 *
 * Node's own cryptography uses such files for connections, but does not give their parts out. node-forge knows the old
 * ciphers (RC2, 3DES) that Windows still writes by default and that newer libraries left behind. This is the only file
 * that imports it, and itself is loaded on first use, because it weighs 300 kB.
 */
export function readPfx(bytes: Uint8Array, passphrase: string | undefined): Bundle {
  const { key, certificates } = open(bytes, passphrase);
  if (!key) {
    throw noKey();
  }
  return { key: createPrivateKey({ key: der(key), format: "der", type: "pkcs8" }), certificates };
}

/** A file without a passphrase was made with an empty one. */
function open(bytes: Uint8Array, passphrase = "") {
  const asn1 = parse(bytes);
  for (const attempt of attempts(asn1, passphrase)) {
    try {
      return read(forge.pkcs12.pkcs12FromAsn1(attempt.asn1, false, attempt.passphrase));
    } catch (error) {
      if (error instanceof CertificateError) {
        throw error;
      }
    }
  }
  throw passphrase === "" ? passphraseNeeded() : wrongPassphrase();
}

/**
 * The newer ciphers take a passphrase in UTF-8, which node-forge does not, and the checksum takes it in UTF-16. So for
 * one with more than ASCII in it, a second attempt is made without the checksum.
 */
function attempts(asn1: forge.asn1.Asn1, passphrase: string) {
  const [version, safe] = asn1.value as forge.asn1.Asn1[];
  const first = { asn1, passphrase };
  if (forge.util.encodeUtf8(passphrase) === passphrase || !version || !safe) {
    return [first];
  }
  const bare = { ...asn1, value: [version, safe] };
  return [first, { asn1: bare, passphrase: forge.util.encodeUtf8(passphrase) }];
}

function read({ safeContents }: forge.pkcs12.Pkcs12Pfx) {
  const bags = safeContents.flatMap(({ safeBags }) => safeBags);
  const { keyBag, pkcs8ShroudedKeyBag, certBag } = forge.pki.oids;
  const key = bags.find(({ type }) => type === pkcs8ShroudedKeyBag || type === keyBag);
  return {
    key: key && (key.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(key.key)) : key.asn1),
    certificates: bags
      .filter(({ type }) => type === certBag)
      .map(({ cert, asn1 }) => readX509(der(cert ? forge.pki.certificateToAsn1(cert) : asn1))),
  };
}

function parse(bytes: Uint8Array): forge.asn1.Asn1 {
  const asn1 = parseAsn1(bytes);
  const [version, safe] = (Array.isArray(asn1?.value) ? asn1.value : []) as (forge.asn1.Asn1 | undefined)[];
  if (!asn1 || version?.type !== forge.asn1.Type.INTEGER || safe?.type !== forge.asn1.Type.SEQUENCE) {
    throw isCertificate(bytes) ? noKey() : unreadable();
  }
  return asn1;
}

function parseAsn1(bytes: Uint8Array): forge.asn1.Asn1 | undefined {
  try {
    return forge.asn1.fromDer(Buffer.from(bytes).toString("latin1"));
  } catch {
    return undefined;
  }
}

/** A .cer or .crt file, which is often taken for the one with the key. */
function isCertificate(bytes: Uint8Array): boolean {
  try {
    return new X509Certificate(bytes).subject !== "";
  } catch {
    return false;
  }
}

function der(asn1: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(asn1).getBytes(), "binary");
}

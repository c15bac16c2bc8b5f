import { createPrivateKey, X509Certificate, type KeyObject } from "node:crypto";
import { UserError } from "../base/errors.js";
import type { Credential } from "./token-source.js";

/** What keeps a certificate from being used to sign in. */
export type CertificateProblem =
  | "passphrase-needed"
  | "wrong-passphrase"
  | "no-key"
  | "no-certificate"
  | "mismatch"
  | "not-rsa"
  | "weak"
  | "expired"
  | "not-yet-valid"
  | "unreadable";

export class CertificateError extends UserError {
  override readonly name = "CertificateError";
  readonly problem: CertificateProblem;

  constructor(problem: CertificateProblem, message: string, remedy: string) {
    super(message, { remedy });
    this.problem = problem;
  }
}

/** A certificate with its private key, ready to sign in with, and what may be shown of it. */
export interface ReadCertificate {
  readonly credential: Extract<Credential, { kind: "certificate" }>;
  /** As Entra lists it: SHA-1 in capital hex digits. */
  readonly thumbprint: string;
  /** SHA-256 in capital hex digits. */
  readonly thumbprintSha256: string;
  readonly subject: string;
  readonly expires: Date;
}

/** A private key and the certificates that came with it, before anybody looked whether they fit. */
export interface Bundle {
  readonly key: KeyObject;
  readonly certificates: readonly X509Certificate[];
}

/**
 * Reads the file of a certificate: PEM with the key and the certificate in any order, or PFX. Throws a
 * `CertificateError`, whose problem says whether a passphrase has to be asked for.
 */
export async function readCertificate(
  bytes: Uint8Array,
  passphrase: string | undefined,
  now: Date,
): Promise<ReadCertificate> {
  const text = new TextDecoder("latin1").decode(bytes);
  const bundle = text.includes("-----BEGIN ")
    ? readPem(text, passphrase)
    : await import("./pfx.js").then(({ readPfx }) => readPfx(bytes, passphrase));
  return chosen(bundle, now);
}

/** Looks a credential over before it is used, because what signing answers to a wrong one is hard to understand. */
export function checkCertificate(
  { privateKey, certificate }: { readonly privateKey: string; readonly certificate: string },
  now: Date,
): ReadCertificate {
  return chosen(readPem(`${privateKey}\n${certificate}`, undefined), now);
}

function readPem(text: string, passphrase: string | undefined): Bundle {
  const blocks = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g)];
  const keys = blocks.filter(([, label]) => label?.endsWith("PRIVATE KEY"));
  const [key] = keys;
  if (!key) {
    throw noKey();
  }
  return {
    key: readKey(key[0], passphrase),
    certificates: blocks
      .filter(([, label]) => label === "CERTIFICATE" || label === "TRUSTED CERTIFICATE")
      .map(([block]) => readX509(block)),
  };
}

function readKey(pem: string, passphrase: string | undefined): KeyObject {
  const isEncrypted = /BEGIN ENCRYPTED PRIVATE KEY|^Proc-Type:.*ENCRYPTED/m.test(pem);
  if (isEncrypted && (passphrase === undefined || passphrase === "")) {
    throw passphraseNeeded();
  }
  try {
    return createPrivateKey({ key: pem, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    // What was thrown is not passed on: it may quote the key.
    throw isEncrypted ? wrongPassphrase() : unreadable();
  }
}

export function readX509(certificate: string | Uint8Array): X509Certificate {
  try {
    return new X509Certificate(certificate);
  } catch {
    throw unreadable();
  }
}

/** The certificate that the key belongs to: the file may have its issuers in it, too. */
function chosen({ key, certificates }: Bundle, now: Date): ReadCertificate {
  if (certificates.length === 0) {
    throw new CertificateError(
      "no-certificate",
      "The file has a private key in it, but no certificate.",
      "Put the certificate that was uploaded to the app registration behind the key, in one PEM file.",
    );
  }
  if (key.asymmetricKeyType !== "rsa") {
    throw new CertificateError(
      "not-rsa",
      "The key of the certificate is not an RSA key, and Entra takes no other to sign in with.",
      "Make a certificate with an RSA key of at least 2048 bits.",
    );
  }
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    throw new CertificateError(
      "weak",
      "The RSA key of the certificate is too short.",
      "Make a certificate with an RSA key of at least 2048 bits.",
    );
  }
  const own = certificates.find((each) => each.checkPrivateKey(key));
  if (!own) {
    throw new CertificateError(
      "mismatch",
      "The private key does not belong to the certificate.",
      "Export both once more, from the same place.",
    );
  }
  checkTime(own, now);
  return {
    credential: {
      kind: "certificate",
      privateKey: key.export({ type: "pkcs8", format: "pem" }).toString(),
      certificate: own.toString(),
    },
    thumbprint: own.fingerprint.replaceAll(":", ""),
    thumbprintSha256: own.fingerprint256.replaceAll(":", ""),
    subject: own.subject.replaceAll("\n", ", "),
    expires: new Date(own.validTo),
  };
}

function checkTime({ validFrom, validTo }: X509Certificate, now: Date): void {
  const day = (moment: string) => new Date(moment).toISOString().slice(0, 10);
  if (new Date(validTo) <= now) {
    throw new CertificateError(
      "expired",
      `The certificate ended on ${day(validTo)}.`,
      "Make a new certificate and upload it under Certificates & secrets in the app registration.",
    );
  }
  if (new Date(validFrom) > now) {
    throw new CertificateError(
      "not-yet-valid",
      `The certificate is not valid before ${day(validFrom)}.`,
      "Wait until then, or look at the clock of this machine.",
    );
  }
}

export function noKey(): CertificateError {
  return new CertificateError(
    "no-key",
    "The file has no private key in it.",
    "Export the certificate with its private key, or put the key in front of it in one PEM file.",
  );
}

export function passphraseNeeded(): CertificateError {
  return new CertificateError(
    "passphrase-needed",
    "The private key is protected by a passphrase.",
    "Enter the passphrase that was given when the file was made.",
  );
}

export function wrongPassphrase(): CertificateError {
  return new CertificateError(
    "wrong-passphrase",
    "The passphrase does not open the private key, or the key is encrypted in a way that is not known here.",
    "Enter the passphrase that was given when the file was made, or export the certificate again with AES-256.",
  );
}

export function unreadable(): CertificateError {
  return new CertificateError(
    "unreadable",
    "The file is neither a PEM nor a PFX file, or it is damaged.",
    "Choose a .pem, .pfx or .p12 file that has the certificate and its private key in it.",
  );
}

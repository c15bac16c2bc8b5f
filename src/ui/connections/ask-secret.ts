import * as vscode from "vscode";
import { isGuid } from "../../base/guid.js";
import type { Way } from "../../identity/connection.js";
import { askText, back, wrong } from "../input/quick-input.js";
import type { Place } from "../input/steps.js";
import type { Secret } from "./kept-secrets.js";

/** Asks for what a way to sign in needs besides what may stand in the settings. `undefined` where it needs nothing. */
export async function askSecret(
  kind: Way["kind"],
  title: string,
  place?: Place,
): Promise<Secret | typeof back | undefined> {
  switch (kind) {
    case "client-secret": {
      const answer = await askText({
        title: `${title}: Client Secret`,
        place,
        prompt: "The value of the client secret. It is kept encrypted by VS Code until you sign out.",
        isSecret: true,
        judge: (text) =>
          text === ""
            ? wrong("The secret is missing.")
            : isGuid(text)
              ? wrong("This looks like the ID of a secret. What is needed is its value.")
              : undefined,
      });
      return answer === back ? back : { kind, secret: answer.text };
    }
    case "certificate":
      return askCertificate(title, place);
    case "basic":
    case "ntlm": {
      const answer = await askText({
        title: `${title}: Password`,
        place,
        prompt: "The password of the user. It is kept encrypted by VS Code until you sign out.",
        isSecret: true,
        judge: (text) => (text === "" ? wrong("The password is missing.") : undefined),
      });
      return answer === back ? back : { kind: "password", password: answer.text };
    }
    case "interactive":
    case "device-code":
    case "vscode-account":
    case "azure-cli":
      return undefined;
  }
}

async function askCertificate(title: string, place: Place | undefined): Promise<Secret | typeof back> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: "The certificate with its private key",
      openLabel: "Use This Certificate",
      filters: { Certificates: ["pem", "pfx", "p12", "crt", "key"], "All files": ["*"] },
    })) ?? [];
  if (!file) {
    throw new vscode.CancellationError();
  }
  const bytes = await vscode.workspace.fs.readFile(file);
  const { readCertificate, CertificateError } = await import("../../identity/certificate.js");
  let problem: string | undefined;
  let passphrase: string | undefined;
  for (;;) {
    try {
      return (await readCertificate(bytes, passphrase, new Date())).credential;
    } catch (error) {
      const isAboutPassphrase =
        error instanceof CertificateError &&
        (error.problem === "passphrase-needed" || error.problem === "wrong-passphrase");
      if (!isAboutPassphrase) {
        throw error;
      }
      problem = error.problem === "wrong-passphrase" ? error.message : undefined;
    }
    const answer = await askText({
      title: `${title}: Passphrase`,
      place,
      prompt: problem ?? "The passphrase that protects the private key. It is used once and not kept.",
      isSecret: true,
      judge: (text) => (text === "" ? wrong("The passphrase is missing.") : undefined),
    });
    if (answer === back) {
      return back;
    }
    passphrase = answer.text;
  }
}

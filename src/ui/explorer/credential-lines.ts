import * as vscode from "vscode";
import type { Connection } from "../../identity/connection.js";
import { listCredentials, type Credential } from "../../tenant/credentials.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import type { Services } from "../services.js";
import { isKept } from "../secrets/kept-client-secrets.js";
import type { ApplicationSubject, NamedApplication } from "../tenant/choose-application.js";
import { placeOf } from "../tenant/place-of.js";
import type { ApplicationParent } from "./application-parts.js";
import { describeCredential, describeCredentials, type DescribedCredential } from "./describe-credential.js";
import { BranchNode, LineNode } from "./line-node.js";
import { readJudging } from "./read-judging.js";
import { signOf } from "./signs.js";
import type { TreeNode } from "./tree-node.js";

/** A secret or a certificate. Commands are given its `credential`, too. */
export class CredentialNode extends LineNode implements ApplicationSubject {
  readonly connection: Connection;
  readonly application: NamedApplication;
  readonly credential: Credential;

  constructor(
    id: string,
    parent: ApplicationParent,
    credential: Credential,
    { label, description, sign, sentences, kept }: DescribedCredential & { readonly kept: boolean },
  ) {
    super(id, {
      label,
      description,
      tooltip: sentences.join("\n"),
      icon: signOf(sign),
      contextValue: ["credential", credential.what, ...(kept ? ["kept"] : [])].join("+"),
    });
    this.connection = parent.connection;
    this.application = parent.application;
    this.credential = credential;
  }
}

/** The credentials of an application. Commands are given its `connection` and `application`. */
export class CredentialsNode extends BranchNode implements ApplicationSubject {
  readonly connection: Connection;
  readonly application: NamedApplication;

  constructor(parent: ApplicationParent, description: string, children: readonly TreeNode[]) {
    super(
      `${parent.id}/credentials`,
      {
        label: "Credentials",
        description,
        tooltip:
          "Secrets and certificates with which the application signs in. Their values are never shown.",
        icon: new vscode.ThemeIcon("key"),
        contextValue: "credentials",
      },
      children,
      parent,
    );
    this.connection = parent.connection;
    this.application = parent.application;
  }
}

export async function listCredentialLines(
  services: Services,
  parent: ApplicationParent,
  { application }: OpenedApplication,
): Promise<TreeNode> {
  const judging = readJudging(services);
  const credentials = listCredentials(application);
  const lines = await Promise.all(
    credentials.map(async (credential, index) => {
      const kept =
        credential.what === "secret" && (await isKept(services, placeOf(parent), credential.keyId));
      // Both halves of a certificate can have one key id.
      return new CredentialNode(
        `${parent.id}/credentials/${credential.keyId}-${String(index)}`,
        parent,
        credential,
        { ...describeCredential(credential, judging, kept), kept },
      );
    }),
  );
  return new CredentialsNode(parent, describeCredentials(credentials, judging.asOf), lines);
}

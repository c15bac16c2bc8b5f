import type { OpenedApplication } from "../../tenant/open-application.js";
import type { Services } from "../services.js";
import type { ApplicationSubject } from "../tenant/choose-application.js";
import { listCredentialLines } from "./credential-lines.js";
import { listManifestLines } from "./manifest-lines.js";
import { OwnersNode } from "./owners-node.js";
import { listPermissionGroups } from "./permission-lines.js";
import { listProfileLines } from "./profile-lines.js";
import { listRedirects } from "./redirect-lines.js";
import { ServicePrincipalNode } from "./service-principal-node.js";
import type { TreeNode } from "./tree-node.js";

/** The line of an application, below which its parts stand. */
export type ApplicationParent = TreeNode & ApplicationSubject;

/** What stands below an application. All of it was read with it, but for what is read when its line is opened. */
export class ApplicationParts {
  readonly #services: Services;
  readonly #parent: ApplicationParent;
  #owners: OwnersNode | undefined;
  #servicePrincipal: ServicePrincipalNode | undefined;

  constructor(services: Services, parent: ApplicationParent) {
    this.#services = services;
    this.#parent = parent;
  }

  async list(opened: OpenedApplication): Promise<readonly TreeNode[]> {
    const services = this.#services;
    const parent = this.#parent;
    const [credentials, profile, manifest] = await Promise.all([
      listCredentialLines(services, parent, opened),
      listProfileLines(services, parent, opened),
      listManifestLines(services, parent),
    ]);
    this.#owners ??= new OwnersNode(services, parent);
    this.#servicePrincipal ??= new ServicePrincipalNode(services, parent);
    this.#servicePrincipal.take(opened);
    return [
      listPermissionGroups(services, parent, opened),
      credentials,
      listRedirects(parent, opened),
      this.#owners,
      this.#servicePrincipal,
      profile,
      ...manifest,
    ];
  }

  forget(): void {
    this.#owners = undefined;
    this.#servicePrincipal = undefined;
  }
}

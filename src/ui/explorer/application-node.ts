import type * as vscode from "vscode";
import { UserError } from "../../base/errors.js";
import { dayOf, readableDay } from "../../base/days.js";
import type { ListedApplication } from "../../graph/applications.js";
import type { Connection } from "../../identity/connection.js";
import type { OpenedApplication } from "../../tenant/open-application.js";
import { judgeListed, judgeOpened, type Remark } from "../../tenant/standing.js";
import { plain } from "../input/plain.js";
import type { Services } from "../services.js";
import type { NamedApplication } from "../tenant/choose-application.js";
import { nameApplication } from "../tenant/name-application.js";
import { ApplicationParts } from "./application-parts.js";
import { describeStanding } from "./describe-standing.js";
import { readBranch } from "./failure-node.js";
import { paintBranch } from "./line-node.js";
import { applicationIds } from "./node-ids.js";
import { readJudging } from "./read-judging.js";
import { signOf } from "./signs.js";
import type { TreeNode } from "./tree-node.js";

/** A registration, at a glance, and what stands in it. Commands are given its `connection` and `application`. */
export class ApplicationNode implements TreeNode {
  readonly id: string;
  readonly connection: Connection;
  readonly #services: Services;
  readonly #parts: ApplicationParts;
  #application: NamedApplication;
  #listed: ListedApplication | undefined;
  #isGone = false;
  #painted: OpenedApplication | undefined;
  #isWanted = false;
  #failure: UserError | undefined;

  constructor(parent: string, services: Services, connection: Connection, application: NamedApplication) {
    this.id = `${parent}/${application.id}`;
    this.#services = services;
    this.connection = connection;
    this.#application = application;
    this.#parts = new ApplicationParts(services, this);
  }

  get application(): NamedApplication {
    const { application } = this.#opened ?? {};
    return application?.id === undefined
      ? this.#application
      : nameApplication({
          id: application.id,
          appId: application.appId ?? null,
          displayName: application.displayName ?? null,
        });
  }

  /** What a list says of it now. Nothing where the tenant has it no more. */
  take(listed: ListedApplication | undefined): void {
    this.#listed = listed;
    this.#isGone = listed === undefined;
    if (listed) {
      this.#application = nameApplication(listed);
    }
  }

  async item(): Promise<vscode.TreeItem> {
    const { applicationViews } = this.#services;
    if (this.#isWanted) {
      // Whoever has a closed line read anew wants to know how it is now.
      await this.#open().catch(() => undefined);
      this.#isWanted = false;
    }
    const opened = this.#opened;
    this.#painted = opened;
    const { application, connection } = this;
    const remarks = this.#remarks(opened);
    const isKnown = remarks !== undefined;
    const { sign, description, spoken, sentences } = describeStanding(remarks ?? [], opened !== undefined);
    const gone = this.#isGone && !opened;
    const created = dayOf((opened?.application ?? this.#listed)?.createdDateTime ?? "");
    return paintBranch(
      {
        label: application.displayName,
        description: gone ? "no longer in this tenant" : description,
        tooltip: [
          application.displayName,
          `Client ID ${application.appId}`,
          ...(created === undefined ? [] : [`Registered on ${readableDay(created)}`]),
          ...(gone ? ["It was pinned, and is no longer in this tenant."] : []),
          ...(isKnown ? sentences : []),
        ].join("\n"),
        icon: signOf(gone ? "leftover" : sign),
        contextValue: applicationViews.isPinned(connection, application)
          ? "application+pinned"
          : "application",
        spoken: `Application ${plain(application.displayName)}, ${gone ? "no longer in this tenant" : isKnown ? spoken : "not read yet"}`,
      },
      gone ? "nothing" : false,
    );
  }

  /** One request, the first time that anybody asks, and one more where a resource is not known yet. */
  async children(): Promise<readonly TreeNode[]> {
    const { tenantTree } = this.#services;
    return await readBranch(this, this.connection, async () => {
      const opened = await this.#open();
      if (opened !== this.#painted) {
        // What was read says more than the list did, here and where it is pinned.
        for (const id of applicationIds(this.connection.id, this.#application.id)) {
          const node = tenantTree.find(id);
          if (node) {
            tenantTree.showLater(node);
          }
        }
      }
      return await this.#parts.list(opened);
    });
  }

  forget(): void {
    this.#isWanted = true;
    this.#failure = undefined;
    this.#parts.forget();
    this.#services.applications.forget(
      { connection: this.connection, id: this.#application.id },
      { silently: true },
    );
  }

  /** What failed is not asked for again before somebody wants it. */
  #open(): Promise<OpenedApplication> {
    if (this.#failure && !this.#opened) {
      return Promise.reject(this.#failure);
    }
    const { id, appId } = this.#application;
    const place = { connection: this.connection, id, ...(appId === "" ? {} : { appId }) };
    return this.#services.applications.open(place).catch((error: unknown) => {
      if (error instanceof UserError) {
        this.#failure = error;
      }
      throw error;
    });
  }

  get #opened(): OpenedApplication | undefined {
    return this.#services.applications.find({ connection: this.connection, id: this.#application.id });
  }

  #remarks(opened: OpenedApplication | undefined): readonly Remark[] | undefined {
    const judging = readJudging(this.#services);
    return opened ? judgeOpened(opened, judging) : this.#listed && judgeListed(this.#listed, judging);
  }
}

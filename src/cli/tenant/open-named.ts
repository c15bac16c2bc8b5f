import { readNamedApplication } from "../../tenant/named-application.js";
import { openApplication, type OpenedApplication } from "../../tenant/open-application.js";
import { TenantResources } from "../../tenant/resources.js";
import type { CommandWorld } from "../io.js";
import type { Connected } from "./with-connection.js";

/** Reads the application that somebody named, with everything that it was given. */
export async function openNamed(
  text: string,
  { graph, signal }: Connected,
  { catalogue, io }: CommandWorld,
): Promise<OpenedApplication> {
  const { id, appId } = await readNamedApplication(graph, text, { signal });
  const key = appId === null ? { id } : { id, appId };
  return openApplication(graph, key, new TenantResources(catalogue, () => io.today), { signal });
}

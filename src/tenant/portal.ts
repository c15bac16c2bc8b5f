import { clouds, type Cloud } from "../identity/clouds.js";

export type PortalPage = "overview" | "permissions" | "credentials";

/** What the portal calls them in an address. No page of Microsoft says it; these are the addresses that the portal itself shows. */
const names: Readonly<Record<PortalPage, string>> = {
  overview: "Overview",
  permissions: "CallAnAPI",
  credentials: "Credentials",
};

/** The page of the portal that shows something of an application. A portal that is none of Microsoft's has only its address. */
export function portalUrl(
  { portal }: Cloud,
  { appId, page = "overview" }: { readonly appId: string; readonly page?: PortalPage },
): string {
  return clouds.some((cloud) => cloud.portal === portal)
    ? `${portal}/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/${names[page]}/appId/${encodeURIComponent(appId)}`
    : portal;
}

import assert from "node:assert/strict";
import { clouds } from "../../src/identity/clouds.js";
import { consentUrl } from "../../src/tenant/consent.js";
import { portalUrl } from "../../src/tenant/portal.js";
import { cloudAt } from "../support/graph-client.js";

const appId = "11111111-2222-3333-4444-555555555555";
const cloudOf = (id: string) => {
  const cloud = clouds.find((each) => each.id === id);
  assert.ok(cloud);
  return cloud;
};

describe("portalUrl", () => {
  it("leads to the page in the portal of the cloud", () => {
    const blade = "#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~";
    assert.equal(
      portalUrl(cloudOf("global"), { appId }),
      `https://entra.microsoft.com/${blade}/Overview/appId/${appId}`,
    );
    assert.equal(
      portalUrl(cloudOf("gcc-high"), { appId, page: "permissions" }),
      `https://portal.azure.us/${blade}/CallAnAPI/appId/${appId}`,
    );
    assert.equal(
      portalUrl(cloudOf("china"), { appId, page: "credentials" }),
      `https://portal.azure.cn/${blade}/Credentials/appId/${appId}`,
    );
  });

  it("knows no pages of a portal that is none of Microsoft's", () => {
    assert.equal(portalUrl(cloudAt("http://127.0.0.1:1234"), { appId }), "http://127.0.0.1:1234");
  });

  it("keeps what is no client id from leading elsewhere", () => {
    const url = new URL(portalUrl(cloudOf("global"), { appId: "../x?y=<script>&z#/~" }));
    assert.equal(url.host, "entra.microsoft.com");
    assert.ok(url.hash.endsWith("/appId/..%2Fx%3Fy%3D%3Cscript%3E%26z%23%2F~"));
  });
});

describe("consentUrl", () => {
  it("is of the cloud and the tenant", () => {
    for (const cloud of clouds) {
      const url = new URL(consentUrl(cloud, "contoso.onmicrosoft.com", appId));
      assert.equal(url.origin, cloud.login);
      assert.equal(url.pathname, "/contoso.onmicrosoft.com/adminconsent");
      assert.deepEqual([...url.searchParams], [["client_id", appId]]);
    }
  });

  it("asks whoever signs in for her own tenant where none is named", () => {
    for (const tenant of ["common", "Common", "organizations", " "]) {
      const url = new URL(consentUrl(cloudOf("global"), tenant, appId));
      assert.equal(url.pathname, "/organizations/adminconsent");
    }
  });

  it("keeps nasty values in their places", () => {
    const url = new URL(
      consentUrl(cloudOf("global"), "../evil.example/?a=b#c", "x&redirect_uri=https://evil"),
    );
    assert.equal(url.host, "login.microsoftonline.com");
    assert.deepEqual([...url.searchParams], [["client_id", "x&redirect_uri=https://evil"]]);
    assert.ok(url.pathname.endsWith("/adminconsent"));
    assert.ok(!url.pathname.includes("/evil.example/"));
  });
});

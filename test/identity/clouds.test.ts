import assert from "node:assert/strict";
import { clouds, findCloud, mayReceiveToken, resourceOf } from "../../src/identity/clouds.js";
import { pretendCloud } from "./support/world.js";

describe("clouds", () => {
  it("are found by their id, and pretended ones with them", () => {
    const demo = pretendCloud("http://127.0.0.1:1", { id: "demo" });
    assert.equal(findCloud("dod")?.graph, "https://dod-graph.microsoft.us");
    assert.equal(findCloud("demo"), undefined);
    assert.equal(findCloud("demo", [demo]), demo);
  });

  it("have addresses of their own, without a slash at the end", () => {
    for (const cloud of clouds) {
      for (const address of [cloud.login, cloud.graph, cloud.autodiscover, cloud.portal]) {
        assert.equal(address, new URL(address).origin);
      }
      assert.match(cloud.ews, /^https:\/\/[^/]+\/EWS\/Exchange\.asmx$/);
    }
    assert.equal(new Set(clouds.map(({ graph }) => graph)).size, clouds.length);
    assert.equal(new Set(clouds.map(({ ews }) => ews)).size, clouds.length);
  });

  it("name what tokens are for", () => {
    const [global] = clouds;
    assert.ok(global);
    assert.equal(resourceOf(global, "graph"), "https://graph.microsoft.com");
    assert.equal(resourceOf(global, "exchange"), "https://outlook.office365.com");
  });

  it("let tokens go to their own host and to no other", () => {
    const [global] = clouds;
    assert.ok(global);
    const may = (url: string) => mayReceiveToken(global, "graph", url);
    assert.ok(may("https://graph.microsoft.com/v1.0/me"));
    assert.ok(may("https://GRAPH.microsoft.com:443/v1.0/me"));
    for (const url of [
      "http://graph.microsoft.com/v1.0/me",
      "https://graph.microsoft.com.evil.example/",
      "https://graph.microsoft.com:8443/",
      "https://graph.microsoft.com@evil.example/",
      "https://user:x@graph.microsoft.com/",
      "https://graph.microsoft.us/",
      "https://outlook.office365.com/EWS/Exchange.asmx",
      "/v1.0/me",
    ]) {
      assert.ok(!may(url), url);
    }
  });

  it("let tokens of a pretend tenant go to its very port", () => {
    const cloud = pretendCloud("http://127.0.0.1:8100");
    assert.ok(mayReceiveToken(cloud, "graph", "http://127.0.0.1:8101/v1.0/me"));
    assert.ok(!mayReceiveToken(cloud, "graph", "http://127.0.0.1:8102/v1.0/me"));
    assert.ok(!mayReceiveToken(cloud, "graph", "http://localhost:8101/v1.0/me"));
  });
});

import assert from "node:assert/strict";
import { clouds, type Cloud } from "../../../src/identity/clouds.js";
import { findObjection } from "../../../src/ews/discovery/destination.js";

const [global] = clouds as readonly [Cloud];
const played: Cloud = { ...global, ews: "http://127.0.0.1:4712/EWS/Exchange.asmx" };
const object = (url: string, cloud: Cloud) => findObjection(new URL(url), cloud);

describe("where Autodiscover may lead", () => {
  it("is any name with https, and any number of the internet", () => {
    for (const url of [
      "https://mail.contoso.com/x",
      "https://mail.contoso.local:8443/x",
      "https://203.0.113.7/",
      "https://[2001:db8::1]/",
      "https://localhost.contoso.com/",
    ]) {
      assert.equal(object(url, global), undefined, url);
    }
  });

  it("is never this machine or its network by number, however that is written", () => {
    for (const host of [
      "localhost",
      "LOCALHOST.",
      "x.localhost",
      "127.0.0.1",
      "127.1",
      "0x7f000001",
      "0.0.0.0",
      "10.255.0.1",
      "100.64.0.1",
      "169.254.169.254",
      "172.31.255.255",
      "192.168.0.1",
      "224.0.0.1",
      "255.255.255.255",
      "[::]",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "[64:ff9b::10.0.0.1]",
      "[fe80::1]",
      "[fd12::1]",
      "[ff02::1]",
    ]) {
      assert.match(object(`https://${host}/`, global) ?? "", /this machine or into the network/, host);
    }
    for (const host of ["172.32.0.1", "11.0.0.1", "100.128.0.1", "[2606:4700::1]"]) {
      assert.equal(object(`https://${host}/`, global), undefined, host);
    }
  });

  it("is this machine for a cloud that is played on it, and http nowhere else", () => {
    assert.equal(object("http://127.0.0.1:4712/x", played), undefined);
    assert.match(object("http://127.0.0.1:4712/x", global) ?? "", /not encrypted/);
    assert.match(object("http://localhost:4712/x", played) ?? "", /not encrypted/);
    assert.match(object("http://mail.contoso.com/x", played) ?? "", /not encrypted/);
  });

  it("is nothing with a user in it", () => {
    assert.match(object("https://ada@mail.contoso.com/", global) ?? "", /a user or a password/);
  });
});

import assert from "node:assert/strict";
import { staff } from "../../../src/demo/data/staff.js";
import { Users } from "../../../src/demo/data/users.js";

const users = (size = 0) =>
  new Users({ seed: 1, domain: "quillhaven.example", initialDomain: "quillhaven.onmicrosoft.com", size });

describe("the users", () => {
  it("are those made by hand, at least", () => {
    assert.equal(users().size, staff.length);
    assert.equal(
      [...users()].filter(
        ({ kind, jobTitle, mailbox }) => kind === "person" && jobTitle && mailbox === "here",
      ).length,
      40,
    );
  });

  it("are each found by id and by address, however many there are", () => {
    const all = users(100_000);
    for (let index = 0; index < all.size; index += 499) {
      const account = all.at(index);
      assert.equal(all.find(account.id)?.index, index);
      assert.equal(all.find(account.userPrincipalName.toUpperCase())?.index, index);
      assert.equal(all.find(`${account.alias}@quillhaven.onmicrosoft.com`)?.index, index);
    }
  });

  it("have different addresses", () => {
    const all = [...users(30_000)].map(({ userPrincipalName }) => userPrincipalName);
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(
      all.filter((name) => !/^[a-z-]+(?:\.[a-z]+)?\d*@quillhaven\.example$/.test(name)),
      [],
    );
  });

  it("are not found where there are fewer", () => {
    const last = users(1000).at(999);
    assert.equal(users(500).find(last.id), undefined);
    assert.equal(users(500).find(last.userPrincipalName), undefined);
    assert.equal(users().find("ada.lindqvist@elsewhere.example"), undefined);
    assert.equal(users().find("ada.lindqvist"), undefined);
  });

  it("may have no mail address", () => {
    const all = users();
    assert.equal(all.find("piet.wassenaar@quillhaven.example")?.mail, undefined);
    assert.equal(all.findMail("piet.wassenaar@quillhaven.example"), undefined);
    assert.equal(all.findMail("willem.degroot@quillhaven.example")?.displayName, "Willem de Groot");
  });

  it("are the same for the same seed", () => {
    assert.deepEqual(users(200).at(150), users(200).at(150));
  });
});

import assert from "node:assert/strict";
import { UserError } from "../../../src/base/errors.js";
import { AgreedAddresses } from "../../../src/ui/connections/agreed-addresses.js";

type Memory = ConstructorParameters<typeof AgreedAddresses>[0];

/** What VS Code remembers, which goes through JSON. */
function createMemory(initial?: unknown): Memory & { value: unknown } {
  const memory = {
    value: initial,
    get: () => memory.value,
    update(_key: string, value: unknown) {
      memory.value = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
      return Promise.resolve();
    },
  };
  return memory as Memory & { value: unknown };
}

const address = "https://mail.contoso.com:8443/EWS/Exchange.asmx";

describe("agreed addresses", () => {
  it("are remembered for one connection each, to the letter", async () => {
    const memory = createMemory();
    const agreed = new AgreedAddresses(memory);
    await agreed.agree("contoso", address);
    await agreed.agree("fabrikam", "https://mail.fabrikam.com/EWS");
    const next = new AgreedAddresses(memory);
    assert.equal(next.find("contoso"), address);
    assert.equal(next.find("fabrikam"), "https://mail.fabrikam.com/EWS");
    assert.equal(next.find("tailspin"), undefined);
  });

  it("take the place of those from before, and are forgotten with their connection", async () => {
    const memory = createMemory();
    const agreed = new AgreedAddresses(memory);
    await agreed.agree("contoso", address);
    await agreed.agree("contoso", "https://other.contoso.com/EWS");
    await agreed.agree("fabrikam", address);
    assert.equal(agreed.find("contoso"), "https://other.contoso.com/EWS");
    await agreed.forget("contoso");
    assert.deepEqual([agreed.find("contoso"), agreed.find("fabrikam")], [undefined, address]);
    await agreed.forget("fabrikam");
    assert.equal(memory.value, undefined);
  });

  for (const wrong of [
    "http://mail.contoso.com/EWS",
    "https://ada:x@mail.contoso.com/",
    "mail.contoso.com",
    "",
  ]) {
    it(`are never ${JSON.stringify(wrong)}, even if that was remembered`, async () => {
      const agreed = new AgreedAddresses(createMemory({ contoso: wrong }));
      assert.equal(agreed.find("contoso"), undefined);
      await assert.rejects(agreed.agree("contoso", wrong), UserError);
    });
  }

  it("are none where something else was remembered", async () => {
    for (const stored of [null, 3, "x", [], { contoso: 7 }, { contoso: [address] }]) {
      const agreed = new AgreedAddresses(createMemory(stored));
      assert.deepEqual(
        [agreed.find("contoso"), agreed.find("constructor"), agreed.find("__proto__")],
        [undefined, undefined, undefined],
      );
      await agreed.agree("contoso", address);
      assert.equal(agreed.find("contoso"), address);
    }
  });
});

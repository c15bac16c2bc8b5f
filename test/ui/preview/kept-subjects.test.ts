import assert from "node:assert/strict";
import { keyOf, KeptSubjects, type KeptSubject } from "../../../src/ui/preview/kept-subjects.js";

const ada: KeptSubject = {
  connection: "contoso",
  connectionName: "Contoso",
  isDemo: false,
  name: "Ada",
  mailboxes: [{ address: "ada@contoso.example", name: "Ada" }],
  calendar: undefined,
  source: "graph",
  mailboxZone: undefined,
};

const of = (name: string): KeptSubject => ({
  ...ada,
  name,
  mailboxes: [{ address: `${name}@x.example`, name }],
});

/** As VS Code keeps it: as JSON. */
function memory(first: unknown = []): ConstructorParameters<typeof KeptSubjects>[0] {
  let text = JSON.stringify(first);
  return {
    get: () => JSON.parse(text) as never,
    update(_key: string, value: unknown) {
      text = JSON.stringify(value);
      return Promise.resolve();
    },
  };
}

describe("the subjects of previews", () => {
  it("have a key that names nobody, the same whichever calendar and door are looked through", () => {
    const key = keyOf(ada);
    assert.match(key, /^[0-9a-f]{32}$/);
    assert.equal(keyOf({ ...ada, mailboxes: [{ address: "ADA@contoso.example", name: "A." }] }), key);
    assert.notEqual(keyOf({ ...ada, connection: "other" }), key);
    assert.notEqual(keyOf(of("ruben")), key);
    const [one, other] = [ada.mailboxes, of("ruben").mailboxes].map((each) => each[0]);
    assert.ok(one && other);
    assert.equal(
      keyOf({ connection: "c", mailboxes: [one, other] }),
      keyOf({ connection: "c", mailboxes: [other, one] }),
    );
  });

  it("are found again as they were kept last, until they are forgotten", async () => {
    const kept = new KeptSubjects(memory());
    assert.equal(kept.find(keyOf(ada)), undefined);
    await kept.keep(ada);
    await kept.keep({ ...ada, source: "both", mailboxZone: "Europe/Berlin" });
    const found = kept.find(keyOf(ada));
    assert.equal(found?.source, "both");
    assert.equal(found.mailboxZone, "Europe/Berlin");
    await kept.forget(keyOf(ada));
    assert.equal(kept.find(keyOf(ada)), undefined);
  });

  it("are remembered up to a bound, the oldest being forgotten first", async () => {
    const kept = new KeptSubjects(memory());
    const all = Array.from({ length: 45 }, (_, index) => of(`m${String(index)}`));
    for (const each of all) {
      await kept.keep(each);
    }
    const found = all.filter((each) => kept.find(keyOf(each)));
    assert.deepEqual(
      found.map(({ name }) => name),
      all.slice(5).map(({ name }) => name),
    );
  });

  it("are none where the memory holds something else", () => {
    const key = keyOf(ada);
    for (const value of ["text", 1, {}, [1], [[key]], [[key, {}]], [[key, { ...ada, source: "smtp" }]]]) {
      assert.equal(new KeptSubjects(memory(value)).find(key), undefined);
    }
  });
});

import assert from "node:assert/strict";
import { parseTree, type Node, type ParseError } from "jsonc-parser";
import {
  appendItem,
  appendItems,
  appendPermission,
  appendBehind,
  appendProperties,
  appendProperty,
  applyEdits,
  EditSet,
  removeItem,
  removeItems,
  render,
  renameProperty,
  replaceWithString,
  type Edit,
} from "../../src/manifest/patch.js";
import { endOfItem } from "../../src/manifest/layout.js";
import { renderAll, renderMember } from "../../src/manifest/render.js";
import { parseManifest } from "../../src/manifest/manifest.js";
import { mask, scan } from "../../src/manifest/scan.js";
import { valueAt } from "../../src/manifest/tree.js";
import { createRandom, renderWildly } from "../support/layouts.js";
import { access, graph } from "../support/manifests.js";
import { context } from "../support/testing.js";

/** Removes the items between « and » from the text. */
function removes(marked: string, expected: string): void {
  const text = marked.replaceAll(/[«»]/g, "");
  const starts = [...marked.matchAll(/«/g)].map(({ index }, nth) => index - 2 * nth);
  const nodes = nodesOf(parse(text)).filter((node) => starts.includes(node.offset) && isItem(node));
  const edits = nodes.flatMap((node) => removeItem({ text }, node));
  assert.equal(applyEdits(text, edits), expected);
}

/** Adds `"new"` to the first empty or filled list or object that the text has after its first «. */
function appends(marked: string, expected: string, json = `"new"`): void {
  const text = marked.replaceAll("«", "");
  const node = nodesOf(parse(text)).find(
    ({ offset, type }) => offset === marked.indexOf("«") && (type === "array" || type === "object"),
  );
  assert.ok(node);
  const edits =
    node.type === "array" ? appendItem({ text }, node, json) : appendProperty({ text }, node, "added", json);
  assert.equal(applyEdits(text, edits), expected);
}

function parse(text: string, errors: ParseError[] = []): Node {
  const root = parseTree(mask(text, scan(text).placeholders), errors, { allowTrailingComma: true });
  assert.ok(root);
  return root;
}

const nodesOf = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
const isItem = ({ parent }: Node) => parent?.type === "array" || parent?.type === "object";

describe("removing an item", () => {
  it("takes one comma with it on a single line", () => {
    removes("[«1», 2, 3]", "[2, 3]");
    removes("[1, «2», 3]", "[1, 3]");
    removes("[1, 2, «3»]", "[1, 2]");
    removes("[1,«2»]", "[1]");
    removes(`["a", «"b"»]`, `["a"]`);
  });

  it("leaves an empty container", () => {
    removes("[«1»]", "[]");
    removes("[ «1» ]", "[]");
    removes(`{ «"a": 1» }`, "{}");
    removes("[\n  «1»\n]", "[]");
    removes("[\n  «1», // one\n]", "[\n]");
  });

  it("takes its line with it, with every kind of line end", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const lines = (...each: string[]) => each.join(end);
      removes(lines("[", "\t«1»,", "\t2", "]", ""), lines("[", "\t2", "]", ""));
      removes(lines("[", "\t1,", "\t«2»", "]"), lines("[", "\t1", "]"));
      removes(lines("[", "\t1,", "\t«{", "\t}»,", "\t3", "]"), lines("[", "\t1,", "\t3", "]"));
    }
  });

  it("keeps mixed line ends of the others", () => {
    removes("[\r\n  1,\n  «2»,\r\n  3\r]", "[\r\n  1,\n  3\r]");
  });

  it("keeps a trailing comma as the style of the list", () => {
    removes("[1, «2»,]", "[1,]");
    removes("[1, «2», ]", "[1,]");
    removes("[\n  1,\n  «2»,\n]", "[\n  1,\n]");
  });

  it("keeps objects that open on the line of a bracket", () => {
    removes("[«{\n  }», {\n  }]", "[{\n  }]");
    removes("[{\n  }, «{\n  }»]", "[{\n  }]");
    removes("[{\n  }, «{\n  }», {\n  }]", "[{\n  }, {\n  }]");
  });

  it("takes the comments behind it on its line", () => {
    removes("[\n  «1», // one\n  2 // two\n]", "[\n  2 // two\n]");
    removes("[\n  1, // one\n  «2» // two\n]", "[\n  1 // one\n]");
    removes("[\n  «1» /* one */, /* and */ // more\n  2\n]", "[\n  2\n]");
    removes("[1, «2» /* two */]", "[1]");
    removes("[1, «2» // two\n]", "[1\n]");
    removes("[«1», // one\n  2]", "[\n  2]");
    removes("[«1» // one\n]", "[]");
  });

  it("leaves the comments that belong to others", () => {
    removes(
      "[\n  // of one\n  1,\n  // of two\n  «2»,\n  // of three\n  3\n]",
      "[\n  // of one\n  1,\n  // of two\n  // of three\n  3\n]",
    );
    removes("[«1», /* two */ 2]", "[/* two */ 2]");
    removes("[1, /* two */ «2»]", "[1 /* two */ ]");
    removes("[/* none */ «1»]", "[/* none */ ]");
    removes("[\n  «1», 2 // both\n]", "[\n  2 // both\n]");
    removes("[\n  «1», /* two\n  */ 2\n]", "[\n  /* two\n  */ 2\n]");
  });

  it("finds the comma on another line", () => {
    removes("[\n    «1» // one\n  , 2 // two\n]", "[\n    2 // two\n]");
    removes("[\n    1 // one\n  , «2» // two\n  , 3\n]", "[\n    1 // one\n  , 3\n]");
    removes("[\n    1 // one\n  , «2» // two\n]", "[\n    1 // one\n  \n]");
    removes("[\n  «1» // one\n  // of two\n  , 2\n]", "[\n  // of two\n   2\n]");
    removes("[\n  «1»\n  , // of two\n  2\n]", "[\n  // of two\n  2\n]");
  });

  it("is not deceived by commas and brackets in strings and comments", () => {
    removes(`[«"a,]"», "b\\",}"]`, `["b\\",}"]`);
    removes("[1 /* , */, «2» /* ] */]", "[1 /* , */]");
  });

  it("works for members as for entries", () => {
    removes(`{ «"a": [1, 2]», "b": 3 }`, `{ "b": 3 }`);
    removes(`{\n  "a": 1,\n  «"b": {\n    "c": 2\n  }»\n}\n`, `{\n  "a": 1\n}\n`);
  });

  it("takes a template's placeholder as a whole", () => {
    removes("[«{{ONE}}», ${{TWO}}]", "[${{TWO}}]");
    removes("[${{ONE}}, «2»]", "[${{ONE}}]");
    removes(`{ «"a": \${{ONE}}», "b": 2 }`, `{ "b": 2 }`);
  });

  it("makes no edits where a comma is missing in front of it", () => {
    removes("[1 «2»]", "[1 2]");
  });

  it("cuts nothing but a half-typed member", () => {
    removes(`{ "a": 1, «"b":» }`.replace("» }", " }»"), `{ "a": 1: }`);
    removes(`[{ «"a": »}, 2]`, `[{ : }, 2]`);
  });

  it("does nothing to what is not in a list", () => {
    const text = `{ "a": {} , "b": 1 }`;
    assert.deepEqual(removeItem({ text }, parse(text)), []);
    const value = valueAt(parse(text), "a");
    assert.ok(value);
    assert.deepEqual(removeItem({ text }, value), []);
  });
});

describe("removing several items", () => {
  /** Removes the entries between « and » together. */
  function removesAll(marked: string, expected: string): void {
    const text = marked.replaceAll(/[«»]/g, "");
    const starts = [...marked.matchAll(/«/g)].map(({ index }, nth) => index - 2 * nth);
    const nodes = nodesOf(parse(text)).filter((node) => starts.includes(node.offset) && isItem(node));
    assert.equal(nodes.length, starts.length);
    assert.equal(applyEdits(text, removeItems({ text }, nodes)), expected);
  }

  it("leaves commas only between those that stay", () => {
    removesAll("[1, «2», «3»]", "[1]");
    removesAll("[«1», 2, «3»]", "[2]");
    removesAll("[«1», «2», 3]", "[3]");
    removesAll("[1, «2», «3»,]", "[1, ]");
    removesAll("[\n  1, // one\n  «2», // two\n  «3» // three\n]", "[\n  1 // one\n]");
  });

  it("takes the blanks between neighbours once", () => {
    removesAll("[1, «2», // two\n «3» ]", "[1\n  ]");
  });

  it("leaves an empty container where none stays", () => {
    removesAll("[«1», «2», «3»]", "[]");
    removesAll("[\n  «1»,\n  «2»\n]", "[\n]");
  });

  it("makes no edits where one of them cannot go", () => {
    removesAll("[1 «2», «3»]".replace("«2»,", "2,").replace("«3»", "«3»"), "[1 2]");
    removesAll("[1 «2»]", "[1 2]");
  });

  it("parses in any layout", () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const random = createRandom(seed);
      const text = renderWildly(random);
      const root = parse(text);
      const container = random.pick(
        nodesOf(root).filter(({ type }) => type === "array" || type === "object"),
      );
      const nodes = (container as Node | undefined)?.children?.filter(() => random.chance(0.6)) ?? [];
      const edits = removeItems({ text }, nodes);
      const errors: ParseError[] = [];
      const edited = parse(applyEdits(text, edits) ?? "", errors);
      assert.deepEqual(errors, [], `Seed ${String(seed)}.`);
      assert.equal(
        sayOf(edited),
        sayOf(root, new Map(nodes.map((node) => [node, "removed"]))),
        `Seed ${String(seed)}.`,
      );
    }
  });
});

describe("appending", () => {
  it("follows the last entry on a single line", () => {
    appends("«[1, 2]", `[1, 2, "new"]`);
    appends(`«{ "a": 1 }`, `{ "a": 1, "added": "new" }`);
  });

  it("takes a line of its own where the last entry has one", () => {
    appends("«[\n  1,\n  2\n]\n", `[\n  1,\n  2,\n  "new"\n]\n`);
    appends("«[\r\n\t1\r\n]", `[\r\n\t1,\r\n\t"new"\r\n]`);
    appends("«[\r\t1\r]", `[\r\t1,\r\t"new"\r]`);
  });

  it("uses the line end of its neighbours where they are mixed", () => {
    appends('{\r\n  "a": «[\n    1\n  ]\n}', `{\r\n  "a": [\n    1,\n    "new"\n  ]\n}`);
  });

  it("keeps a trailing comma as the style of the list", () => {
    appends("«[1, 2, ]", `[1, 2, "new", ]`);
    appends("«[\n  1, // one\n]", `[\n  1, // one\n  "new",\n]`);
  });

  it("leaves comments with the entry that they belong to", () => {
    appends("«[\n  1 // one\n]", `[\n  1, // one\n  "new"\n]`);
    appends("«[\n  1 /* one */ // more\n  // none\n]", `[\n  1, /* one */ // more\n  "new"\n  // none\n]`);
    appends("«[1 /* one */]", `[1 /* one */, "new"]`);
    appends("«[1 // one\n]", `[1, // one\n  "new"\n]`);
    appends("«[\n  1 /* one\n  */\n]", `[\n  1, /* one\n  */\n  "new"\n]`);
  });

  it("fills an empty container in the layout of what is around", () => {
    appends("«[]", `["new"]`);
    appends("«{}", `{ "added": "new" }`);
    appends(`{ "a": «[ ] }`, `{ "a": ["new"] }`);
    appends(`{\n  "a": «[]\n}`, `{\n  "a": [\n    "new"\n  ]\n}`);
    appends(`{\n  "a": «[\n  ]\n}`, `{\n  "a": [\n    "new"\n  ]\n}`);
    appends(`[\n  { "a": «[] }\n]`, `[\n  { "a": ["new"] }\n]`);
  });

  it("comes behind the comments of an empty container", () => {
    appends("«[ // none\n]", `[ // none\n  "new"\n]`);
    appends("[\n  «[\n    // none\n  ]\n]", `[\n  [\n    // none\n    "new"\n  ]\n]`);
    appends("«[/* none */]", `[/* none */ "new"]`);
  });

  it("comes behind a template's placeholder", () => {
    appends("«[1, ${{MORE}}]", '[1, ${{MORE}}, "new"]');
    appends(`«{ "a": {{MORE}} }`, `{ "a": {{MORE}}, "added": "new" }`);
  });

  it("leaves a comment behind a trailing comma where it is", () => {
    appends("«[1, /* one */]", `[1, /* one */ "new",]`);
    appends("«[1, // one\n]", `[1, // one\n  "new",\n]`);
  });

  it("is not deceived by slashes in a block comment", () => {
    appends("«[1 /* // one */]", `[1 /* // one */, "new"]`);
    appends("«[1 /* one *//* more */]", `[1 /* one *//* more */, "new"]`);
  });

  it("takes its step from what is inside where the whole text is indented", () => {
    appends(`  {\n    "a": «[]\n  }`, `  {\n    "a": [\n      "new"\n    ]\n  }`);
  });

  it("adds several members as one edit", () => {
    const text = `{\n  "a": 1\n}`;
    const edits = appendProperties({ text }, parse(text), [
      ["b", "2"],
      ["c", "3"],
    ]);
    assert.equal(edits.length, 1);
    assert.equal(applyEdits(text, edits), `{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}`);
    assert.deepEqual(appendProperties({ text }, parse(text), []), []);
  });

  it("adds several in order", () => {
    const text = "[\n  1\n]";
    assert.equal(applyEdits(text, appendItems({ text }, parse(text), ["2", "3"])), "[\n  1,\n  2,\n  3\n]");
    assert.deepEqual(appendItems({ text }, parse(text), []), []);
  });

  it("makes no edits where the container is half-typed", () => {
    for (const text of [
      "«[",
      "«[1",
      "«[1,",
      "«[[]",
      "«[ // ]",
      "«[ /* ]",
      `«["]`,
      "«[1 :]",
      `«{ "a": }`,
      `«{ "a" }`,
      `«{ "a": {}`,
      `«{"a":1 "`,
    ]) {
      appends(text, text.replace("«", ""));
    }
  });

  it("makes no edits to a container of the other kind, or none at all", () => {
    const text = "[null, {}, []]";
    const [nothing, object, array] = parse(text).children ?? [];
    assert.ok(nothing && object && array);
    assert.deepEqual(appendItem({ text }, object, "1"), []);
    assert.deepEqual(appendProperty({ text }, array, "a", "1"), []);
    assert.deepEqual(appendItem({ text }, nothing, "1"), []);
  });
});

describe("adding behind what has no brackets around it", () => {
  const adds = (text: string, expected: string) => {
    const edits = appendBehind({ text }, parse(text), ["2"]);
    assert.equal(applyEdits(text, edits), expected);
  };

  it("puts a comma between, on the same line or not", () => {
    adds("{}", "{}, 2");
    adds("{}, \n", "{}, 2, \n");
    adds("  {\n  } // one\n", "  {\n  }, // one\n  2\n");
  });

  it("makes no edits where something else follows", () => {
    adds("{} x", "{} x");
    assert.deepEqual(appendBehind({ text: "{}" }, parse("{}"), []), []);
  });
});

describe("a rendered entry", () => {
  const entry = { id: "x", type: "Scope" };
  const rendered = (text: string) => render(text, parse(text), entry);

  it("has the blanks of its neighbours on a single line", () => {
    assert.equal(rendered(`[{ "id": "a", "type": "b" }]`), `{ "id": "x", "type": "Scope" }`);
    assert.equal(rendered(`[{"id": "a", "type": "b"}]`), `{"id": "x", "type": "Scope"}`);
    assert.equal(rendered(`[{"id":"a","type":"b"}]`), `{"id":"x","type":"Scope"}`);
    assert.equal(rendered("[]"), `{ "id": "x", "type": "Scope" }`);
  });

  it("has the indentation and line ends of its neighbours on several lines", () => {
    assert.equal(
      rendered(`[\r\n\t{\r\n\t\t"id": "a"\r\n\t}\r\n]`),
      `{\r\n\t\t"id": "x",\r\n\t\t"type": "Scope"\r\n\t}`,
    );
    assert.equal(rendered(`[{\n   "id": "a"\n}]`), `{\n   "id": "x",\n   "type": "Scope"\n}`);
  });

  it("has the innermost objects on one line each where those of several entries are", () => {
    const text = `[\n\t{\n\t\t"list": [\n\t\t\t{"id":"a"}\n\t\t]\n\t}\n]`;
    const value = { list: [entry], none: [] };
    const lines = [
      "{",
      '\t\t"list": [',
      '\t\t\t{"id":"x","type":"Scope"}',
      "\t\t],",
      '\t\t"none": []',
      "\t}",
    ];
    assert.deepEqual(renderAll(text, parse(text), [value, value]), [lines.join("\n"), lines.join("\n")]);
    assert.deepEqual(renderAll("[]", parse("[]"), ["a", true, entry]), [
      '"a"',
      "true",
      '{ "id": "x", "type": "Scope" }',
    ]);
  });

  it("stands at the depth of a member", () => {
    const text = `{\r\n  "a": {\r\n    "b": 1\r\n  }\r\n}`;
    const inner = valueAt(parse(text), "a");
    assert.ok(inner);
    assert.equal(renderMember(text, inner, ["x"]), `[\r\n      "x"\r\n    ]`);
    assert.equal(renderMember("{}", parse("{}"), { a: ["x"] }), `{ "a": ["x"] }`);
  });

  it("takes its step from its neighbours, not from a comment at the top", () => {
    assert.equal(
      rendered(`/*\n * About\n */\n[\n    {\n        "id": "a"\n    }\n]`),
      `{\n        "id": "x",\n        "type": "Scope"\n    }`,
    );
  });
});

describe("asking for one more permission", () => {
  const one = { id: "465a38f9-76ea-45b9-9f34-9e8b0d4b0b42", type: "Scope" };
  function asks(text: string, expected: string): void {
    const manifest = parseManifest(text, context.catalogue);
    const [application] = manifest.applications;
    assert.ok(application);
    assert.equal(applyEdits(text, appendPermission(manifest, application, graph, one)), expected);
  }

  it("uses the entry of the resource, or makes one", () => {
    const entry = `{ "resourceAppId": "${graph}", "resourceAccess": [${access(one.id, one.type)}] }`;
    asks(`{ "requiredResourceAccess": [] }`, `{ "requiredResourceAccess": [${entry}] }`);
    asks(
      `{ "requiredResourceAccess": [{ "resourceAppId": "${graph}", "resourceAccess": [] }] }`,
      `{ "requiredResourceAccess": [${entry}] }`,
    );
  });

  it("makes no edits where there is no list", () => {
    for (const list of ["null", "{}", `"x"`]) {
      const text = `{ "requiredResourceAccess": ${list} }`;
      asks(text, text);
    }
  });
});

describe("applying edits", () => {
  const at = (offset: number, length: number, text = ""): Edit => ({ offset, length, text });

  it("makes them in any order", () => {
    assert.equal(applyEdits("abcdef", [at(4, 1, "E"), at(0, 1), at(2, 0, "-")]), "b-cdEf");
  });

  it("gives nothing where two want the same place", () => {
    assert.equal(applyEdits("abcdef", [at(0, 3), at(2, 1)]), undefined);
    assert.equal(applyEdits("abcdef", [at(0, 3), at(0, 3)]), undefined);
  });
});

describe("a set of edits", () => {
  const at = (offset: number, length: number, text = ""): Edit => ({ offset, length, text });

  it("takes cuts that lie next to each other, in any order", () => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [1, 2, 0],
    ]) {
      const set = new EditSet();
      const cuts = [at(0, 5), at(5, 2), at(7, 3)];
      assert.ok(order.every((index) => set.add([cuts[index] ?? at(0, 0)])));
      assert.equal(applyEdits("0123456789ab", set.edits), "ab");
      assert.equal(set.add([at(6, 1)]), false);
    }
  });

  it("refuses what touches something that is put in", () => {
    const set = new EditSet();
    assert.ok(set.add([at(5, 0, "x")]));
    assert.equal(set.add([at(5, 0, "y")]), false);
    assert.equal(set.add([at(3, 2)]), false);
    assert.equal(set.add([at(5, 1)]), false);
    assert.ok(set.add([at(6, 1, "z")]));
  });

  it("takes all edits of a fix or none, also where they clash with each other", () => {
    const set = new EditSet();
    assert.equal(set.add([at(0, 2), at(1, 2)]), false);
    assert.equal(set.add([at(8, 1), at(0, 2), at(8, 1)]), false);
    assert.deepEqual(set.edits, []);
  });

  it("agrees with a comparison of all with all, whatever comes in", () => {
    const random = createRandom(7);
    for (let round = 0; round < 500; round++) {
      const set = new EditSet();
      const taken: Edit[] = [];
      for (let count = 0; count < 12; count++) {
        const edit = at(random.below(30), random.below(4), random.pick(["", "", "x"]));
        const touches = (other: Edit) =>
          edit.offset <= other.offset + other.length && other.offset <= edit.offset + edit.length;
        const adjacent = (other: Edit) =>
          edit.offset === other.offset + other.length || other.offset === edit.offset + edit.length;
        const nothing = edit.length === 0 && edit.text === "";
        const fits =
          nothing ||
          !taken.some((other) => touches(other) && !(adjacent(other) && edit.text + other.text === ""));
        assert.equal(set.add([edit]), fits);
        if (fits && !nothing) {
          taken.push(edit);
        }
      }
      assert.deepEqual(
        set.edits,
        taken.toSorted((a, b) => a.offset - b.offset),
      );
    }
  });
});

/**
 * What a text says: members in order, so that duplicates count. A node that `changes` knows is left
 * out, renamed, replaced or added to as it says.
 */
function sayOf(node: Node, changes: ReadonlyMap<Node, "removed" | "new"> = new Map()): string {
  const kept = (node.children ?? []).filter((child) => changes.get(child) !== "removed");
  const added = changes.get(node) === "new";
  const parts = kept.map((child) => sayOf(child, changes));
  if (node.type === "array") {
    return `[${[...parts, ...(added ? [`"new"`] : [])].join()}]`;
  }
  if (node.type === "object") {
    return `{${[...parts, ...(added ? [`"added":"new"`] : [])].join()}}`;
  }
  if (node.type === "property") {
    return parts.join(":");
  }
  return added ? `"new"` : JSON.stringify(node.value ?? null);
}

/** An edit of a node that the dice choose, with what it makes of the node. */
function changeOf(
  text: string,
  node: Node,
  dice: number,
): { edits: Edit[]; change: "removed" | "new" } | undefined {
  if (dice === 0 && isItem(node)) {
    return { edits: removeItem({ text }, node), change: "removed" };
  }
  if (node.type === "array") {
    return { edits: appendItem({ text }, node, `"new"`), change: "new" };
  }
  if (node.type === "object") {
    return { edits: appendProperty({ text }, node, "added", `"new"`), change: "new" };
  }
  return node.type === "string" ? { edits: [replaceWithString(node, "new")], change: "new" } : undefined;
}

describe("any edits of any layout", () => {
  it("say what they should, parse, and lose no comment of what stays", () => {
    for (let seed = 1; seed <= 3000; seed++) {
      const random = createRandom(seed);
      const text = renderWildly(random);
      const root = parse(text);
      const nodes = nodesOf(root);
      const changes = new Map<Node, "removed" | "new">();
      const set = new EditSet();

      for (let count = 1 + random.below(5); count > 0; count--) {
        const node = random.pick(nodes);
        const change = changeOf(text, node, random.below(2));
        assert.ok(change === undefined || change.edits.length > 0, `Seed ${String(seed)}: no edits.`);
        if (change && set.add(change.edits)) {
          changes.set(node, change.change);
        }
      }
      const edited = applyEdits(text, set.edits);
      assert.ok(edited !== undefined, `Seed ${String(seed)}: overlapping edits.`);
      const errors: ParseError[] = [];
      assert.equal(sayOf(parse(edited, errors)), sayOf(root, changes), `Seed ${String(seed)}.`);
      assert.deepEqual(errors, [], `Seed ${String(seed)}.`);
      assert.deepEqual(lostComments(text, edited, changes), [], `Seed ${String(seed)}.`);
    }
  });

  it("stay within a half-typed text and leave the neighbours alone", () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const random = createRandom(seed);
      const whole = renderWildly(random);
      const at = random.below(whole.length);
      const text =
        whole.slice(0, at) +
        random.pick(["", '"', "{", "}", "[", "]", ",", ":", "/*", "//", "\n"]) +
        (random.chance(0.5) ? whole.slice(at + random.below(3)) : "");
      const root = parseTree(mask(text, scan(text).placeholders), [], { allowTrailingComma: true });

      for (const node of root ? nodesOf(root) : []) {
        const removal = removeItem({ text }, node);
        for (const { offset, length } of [...removal, ...(changeOf(text, node, 1)?.edits ?? [])]) {
          assert.ok(offset >= 0 && length >= 0 && offset <= text.length, `Seed ${String(seed)}.`);
        }
        for (const other of isItem(node) ? (node.parent?.children ?? []) : []) {
          const cuts = removal.some(
            ({ offset, length }) =>
              Math.max(offset, other.offset) < Math.min(offset + length, endOfItem(text, other)),
          );
          assert.ok(other === node || !cuts, `Seed ${String(seed)}.`);
        }
      }
    }
  });
});

/** Comments that are gone, though they stood neither in a removed item nor behind one on its line. */
function lostComments(text: string, edited: string, changes: ReadonlyMap<Node, "removed" | "new">): string[] {
  const removed = [...changes].filter(([, change]) => change === "removed").map(([node]) => node);
  return scan(text)
    .comments.filter(
      ({ offset }) =>
        !removed.some(
          (node) =>
            offset >= node.offset &&
            /^(?:[^\S\r\n]|,|\/\*[^\r\n]*?\*\/)*$/.test(text.slice(endOfItem(text, node), offset)),
        ),
    )
    .map(({ offset, length }) => /cn\d+/.exec(text.slice(offset, offset + length))?.[0] ?? "")
    .filter((word) => !new RegExp(`${word}\\b`).test(edited));
}

describe("renaming", () => {
  it("changes the name and nothing else", () => {
    const text = `{ "a" : /* x */ 1 }`;
    const key = parse(text).children?.[0]?.children?.[0];
    assert.ok(key);
    assert.equal(applyEdits(text, [renameProperty(key, `b"`)]), `{ "b\\"" : /* x */ 1 }`);
  });
});

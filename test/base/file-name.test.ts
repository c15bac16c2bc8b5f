import assert from "node:assert/strict";
import { toFileName, toFileWord } from "../../src/base/file-name.js";

describe("toFileName", () => {
  for (const [text, name] of [
    ["ClockWork Office365 Sync", "ClockWork Office365 Sync"],
    ["../../etc/passwd", "etc passwd"],
    ["..\\..\\AUTOEXEC", "AUTOEXEC"],
    ["C:\\temp", "C temp"],
    [".gitignore", "gitignore"],
    ["a..b", "a.b"],
    ["name. .", "name"],
    ["--help", "help"],
    ["con", "_con"],
    ["NUL.json", "_NUL.json"],
    ["com¹", "_com¹"],
    ["context", "context"],
    ["\u202egpj.exe", "gpj.exe"],
    ["two\nlines", "two lines"],
    ["<b>$(alert)</b>", "b (alert) b"],
    ["カレンダー同期", "カレンダー同期"],
    ["Kalender\u0308", "Kalender\u0308".normalize("NFC")],
    ["a\uff0fb\u2215c", "a b c"],
    ["😀", "application"],
    ["", "application"],
    ["...", "application"],
  ] as const) {
    it(`makes ${JSON.stringify(name)} of ${JSON.stringify(text)}`, () => {
      assert.equal(toFileName(text, "application"), name);
    });
  }

  it("leaves room for what follows, and cuts no character in two", () => {
    const name = toFileName("𠮷".repeat(256), "application");
    assert.equal(name, "𠮷".repeat(30));
  });
});

describe("toFileWord", () => {
  it("makes one word", () => {
    assert.equal(toFileWord("Sense — Room Sync (EU)", "application"), "sense-room-sync-eu");
  });

  it("has something in any case", () => {
    assert.equal(toFileWord("()", "application"), "application");
  });

  it("stays clear of the names of devices", () => {
    assert.equal(toFileWord("(con)", "application"), "con");
  });
});
